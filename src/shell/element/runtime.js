// The files behind the element, as the build names them. The production build writes this module anew, with a hash in the names
// of glue and WebAssembly so that one never meets an older other.

export const GLUE = "./alignment_checklist.js";
export const WASM = "./alignment_checklist_bg.wasm";
export const INTERFACE = "./interface.js";

// Draws QR codes; empty where the build has no packages to make it of.
export const QR = "";

// Languages besides English, each a file `alignment-checklist-text-<language>.json`.
export const LANGUAGES = [];
