// What comes from the window and concerns every checklist on the page: links in the address, what other tabs have stored, printing, and the end.

import { payloads } from "./address.js";
import { localeOf } from "./host.js";

// `checklists` are those on the page, now and later, each with a `shadowRoot`, `isReady`, `isSettled` (it is drawn, or never will be),
// `offer`, which opens a text or returns why not, and `refuse`; one that waits until it is scrolled to also `hurry`, so that it waits no longer. `storedElsewhere` hears of keys that another tab has written.
// Returns what is to be called when one of them shows something else, or never will.
export function watchWindow(checklists, storedElsewhere) {
  // What stood in the address when it was read last, and of that what no checklist has taken yet.
  let read = [];
  let arrived = [];

  // Each text goes to the checklist whose list and team it is for. When all have been asked, the first says what is wrong.
  function offerArrived() {
    const texts = payloads();
    // Going to a heading of the page leaves the query as it is: what was offered is not offered again. Applications change the address
    // without a word.
    arrived = texts.filter((text) => arrived.includes(text) || !read.includes(text));
    read = texts;
    const ready = [...checklists].filter((checklist) => checklist.isReady);
    arrived = arrived.filter((text) => {
      const problems = new Set();
      const taken = ready.find((checklist) => {
        const problem = checklist.offer(text);
        problems.add(problem);
        return problem === undefined;
      });
      if (taken) {
        bringIntoView(taken);
      }
      if (taken || !ready.length || ![...checklists].every((checklist) => checklist.isSettled)) {
        return !taken;
      }
      ready[0].refuse([...problems][0]);
      return false;
    });
  }

  addEventListener("hashchange", () => {
    checklists.forEach((checklist) => checklist.hurry?.());
    offerArrived();
  });

  // What was answered has left the address, and is new when it comes again.
  addEventListener("click", () => (read = read.filter((text) => payloads().includes(text))));

  addEventListener("storage", (event) => {
    if (event.newValue !== null) {
      storedElsewhere(event.key, event.newValue);
    }
  });

  // A page that comes back from the history heard nothing of other tabs meanwhile.
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      try {
        // Other keys are the page's own.
        const keys = Object.keys(localStorage).filter((key) => key.startsWith("alignment-checklist:"));
        keys.forEach((key) => storedElsewhere(key, localStorage.getItem(key)));
      } catch {
        // Blocked storage has nothing to tell.
      }
    }
  });

  // Before the page goes, a note that is being written is kept as if its field had been left.
  addEventListener("pagehide", () =>
    checklists.forEach(({ shadowRoot }) => {
      const field = shadowRoot.activeElement;
      field?.blur();
      // A window in the background has no focus that could be lost.
      field?.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    }),
  );

  addEventListener("beforeprint", () => checklists.forEach(stampForPrint));

  return offerArrived;
}

// Who opens a link looks for what it holds, as for any fragment.
export function bringIntoView({ shadowRoot }) {
  // Drawn a little later.
  setTimeout(() => shadowRoot.querySelector(".offer")?.scrollIntoView({ block: "nearest" }));
}

// Paper says of which day it is.
function stampForPrint({ shadowRoot }) {
  const day = new Date().toLocaleDateString(localeOf(shadowRoot.host), { dateStyle: "long" });
  shadowRoot.querySelector(".root")?.setAttribute("data-printed", day);
}
