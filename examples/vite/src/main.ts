import "alignment-checklist";
import { kim } from "./kim.ts";

const checklist = document.querySelector("alignment-checklist")!;
const progress = document.querySelector("output")!;

function show() {
  progress.value = `${checklist.summary?.done} of ${checklist.summary?.total}`;
}

checklist.addEventListener("alignment-ready", show);
checklist.addEventListener("alignment-change", show);

// Setting the state merges: what is ticked here stays.
document.querySelector("button")!.addEventListener("click", () => (checklist.state = kim(checklist.getAttribute("team")!)));
