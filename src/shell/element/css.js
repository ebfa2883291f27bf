// The styles of a checklist that is drawn.

import { styles } from "./alignment_checklist.js";
import { BASE } from "./shadow.js";

// A sheet serves all checklists of the document that it was made for, and no other document.
const sheets = new WeakMap();

export function adoptStyles(shadow) {
  const { ownerDocument } = shadow;
  const view = ownerDocument.defaultView;
  // A document that is not shown has none.
  if (view) {
    const sheet = sheets.get(ownerDocument) ?? new view.CSSStyleSheet();
    if (!sheets.has(ownerDocument)) {
      sheets.set(ownerDocument, sheet);
      sheet.replaceSync(BASE + styles());
    }
    shadow.adoptedStyleSheets = [sheet];
  }
}
