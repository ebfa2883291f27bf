// When a list is shown anew because what stands inside the element has changed. Showing it closes what is open.

import { whenReleased } from "./events.js";

export function whenIdle(shadow, work) {
  // What a browser has translated has other words, and so other items than those that were ticked.
  if (document.querySelector("html:is(.translated-ltr,.translated-rtl)") || shadow.host.querySelector("font[style] > font[style]")) {
    return;
  }
  if (shadow.activeElement?.closest(".compose")) {
    // The next field of the same note has the focus only later. The same function each time, since the same is added only once.
    shadow.look ??= () => setTimeout(() => whenIdle(shadow, work));
    shadow.addEventListener("focusout", shadow.look, { once: true });
  } else {
    whenReleased(work);
  }
}
