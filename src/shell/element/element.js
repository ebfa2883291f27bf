// The element: life cycle, attributes, properties and events. What it shows is drawn by the WebAssembly.

import { payloads } from "./address.js";
import { ATTRIBUTES } from "./attributes.js";
import { contentOf, headingLevel } from "./content.js";
import { hostOf, languageOf, surroundings } from "./host.js";
import { ChecklistError, isTrap, load } from "./load.js";
import { home, importQr, LANGUAGES } from "./runtime.js";
import { baseSheet, newRoot, newSpoken } from "./shadow.js";
import { watchWindow } from "./window.js";

// These are said when the catalogue of the interface is out of reach.
const CANNOT_LOAD = "The checklist could not be loaded. ";
const NOT_READY = "The checklist is not ready.";
const STOPPED = "The checklist has stopped. What was saved is safe: reload the page to go on.";

// Elements that are connected, for what comes from the window.
const connected = new Set();

// Widgets whose element has gone, each with the root it is bound to. They serve again, since a root cannot be given back.
const spare = [];

// Set by a trap: the WebAssembly must not be called any more.
let stopped = false;

// What comes with the WebAssembly, once that runs.
let loaded;

const offerArrived = watchWindow(connected, storedElsewhere);

export class AlignmentChecklistElement extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #slot = document.createElement("slot");
  // `widget` draws into `root`; both only while there is something to draw.
  #mounted;
  #starting = false;
  #listening = false;
  #isReady = false;
  #ready;
  // Until that promise is settled.
  #settleReady;
  // Counts configurations, so that a slow older one does not replace a newer.
  #turn = 0;
  // The last one that came to an end.
  #done = 0;
  // The configuration that is shown: the same again would close what is open.
  #shown;
  // State that was set before the checklist that it may be for is shown.
  #waiting = [];
  // States that were shown when it left the page, should it come back.
  #left = new Set();
  // The list that was fetched, and from where.
  #source;
  #src;
  #nearby;
  #content = new MutationObserver(() => loaded.whenIdle(this.shadowRoot, () => this.#configure()));
  #drawn = new MutationObserver(() => this.#show());
  #spoken = newSpoken(() => this.#call((widget) => widget.announcement()));

  constructor() {
    super();
    this.#awaitReady();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [baseSheet];
    shadow.replaceChildren(this.#slot);
  }

  connectedCallback() {
    connected.add(this);
    this.#takeEarly();
    if (!this.#starting && !this.#mounted) {
      this.#startWhenNear();
    }
  }

  disconnectedCallback() {
    // An element that is moved is back before the microtask runs.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  adoptedCallback() {
    // Sheets do not go along into another document.
    if (this.#isReady) {
      loaded.adoptStyles(this.shadowRoot);
    }
  }

  attributeChangedCallback(name, before, after) {
    if (name === "loading") {
      this.hurry();
    } else if (name !== "theme" && before !== after) {
      this.#configure();
    }
  }

  get ready() {
    return this.#ready;
  }

  // Once it is settled, the next attempt has a promise of its own.
  #awaitReady() {
    if (this.#settleReady || this.#isReady) {
      return;
    }
    this.#ready = new Promise((resolve, reject) => (this.#settleReady = { resolve, reject }));
    // A page that does not look at `ready` does not want its rejection on the console twice.
    this.#ready.catch(() => {});
  }

  get state() {
    return this.#ask("state");
  }

  // Nothing is what frameworks set before there is something, and what `state` itself is before `ready`.
  set state(state) {
    if (state == null) {
      return;
    }
    // What JSON has no word for is refused like any other text.
    const text = typeof state === "string" ? state : String(JSON.stringify(state));
    if (!this.#isReady || this.#done !== this.#turn) {
      this.#waiting.push(text);
      return;
    }
    const problem = this.#call((widget) => widget.merge(text));
    if (problem) {
      throw new TypeError(problem);
    }
  }

  get summary() {
    return this.#ask("summary");
  }

  toMarkdown() {
    return this.#isReady ? loaded.outcomeOf(this.#call, "markdown") : "";
  }

  shareUrl() {
    return this.#isReady ? loaded.linkOf(this.#call) : null;
  }

  reset() {
    this.#call((widget) => widget.act('{"name":"reset"}'));
  }

  // A property that was set before the element was defined hides the accessor of the class.
  #takeEarly() {
    if (Object.hasOwn(this, "state")) {
      const { state } = this;
      delete this.state;
      this.state = state;
    }
  }

  #startWhenNear() {
    this.#stopWaiting();
    // A link may be for an element that is far below.
    if (this.getAttribute("loading") === "eager" || payloads().length > 0) {
      this.#start();
      return;
    }
    this.#nearby = new IntersectionObserver(
      (entries) => {
        // What has no box of its own never comes near.
        if (entries.some((entry) => entry.isIntersecting) || getComputedStyle(this).display === "contents") {
          this.#stopWaiting();
          this.#start();
        }
      },
      { rootMargin: "400px" },
    );
    this.#nearby.observe(this);
  }

  #stopWaiting() {
    this.#nearby?.disconnect();
    this.#nearby = undefined;
  }

  // Internal. One that waits until it is near looks whether it still has to: a link may have arrived for it.
  hurry() {
    if (this.#nearby) {
      this.#startWhenNear();
    }
  }

  async #start() {
    this.#starting = true;
    this.#awaitReady();
    try {
      if (stopped) {
        throw new ChecklistError("stopped", STOPPED);
      }
      loaded = await load();
      if (this.isConnected) {
        this.#mount();
        await this.#configure();
      }
      this.#starting = false;
      if (this.isConnected && !this.#mounted && !stopped) {
        // It went and came back meanwhile.
        this.#startWhenNear();
      }
    } catch (error) {
      this.#starting = false;
      this.#fail(error);
    }
  }

  #mount() {
    // One that is still to be emptied may come to show the same again, which nothing would tell of.
    const index = spare.findIndex(({ root }) => !root.firstElementChild);
    this.#mounted = index < 0 ? newMount() : spare.splice(index, 1)[0];
    this.#mounted.root.hidden = true;
    this.shadowRoot.append(this.#mounted.root);
    if (!this.#listening) {
      this.#listening = true;
      loaded.listen(this.shadowRoot, this.#call, importQr);
    }
    // Yew draws everything in one go, a little later.
    this.#drawn.observe(this.#mounted.root, { childList: true });
    // Of its attributes those that hosts do not change for the look alone: what is drawn anew closes what is open.
    const attributeFilter = ["data-item", "data-owner", "data-expected-by", "hidden", "href"];
    this.#content.observe(this, { childList: true, characterData: true, subtree: true, attributeFilter });
  }

  #leave() {
    connected.delete(this);
    this.#stopWaiting();
    this.#content.disconnect();
    this.#drawn.disconnect();
    this.#spoken.silence();
    this.#turn++;
    if (this.#mounted && !stopped) {
      if (this.#isReady) {
        loaded.keepDrafts(this.shadowRoot, this.#call);
        // Storage may be blocked or full.
        this.#left.add(this.#mounted.widget.state());
      }
      this.#mounted.widget.clear();
      this.#mounted.root.remove();
      spare.push(this.#mounted);
    }
    this.#mounted = undefined;
    this.#shown = this.#src = undefined;
    this.#isReady = false;
    this.#awaitReady();
    this.shadowRoot.replaceChildren(this.#slot);
    offerArrived();
  }

  // Hands attributes and content over. Without a widget there is nothing to do yet.
  async #configure() {
    if (!this.#mounted || stopped) {
      return;
    }
    const turn = ++this.#turn;
    const shown = this.#shown;
    let failure;
    this.#awaitReady();
    try {
      const nodes = contentOf(this);
      const others = JSON.stringify({
        // What is drawn depends on these, not on the others.
        ...Object.fromEntries(["list", "team", "only", "lang", "storage"].map((name) => [name, this.getAttribute(name)])),
        readonly: this.hasAttribute("readonly"),
        level: headingLevel(this),
        qr: Boolean(importQr),
        ...surroundings(),
        ...(await this.#fetched(turn)),
      });
      const text = `{"nodes":${nodes},${others.slice(1)}`;
      if (turn === this.#turn && text !== shown) {
        loaded.keepDrafts(this.shadowRoot, this.#call);
        const problem = this.#call((widget) => widget.configure(hostOf(this, this.#tell, home), text));
        if (problem) {
          throw new ChecklistError("list-malformed", problem);
        }
        this.#shown = text;
      }
    } catch (error) {
      failure = error;
    }
    if (turn !== this.#turn || stopped) {
      return;
    }
    this.#done = turn;
    if (failure) {
      this.#fail(failure);
    }
    if (this.#isReady) {
      this.#mergeWaiting();
      if (this.#shown !== shown) {
        this.#announceReady();
      }
    }
  }

  #mergeWaiting() {
    // Of another list or team by now, one is refused, and with right. When it is read only, it may be no longer.
    this.#left.forEach((text) => this.#call((widget) => widget.merge(text)) ?? this.#left.delete(text));
    for (const text of this.#waiting.splice(0)) {
      const problem = this.#call((widget) => widget.merge(text));
      if (problem) {
        this.#tell("error", { code: "state-refused", message: problem });
      }
    }
  }

  // Again whenever attributes or content have changed what is shown.
  #announceReady() {
    this.#dispatch("alignment-ready");
    offerArrived();
  }

  async #fetched(turn) {
    const src = this.getAttribute("src");
    // Once, so that other attributes take hold also where it is out of reach by now.
    const [source, text] = await Promise.all([
      src && src === this.#src ? this.#source : src && fetchText(src, "sameOrigin" in this.dataset ? "same-origin" : undefined),
      fetchLanguage(this),
    ]);
    if (turn === this.#turn) {
      [this.#src, this.#source] = [src, source];
    }
    return { source, ...text };
  }

  #tell = (kind, detail) => {
    if (kind === "error") {
      console.warn(`alignment-checklist: ${detail.message}`);
      this.#dispatch("alignment-error", detail);
    } else if (kind === "moved") {
      offerArrived(this);
    } else {
      this.#spoken.announce();
      if (kind === "change") {
        this.#dispatch("alignment-change", detail);
      }
    }
  };

  #show() {
    this.#drawn.disconnect();
    loaded.adoptStyles(this.shadowRoot);
    loaded.keepScroll(this, () => {
      this.shadowRoot.replaceChildren(this.#mounted.root, this.#spoken.region);
      this.#mounted.root.hidden = false;
    });
    this.#isReady = true;
    if (this.#done === this.#turn) {
      this.#mergeWaiting();
    }
    this.#settleReady?.resolve(this);
    this.#settleReady = undefined;
    this.#announceReady();
  }

  // Opens and shows a text, or returns why not.
  offer(text) {
    return this.#isReady ? loaded.offer(this.shadowRoot, this.#call, text, true) : NOT_READY;
  }

  // Internal. The same for what the address has brought, which is gone from there once it has been answered.
  offerLink(text) {
    return loaded.offer(this.shadowRoot, this.#call, text, false);
  }

  // Says why what stands in the address cannot be opened.
  refuse(problem, text) {
    loaded.refuse(this.shadowRoot, this.#call, problem, text);
    this.#tell("error", { code: "link-refused", message: problem });
  }

  // Internal. Whether the page around a frame has "kept" what was done, or it is "lost".
  setKept(name) {
    this.#call((widget) => widget.act(`{"name":"${name}"}`));
  }

  // Internal, for the page that is framed and what comes from the window.
  get isReady() {
    return this.#isReady;
  }

  // Internal. Whether it is drawn, or never will be.
  get isSettled() {
    return !this.#settleReady && (!this.#isReady || this.#done === this.#turn);
  }

  // What was readable stays readable; the author of the page learns why nothing more came of it.
  #fail(error) {
    stopIfTrap(error);
    if (!(error instanceof ChecklistError)) {
      error = new ChecklistError("load-failed", error.message);
    }
    console.error(`alignment-checklist: ${error.message}`);
    if (!this.#isReady) {
      this.#fallBack(this.textContent.trim() ? "" : CANNOT_LOAD);
      this.#rejectReady(error);
    }
    this.#dispatch("alignment-error", { code: error.code, message: error.message });
    // What is in the address may be for none of the others.
    offerArrived();
  }

  // Shows the content inside the element. Where there is none: what was drawn, if anything, or the way to the page that has it.
  #fallBack(sentence) {
    const drawn = this.#isReady ? this.#mounted.root : undefined;
    const hasContent = this.textContent.trim();
    const status = document.createElement("p");
    status.part.add("status");
    status.append(sentence);
    if (!hasContent && !drawn) {
      const link = document.createElement("a");
      link.href = home();
      link.append(link.href);
      status.append(" ", link);
    }
    this.shadowRoot.replaceChildren(sentence && status, hasContent || !drawn ? this.#slot : drawn);
    drawn?.querySelectorAll("button,input,textarea,select").forEach((control) => (control.disabled = true));
  }

  // Internal. After a trap nothing may be called any more.
  stopAfterTrap() {
    this.#stopWaiting();
    this.#content.disconnect();
    this.#drawn.disconnect();
    this.#spoken.silence();
    this.#fallBack(STOPPED);
    this.#mounted = undefined;
    this.#isReady = false;
    this.#rejectReady(new ChecklistError("stopped", STOPPED));
    this.#dispatch("alignment-error", { code: "stopped", message: STOPPED });
  }

  #rejectReady(error) {
    this.#settleReady?.reject(error);
    this.#settleReady = undefined;
  }

  #ask(question) {
    const answer = this.#isReady ? this.#call((widget) => widget[question]()) : undefined;
    return answer ? JSON.parse(answer) : null;
  }

  // A field, since it is handed on.
  #call = (use) => {
    if (!this.#mounted || stopped) {
      return undefined;
    }
    try {
      return use(this.#mounted.widget);
    } catch (error) {
      stopIfTrap(error);
      throw error;
    }
  };

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

