// A checklist in an element of a Yew application: what `shell/element/element.js` is for a page.

import { keepDrafts, listen } from "../shell/element/events.js";
import { hostOf } from "../shell/element/host.js";
import { baseSheet, newSpoken, sheet } from "../shell/element/shadow.js";
import { offer, refuse } from "../shell/element/share.js";
import { watchWindow } from "../shell/element/window.js";

// Those on the page, for what comes from the window.
const mounted = new Set();

let sheets;
let offerArrived;

// Called once, before the first is mounted.
export function prepare(styles, storedElsewhere) {
  sheets = [baseSheet, sheet(styles)];
  offerArrived = watchWindow(mounted, storedElsewhere);
}

export class Place {
  // Told what to show as soon as it is mounted.
  isReady = true;
  isSettled = true;
  #widget;
  #tellError;
  #spoken = newSpoken(() => this.#call((widget) => widget.announcement()));

  // `widget` draws into `root`; `tellError` hears code and sentence of what does not work.
  constructor(element, root, widget, tellError) {
    this.#widget = widget;
    this.#tellError = tellError;
    // Changes do not come this way: the application hears of them as values of Rust.
    const tell = (kind, detail) => (kind === "moved" ? offerArrived(this) : this.tellError(detail.code, detail.message));
    this.host = hostOf(element, tell, () => document.baseURI);
    this.shadowRoot = element.attachShadow({ mode: "open" });
    this.shadowRoot.adoptedStyleSheets = sheets;
    this.shadowRoot.replaceChildren(root, this.#spoken.region);
    listen(this.shadowRoot, this.#call);
    mounted.add(this);
  }

  // It shows what it is told to. Later: a link in the address may be for one that is mounted next.
  shown() {
    queueMicrotask(() => offerArrived());
  }

  announce() {
    this.#spoken.announce();
  }

  offerLink(text) {
    return offer(this.shadowRoot, this.#call, text, false);
  }

  // Says why what stands in the address cannot be opened.
  refuse(problem, text) {
    refuse(this.shadowRoot, this.#call, problem, text);
    this.tellError("link-refused", problem);
  }

  tellError(code, message) {
    console.warn(`alignment-checklist: ${message}`);
    this.#tellError?.(code, message);
  }

  // Keeps what is being written, before the fields go.
  keepDrafts() {
    keepDrafts(this.shadowRoot, this.#call);
  }

  // Its component goes. The root serves another one.
  leave() {
    this.keepDrafts();
    mounted.delete(this);
    this.#spoken.silence();
    this.shadowRoot.replaceChildren();
    this.#widget.free();
    this.#widget = undefined;
    this.#tellError = undefined;
    // What it was asked may be for another one.
    this.shown();
  }

  // A field, since it is handed on.
  #call = (use) => this.#widget && use(this.#widget);
}
