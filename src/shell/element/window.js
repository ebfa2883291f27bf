// What comes from the window and concerns every checklist on the page: links in the address, what other tabs have stored, printing, and the end.

import { payloads } from "./address.js";
import { localeOf } from "./host.js";

// `checklists` are those on the page, now and later, each with a `shadowRoot`, `isReady`, `isSettled` (it shows what it is to show, or
// never will), `offerLink`, which opens and shows a text or returns why not, and `refuse`, which says why not; one that waits until it is scrolled to also `hurry`, so that
// it waits no longer. `storedElsewhere` is called when another tab may have stored something.
// Returns what is to be called when one of them shows something else, with it, or never will: applications change the address without a word.
export function watchWindow(checklists, storedElsewhere) {
  // Which checklist asks what to do with a text of the address; none where one has said why it is for nobody here.
  const askers = new Map();

  // The texts that nobody has taken yet, or whoever did has gone. Going to a heading of the page leaves the query as it is, and what is
  // asked already is not asked again. What has left the address is new when it comes again.
  function arrived() {
    const texts = payloads();
    askers.forEach((asker, text) => (texts.includes(text) ? checklists.has(asker) || askers.set(text) : askers.delete(text)));
    return texts.filter((text) => !askers.get(text));
  }

  // Each text goes to the checklist whose list and team it is for. When all have been asked, the first says what is wrong.
  function offerArrived(changed) {
    // What it was asked went with what it has shown before.
    askers.forEach((asker, text) => asker === changed && askers.set(text));
    for (const text of arrived()) {
      checklists.forEach((checklist) => checklist.hurry?.());
      const ready = [...checklists].filter((checklist) => checklist.isReady);
      const problems = [];
      const taken = ready.find((checklist) => {
        const problem = checklist.offerLink(text);
        problems.push(problem);
        return problem === undefined;
      });
      if (taken) {
        askers.set(text, taken);
      } else if (ready.length > 0 && !askers.has(text) && [...checklists].every((checklist) => checklist.isSettled)) {
        // One that it is for may still come.
        askers.set(text);
        ready[0].refuse(problems[0], text);
      }
    }
  }

  addEventListener("hashchange", offerArrived);

  // What was answered has left the address. The page may keep clicks to itself.
  addEventListener("click", () => setTimeout(arrived), true);

  addEventListener("storage", storedElsewhere);
  // A page that comes back from the history heard nothing of other tabs meanwhile.
  addEventListener("pageshow", storedElsewhere);

  // Before the page goes, a note that is being written is kept as if its field had been left.
  const keepWriting = () =>
    checklists.forEach(({ shadowRoot }) => {
      const field = shadowRoot.activeElement;
      field?.blur();
      // A window in the background has no focus that could be lost.
      field?.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    });
  addEventListener("pagehide", keepWriting);
  // Phones end what is out of sight without a word.
  addEventListener("visibilitychange", () => document.hidden && matchMedia("(pointer:coarse)").matches && keepWriting(), true);

  addEventListener("beforeprint", () => {
    keepWriting();
    checklists.forEach(stampForPrint);
  });

  return offerArrived;
}

// Paper says of which day it is.
function stampForPrint({ shadowRoot }) {
  const day = new Date().toLocaleDateString(localeOf(shadowRoot.host), { dateStyle: "long" });
  shadowRoot.querySelector(".root")?.setAttribute("data-printed", day);
}
