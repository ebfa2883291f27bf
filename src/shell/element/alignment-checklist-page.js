// The bare page: its query parameters are the attributes of its element, and what frames it may talk to it.

import "./alignment-checklist.js";
import { talkToHost } from "./frame.js";

const element = document.querySelector("alignment-checklist");
const root = document.documentElement;

const parameters = new URLSearchParams(location.search);

if (parameters.has("src")) {
  // The list that stands on this page is another; that one has a name of its own.
  element.removeAttribute("list");
  // Nor are its items those to read where the other is out of reach.
  element.ready.catch(({ message }) => element.replaceWith(message));
}
for (const [name, value] of parameters) {
  if (element.constructor.observedAttributes.includes(name)) {
    element.setAttribute(name, value);
  }
}
root.lang = element.getAttribute("lang") ?? root.lang;
// The page around the element follows its theme.
root.dataset.theme = element.getAttribute("theme") ?? "auto";

if (parent !== window) {
  talkToHost(element);
}
