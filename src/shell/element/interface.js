// What only an element that is drawn needs of JavaScript, the glue of the WebAssembly first of all. One module, so that the page waits for
// less and asks only once.

export { ChecklistWidget, default as start, storedElsewhere } from "./alignment_checklist.js";
export { adoptStyles } from "./css.js";
export { keepDrafts, listen } from "./events.js";
export { whenIdle } from "./idle.js";
export { keepScroll } from "./scroll.js";
export { linkOf, offer, outcomeOf, refuse } from "./share.js";
