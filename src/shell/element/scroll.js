// Keeps the reader's place. What is drawn has not the height of what it replaces, and browsers forget what stood at the top of the window.

export function keepScroll(element, draw) {
  const before = [...element.querySelectorAll(":scope li:not(:scope li li)")].map((item) => item.getBoundingClientRect());
  draw();
  const drawn = element.shadowRoot.querySelectorAll("[part~=item]");
  // The first of which more than half can be seen, when others above it are out of sight.
  const index = before.findIndex(({ top, bottom }) => top + bottom > 0);
  if (index > 0 && drawn.length === before.length) {
    scrollBy({ top: drawn[index].getBoundingClientRect().top - before[index].top, behavior: "instant" });
  }
}
