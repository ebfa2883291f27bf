// Takes the state out of the browser and brings it back: by link, summary, file and paper. Comes with the WebAssembly, since nothing
// of it is needed before.

import { clearAddress } from "./address.js";

// What the buttons of the panel do. `call` asks the widget something, `tell` reports a command to it, `loadQr` promises the module that draws
// QR codes; `button` was pressed, in the panel or beside what is said of saving.
const COMMANDS = {
  async "copy-link"(context) {
    await copyOrShow({ "text/plain": linkOf(context.call) }, "link", context);
  },

  async "copy-summary"(context) {
    const { call, button } = context;
    // At the end of the list there is nothing to choose.
    const format = fieldOf(button, '[data-field="format"]')?.value ?? "rich";
    const outcome = (name) => outcomeOf(call, name);
    const isRich = format === "rich";
    const types = { "text/plain": outcome(isRich ? "markdown" : format), ...(isRich && { "text/html": outcome("rich") }) };
    await copyOrShow(types, "summary", context);
  },

  async "send-link"(context) {
    const url = linkOf(context.call);
    // Somebody who closes the sheet again has not failed.
    await navigator
      .share({ title: document.title, url })
      .catch(({ name }) => name === "AbortError" || copyOrShow({ "text/plain": url }, "link", context));
  },

  async "qr-code"({ call, button, tell, loadQr }) {
    const place = fieldOf(button, "[data-qr]");
    try {
      const { draw } = await loadQr();
      place.replaceChildren(...(place.firstChild ? [] : [draw(linkOf(call))]));
      // That something was copied would stand over it.
      tell("fade", button);
    } catch {
      tell("no-code", button);
    }
  },

  "save-file"(context) {
    const { call } = context;
    const text = call((widget) => widget.state());
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    // Swedish dates are written as those of ISO 8601, and of the day it is here.
    anchor.download = call((widget) => widget.fileName(new Date().toLocaleDateString("sv")));
    anchor.click();
    // Some browsers fetch it only after they have asked where to put it, so it is not taken back at once.
    setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
    if (origin === "null" && parent !== window) {
      // A sandbox may have stopped it without a word.
      show(text, context);
    }
  },

  print() {
    print();
  },

  "open-text"({ call, button }) {
    const field = fieldOf(button, '[data-field="opened"]');
    if (field.value.trim() === "") {
      field.focus();
    } else if (open(call, field.value, button)) {
      field.value = "";
    }
  },
};

// How long it is said that something is on the clipboard, in milliseconds.
const READING = 6000;

const fieldOf = (button, selector) => button.closest(".share")?.querySelector(selector);

// Does what a button asks of the browser; says whether that was all.
export function press(action, context) {
  const root = context.button.getRootNode();
  if ((/^(merge|look|keep)$/.test(action) && !context.button.closest(".apart")) || (action === "dismiss" && refused.delete(root))) {
    // What it brought has been answered, so the address has done its work: this page's, and that of the page around a frame.
    try {
      root.dispatchEvent(new CustomEvent("answered"));
      clearAddress();
    } catch {
      // Pages may give these another meaning, or let nobody change the address; the answer counts all the same.
    }
  }
  const command = COMMANDS[action];
  command?.(context);
  return command;
}

export async function openFile(input, call) {
  const [file] = input.files;
  // The same file again is to be a change again.
  input.value = "";
  // One that cannot be read, since it was moved or changed meanwhile, is refused as one that holds nothing.
  open(call, await file.text().catch(() => "{"), input);
}

// Hands over what somebody shared, of what is longer than the widget opens only enough to be refused: the memory of the WebAssembly
// never shrinks again.
function openText(call, text, isApart) {
  // The filters of mail programs put an address inside another. In a document, notes may say anything.
  const unwrapped = /^\s*\{/.test(text) ? text : text.replace(/%(23|26|3F)ac%3D/gi, "#ac=");
  return call((widget) => widget.open(unwrapped.slice(0, 2 ** 24 + 1), isApart));
}

// Opens what somebody pasted or chose, and says whether that went well; what it is not good for is said in the widget.
function open(call, text, place) {
  const root = place.getRootNode();
  const problem = openText(call, text, true);
  if (problem !== undefined) {
    refuse(root, call, problem);
  }
  whenDrawn(root, ".offer", (offer) => offer.focus());
  return problem === undefined;
}

// What of the address cannot be opened, by the shadow root that says so.
const refused = new Map();

// The checklist in that root shows something else from now on, or nothing.
export const forget = (root) => refused.delete(root);

// Says why something cannot be opened: `text` of the address, or what somebody pasted or chose.
export function refuse(root, call, problem, text) {
  refused.delete(root);
  if (text !== undefined) {
    refused.set(root, { text, call });
  }
  call((widget) => widget.refuse(problem));
}

// The address of the page with the state in it.
export const linkOf = (call) => call((widget) => widget.link()) ?? "";

// What the two have come to, as text in that format, with the link that opens it.
export const outcomeOf = (call, format) => call((widget) => widget.outcome(format));

async function copyOrShow(types, what, context) {
  if (await copy(types)) {
    const { call, button, tell } = context;
    tell(`copied-${what}`, button);
    clearTimeout(call.fading);
    call.fading = setTimeout(() => tell("fade", button), READING);
  } else {
    show(types["text/plain"], context);
  }
}

// Selected, to be copied by hand.
function show(text, { button, tell }) {
  const root = button.getRootNode();
  tell("copy-by-hand", button);
  whenDrawn(root, ".by-hand", (field) => {
    field.hidden = false;
    field.value = text;
    // The button may be far below, in the banner, and WebKit scrolls some time after it was told to focus.
    field.focus({ preventScroll: true });
    field.select();
    field.scrollIntoView({ block: "nearest" });
  });
}

// Hands over what is drawn within `root` in answer to what was just done: a little later, on slow machines not even in the next task.
export function whenDrawn(root, selector, work) {
  const look = () => {
    const drawn = root.querySelector(selector);
    if (drawn) {
      observer.disconnect();
      work(drawn);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true });
  setTimeout(look);
}

// Shows what a link holds, when it is for that list and team, and brings it into view, as any fragment; otherwise returns why not. In a
// frame it stands at the top, and the page around is not ours to scroll.
export function offer(root, call, text, isApart) {
  const problem = openText(call, text, isApart);
  if (problem === undefined) {
    // What another one has refused meanwhile is not for nobody after all.
    refused.forEach((refusal, other) => refusal.text === text && refused.delete(other) && refusal.call((widget) => widget.act('{"name":"dismiss"}')));
    whenDrawn(root, ".offer", (banner) => parent === window && banner.scrollIntoView({ block: "nearest" }));
  }
  return problem;
}

// The clipboard; where a frame may not use it, the older way, which a click allows.
async function copy(types) {
  const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyByCommand(types);
  }
}

function copyByCommand(types) {
  let copied;
  const fill = (event) => {
    Object.entries(types).forEach(([type, text]) => event.clipboardData.setData(type, text));
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = true;
  };
  addEventListener("copy", fill, true);
  // The answer of the command says only that it ran.
  document.execCommand("copy");
  removeEventListener("copy", fill, true);
  return copied;
}
