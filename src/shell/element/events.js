// What people do inside the widget, told to it as plain values: the name of the control, the item, the note, what was written and by whom.
// One listener serves the whole list, so that a thousand rows carry none.

import { keepFocus } from "./focus.js";
import { forget, openFile, press as pressShare, whenDrawn } from "./share.js";

// `call` asks the widget something; `loadQr`, where there are QR codes, promises the module that draws them.
export function listen(shadow, call, loadQr) {
  const tell = tellerOf(call);
  const means = { call, tell, loadQr };
  keepFocus(shadow);

  // Where the click before was.
  let banner;
  shadow.addEventListener("click", (event) => {
    const { target } = event;
    if (event.detail > 1 && banner) {
      // A banner that goes leaves something else under the pointer: the second click of two is not meant for that.
      event.preventDefault();
      return;
    }
    banner = target.closest("[part~=banner]");
    const button = target.closest("[data-action]");
    if (!/^(un|re)do$/.test(button?.dataset.action)) {
      // First: what was pressed may take away the field that was left. Undo is not meant for the note that is kept only now.
      settle();
    }
    const item = target.closest("[data-item]");
    if (item) {
      // Among open items only, what is ticked stays until the list is left, so that nothing moves under the pointer.
      item.dataset.held = "";
    } else {
      letGo(shadow);
    }
    if (button && button.ariaDisabled !== "true") {
      press(button, means);
    }
  });

  shadow.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") {
      tell(target.checked ? "tick" : "untick", target);
    } else if (target.type === "file" && target.files.length > 0) {
      openFile(target, call);
    }
  });

  // A note is kept when its field is left, however that happens: there is nothing to save.
  shadow.addEventListener("focusout", ({ target, relatedTarget }) => {
    // Who looks something up in another window comes back to write on. From a frame they may have gone on in the page around it.
    if (shadow.activeElement === target && parent === window) {
      return;
    }
    const compose = target.closest(".compose");
    if (compose && !compose.contains(relatedTarget)) {
      whenReleased(() => keepNote(compose, tell));
    }
    // Pressing beside what takes focus is no leaving.
    if (!(shadow.contains(relatedTarget) && relatedTarget.matches("[data-item] *, [part~=checklist]"))) {
      whenReleased(() => letGo(shadow));
    }
  });

  // Pressing the words beside a field is no leaving of it, nor are its buttons, which get no focus in Safari: "Cancel" would come too late.
  shadow.addEventListener("mousedown", (event) => {
    if (event.target.closest(".compose") && !event.target.closest("textarea,select")) {
      event.preventDefault();
    }
  });

  shadow.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.isComposing) {
      // It is meant for the input method.
      return;
    }
    const compose = target.closest(".compose");
    const command = event.ctrlKey || event.metaKey;
    const open = key === "Escape" && target.closest("[data-item]")?.querySelector('[data-action="more"][aria-expanded="true"]');
    if (open) {
      // Not also of a dialog around the checklist.
      event.preventDefault();
    }
    if (open && compose?.closest(".notes")) {
      press(compose.querySelector('[data-action="cancel"]'), means);
    } else if (open) {
      // Focus first: what has it is about to go, and leaving the field keeps the note.
      open.focus();
      tell("close", target);
    } else if (key === "Escape" && target.closest(".share") && !shadow.querySelector('[data-field="opened"]').value) {
      event.preventDefault();
      const share = shadow.querySelector('[data-action="share"]');
      share.focus();
      tell("share", share);
    } else if (key === "Enter" && command && compose) {
      press(compose.querySelector('[data-action$="-note"]'), means);
    } else if (key === "Enter" && target.dataset.field === "opened") {
      event.preventDefault();
      press(shadow.querySelector('[data-action="open-text"]'), means);
    } else if (((command && /^z$/i.test(key)) || (event.ctrlKey && key === "y")) && !target.matches("textarea")) {
      // In a text field the browser's own undo is meant.
      event.preventDefault();
      tell(event.shiftKey || key === "y" ? "redo" : "undo", target);
    }
  });

  // Letters typed here are no shortcuts of the host, nor is the space bar that ticks and presses: the host does not see on what it is used.
  for (const type of ["keydown", "keypress", "keyup"]) {
    shadow.addEventListener(type, (event) => (event.key === " " || event.target.matches("textarea,select")) && event.stopPropagation());
  }
}

