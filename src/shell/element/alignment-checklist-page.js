// The bare page: its query parameters are the attributes of its element, and what frames it may talk to it.

import { ATTRIBUTES } from "./attributes.js";
import "./alignment-checklist.js";
import { talkToHost } from "./frame.js";

const element = document.querySelector("alignment-checklist");
const root = document.documentElement;

for (const [name, value] of new URLSearchParams(location.search)) {
  if (ATTRIBUTES.includes(name)) {
    element.setAttribute(name, value);
  }
}
root.lang = element.getAttribute("lang") ?? root.lang;
// The page around the element follows its theme.
root.dataset.theme = element.getAttribute("theme") ?? "auto";

if (parent !== window) {
  talkToHost(element);
}
