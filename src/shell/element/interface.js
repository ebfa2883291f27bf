// What only an element that is drawn needs of JavaScript, the glue of the WebAssembly first of all. One module, so that the page waits for
// less and asks only once.

export { ChecklistWidget, default as start, storedElsewhere } from "./alignment_checklist.js";
export { dress } from "./dress.js";
export { keepDrafts, listen } from "./events.js";
export { keepPlace } from "./place.js";
export { whenAtRest } from "./rest.js";
export { linkOf, offer, outcomeOf, refuse } from "./share.js";
