// What only an element that is drawn needs of JavaScript. It comes with the WebAssembly, so that the page waits for less.

export { keepDrafts, listen } from "./events.js";
export { keepPlace } from "./place.js";
export { linkOf, offer, outcomeOf, refuse } from "./share.js";
