// Keeps the keyboard's place. What has focus may be taken away: by what was pressed, by undo, a link or another tab. Browsers then start again
// at the beginning of the page.

export function keepFocus(shadow) {
  let focused;
  // What stood around it.
  let panel;
  let item;
  let banner;
  // The last that had focus beside the banners, which go, and the fields of notes, where keys mean something else.
  let elsewhere;

  shadow.addEventListener("focusin", ({ target }) => {
    focused = target;
    [panel, item, banner] = [".panel", "[data-item]", "[part~=banner]"].map((around) => target.closest(around));
    elsewhere = banner || target.closest(".compose") ? elsewhere : target;
  });

  // Who leaves it while it is there is looking at something else.
  shadow.addEventListener("focusout", ({ target }) =>
    setTimeout(() => {
      if (focused === target && target.isConnected && shadow.activeElement !== target) {
        focused = undefined;
      }
    }),
  );

  new MutationObserver(() => {
    // Taking focus from the page around a frame is not ours.
    if (focused && !focused.isConnected && document.activeElement === document.body && (parent === window || document.hasFocus())) {
      const { value, defaultValue } = focused;
      const note = focused.closest("[data-note]")?.dataset.note;
      if (note && value && value !== defaultValue && !panel.querySelector(`[data-note=${JSON.stringify(note)}]`)) {
        // Somebody else has removed the note that is being changed: what is written goes on as a new one.
        panel = panel.querySelector("textarea");
        panel.value = value;
      }
      focused = undefined;
      const near = [panel, item?.querySelector("button"), banner, shadow.querySelector(".offer"), elsewhere];
      (near.find((element) => element?.checkVisibility()) ?? shadow.querySelector("[part~=checklist]"))?.focus({ preventScroll: true });
    }
  }).observe(shadow, { childList: true, subtree: true });
}
