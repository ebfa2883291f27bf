// Hosts that remove unknown elements leave standing <div class="alignment-checklist"> and <ul class="alignment-checklist">, with data-list,
// data-team and so on for the attributes. Each gets an element around, or inside, what it holds.

import { ATTRIBUTES } from "./attributes.js";

const CLASS = "alignment-checklist";

export function watchForPlaceholders() {
  const found = document.getElementsByClassName(CLASS);
  const upgradeAll = () => [...found].forEach(upgrade);
  // Pages that change without loading bring new ones.
  new MutationObserver(upgradeAll).observe(document, { childList: true, subtree: true });
  upgradeAll();
}

function upgrade(placeholder) {
  if (
    !/^(div|ul|ol)$/.test(placeholder.localName) ||
    placeholder.closest("alignment-checklist") ||
    placeholder.querySelector(":scope > alignment-checklist")
  ) {
    return;
  }
  const element = document.createElement("alignment-checklist");
  // In a wiki that anybody edits, a list from elsewhere would have the browsers of readers ask any server. Redirects lead elsewhere, too.
  element.dataset.sameOrigin = "";
  for (const name of ATTRIBUTES) {
    if (name in placeholder.dataset) {
      element.setAttribute(name, placeholder.dataset[name]);
    }
  }
  if (placeholder.localName === "div") {
    element.append(...placeholder.childNodes);
    placeholder.append(element);
  } else {
    placeholder.replaceWith(element);
    element.append(placeholder);
  }
}
