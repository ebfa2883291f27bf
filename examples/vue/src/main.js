import "alignment-checklist";
import { createApp } from "vue";
import Talk from "./Talk.vue";

createApp(Talk, { team: "vue" }).mount("#app");
