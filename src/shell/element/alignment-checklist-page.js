// The bare page: its query parameters are the attributes of its element, and what frames it may talk to it.

import { ATTRIBUTES } from "./attributes.js";
import "./alignment-checklist.js";
import { talkToHost } from "./frame.js";

const element = document.querySelector("alignment-checklist");
const root = document.documentElement;

const parameters = new URLSearchParams(location.search);

if (parameters.has("src")) {
  // The list that stands on this page is another; that one has a name of its own.
  element.removeAttribute("list");
}
for (const [name, value] of parameters) {
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
