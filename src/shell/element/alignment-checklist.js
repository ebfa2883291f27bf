// The module that a page loads. It defines the element at once; the WebAssembly comes later, once, when an element needs it.

import { AlignmentChecklistElement } from "./element.js";
import { watchForPlaceholders } from "./placeholders.js";

const NAME = "alignment-checklist";

// The module may be loaded twice, or in two versions: the first one serves the page.
if (!customElements.get(NAME)) {
  customElements.define(NAME, AlignmentChecklistElement);
  watchForPlaceholders();
}