// Where links lead to. Frameworks set as a property what an element has already.
AlignmentChecklistElement.prototype.address = undefined;

function newMount() {
  const root = newRoot();
  return { root, widget: new loaded.ChecklistWidget(root) };
}

// `mode` is that of `fetch`: where placeholders restrict it.
async function fetchText(url, mode) {
  const response = await fetch(url, { mode }).catch(() => undefined);
  if (!response?.ok) {
    throw new ChecklistError(
      "list-not-found",
      `The list ${url} could not be fetched${response ? ` (status ${response.status})` : ""}; check src, and the policy of this page.`,
    );
  }
  return response.text();
}

// The words of a language other than English and its plural category for each number; nothing where there is no such file.
async function fetchLanguage(element) {
  const language = languageOf(element).split(/[-_]/)[0].toLowerCase();
  if (!Object.hasOwn(LANGUAGES, language)) {
    return;
  }
  // Without them it speaks English.
  const text = await LANGUAGES[language]().catch(() => {});
  const rules = new Intl.PluralRules(language);
  return { text, categories: Array.from({ length: 200 }, (_, number) => rules.select(number)) };
}

function stopIfTrap(error) {
  if (!stopped && isTrap(error)) {
    stopped = true;
    console.error(`alignment-checklist: ${STOPPED} (${error.message})`);
    connected.forEach((element) => element.stopAfterTrap());
  }
}

addEventListener("error", (event) => stopIfTrap(event.error));
addEventListener("unhandledrejection", (event) => stopIfTrap(event.reason));

function storedElsewhere() {
  if (loaded && !stopped) {
    loaded.storedElsewhere();
  }
}