// Whether a pointer is down. A note that is kept makes its item taller, a row that goes makes the list shorter: done at once, what was
// pressed would move away from under the pointer, and the click would be lost. Touching moves the focus between events of the mouse.
let pressed = false;
const waiting = [];

for (const type of ["pointerdown", "mousedown"]) {
  // The menu of another button may swallow its release.
  addEventListener(type, ({ button }) => (pressed = button === 0), true);
}
for (const type of ["pointerup", "pointercancel", "mouseup"]) {
  addEventListener(type, release, true);
}

// Whatever is still waited for then never comes.
addEventListener("pagehide", () => settle());

function release() {
  pressed = false;
  // The click follows the release.
  setTimeout(() => pressed || settle());
}

export function whenReleased(work) {
  waiting.push(work);
  if (!pressed) {
    settle();
  }
}

const letGo = (shadow) => shadow.querySelectorAll("[data-held]").forEach((item) => delete item.dataset.held);

const settle = () => waiting.splice(0).forEach((work) => work());

// Something else is going to be shown, or nothing: keeps what is being written, before the fields go.
export function keepDrafts(shadow, call) {
  forget(shadow);
  shadow.querySelectorAll(".compose").forEach((compose) => keepNote(compose, tellerOf(call)));
}

// Reports a command to the widget.
const tellerOf = (call) => (name, control, text, author) =>
  call((widget) => widget.act(JSON.stringify({ name, item: idAt(control, "item"), note: idAt(control, "note"), text, author })));

const idAt = (control, kind) => control.closest(`[data-${kind}]`)?.dataset[kind];

function press(button, means) {
  const { tell } = means;
  const action = button.dataset.action;
  if (pressShare(action, { ...means, button })) {
    return;
  }
  const compose = button.closest(".compose");
  if (action === "add-note" || action === "save-note") {
    keepNote(compose, tell);
    // The field of a new note stays, for the next one.
    compose.querySelector("textarea").focus();
    return;
  }
  if (action === "remove-note" || action === "cancel") {
    dropDraft(compose);
  }
  const item = button.closest("[data-item]");
  const opens = action === "more" && button.ariaExpanded === "false";
  // Who opens an item of which nothing is said yet is about to say something.
  const writes = opens && button.dataset.notes === "0";
  tell(action, button);
  if (opens && author) {
    whenDrawn(item, "select", (select) => (select.value = author));
  }
  if (writes || action === "edit-note") {
    whenDrawn(item, writes ? "textarea" : ".notes textarea", (field) => {
      // WebKit scrolls some time after it was told to focus, wherever the page is then.
      field.focus({ preventScroll: true });
      field.scrollIntoView({ block: "nearest" });
      field.setSelectionRange(field.value.length, field.value.length);
      field.base = field.value;
    });
  }
}

// Leaving a field that was given up must not keep what is in it.
function dropDraft(compose) {
  if (compose) {
    const field = compose.querySelector("textarea");
    field.value = field.defaultValue;
  }
}

// Who said the last note on this page, and so probably says the next.
let author = "";

function keepNote(compose, tell) {
  // Not whether it is connected: the checklist as a whole may have been removed.
  if (compose.kept || !(compose.getRootNode() instanceof ShadowRoot)) {
    // Focus has moved on because of that, or undo took its note away.
    return;
  }
  const field = compose.querySelector("textarea");
  const { value: text, defaultValue, base } = field;
  if (compose.closest(".notes")) {
    compose.kept = true;
    // What others have made of the note meanwhile stays, and this stands beside it.
    tell(base !== defaultValue && text !== defaultValue ? "add-note" : "save-note", compose, text, "");
  } else if (text.trim()) {
    // Emptied first: what follows may move focus, and leaving the field would keep it twice.
    field.value = "";
    author = compose.querySelector("select").value;
    tell("add-note", compose, text, author);
  }
}
