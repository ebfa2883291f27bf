// The styles of a checklist that is drawn.

import { styles } from "./alignment_checklist.js";
import { BASE } from "./surface.js";

// A sheet serves only the document that it was made for; one that is not shown has none.
export function dress(shadow) {
  const view = shadow.ownerDocument.defaultView;
  if (view) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(BASE + styles());
    shadow.adoptedStyleSheets = [sheet];
  }
}
