// What only an element that is drawn needs of JavaScript. It comes with the WebAssembly, so that the page waits for less.

export { keepDrafts, listen } from "./events.js";
export { bringIntoView, linkOf, outcomeOf } from "./share.js";
