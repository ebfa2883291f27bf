import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Talk } from "./Talk.tsx";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Talk team="react" />
  </StrictMode>,
);
