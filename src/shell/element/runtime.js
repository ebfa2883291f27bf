// The files behind the element and the ways to them. Each way is written as a literal, which is what bundlers look for. The production
// build writes this module anew, with a hash in the names, so that one never meets an older other.

// The module that comes with the WebAssembly: its name, and how to import it.
export const INTERFACE = ["interface.js", () => import("./interface.js")];

// Imports what draws QR codes; undefined where the build has no packages to make it of.
export const importQr = undefined;

export const wasmAddress = () => new URL("./alignment_checklist_bg.wasm", import.meta.url).href;
export const fetchWasm = () => fetch(wasmAddress());

// The folder with the page that anybody can open.
export const home = () => new URL("./", wasmAddress()).href;

// By language, what fetches the words of the interface. English is compiled in.
export const LANGUAGES = {};
