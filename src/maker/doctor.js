// What a page or frame lets the checklist do, and what to do about what it does not.

// Eight bytes: the shortest module there is.
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

// How long a page around the frame has for its answer, in milliseconds.
const PATIENCE = 4000;

const framed = () => window.parent !== window;

// What no script can find out.
const UNKNOWN = Symbol();

// Whether the frame and all around it leave something to what is in it: no sandbox at all, or one that says so. Only a page of the same origin
// shows the sandbox it puts a frame in, and a sandbox that a policy sets is seen by nobody.
function sandboxAllows(...flags) {
  try {
    for (let view = window; view !== view.parent; view = view.parent) {
      // Not by `frameElement`: WebKit then takes that element for one of this page, in the scripts of the page around it as well.
      const frames = [...view.parent.document.querySelectorAll("iframe")];
      const frame = frames.find(({ contentWindow }) => contentWindow === view);
      if (!frame) {
        return UNKNOWN;
      }
      if (frame.hasAttribute("sandbox") && !flags.every((flag) => frame.sandbox.contains(flag))) {
        return false;
      }
    }
    return true;
  } catch {
    return UNKNOWN;
  }
}

// `works` answers with true, with false or UNKNOWN where `advice` says what to do, or with that advice itself; `yes` and `no` are how it is
// said where "works" and "blocked" are not the words. Without `applies` it is always asked.
const CHECKS = [
  {
    what: "The checklist",
    works: ({ started }) => started,
  },
  {
    what: "WebAssembly",
    advice: "Add 'wasm-unsafe-eval' to script-src in the Content Security Policy of the page; until then readers see the plain list.",
    works: () => WebAssembly.compile(EMPTY_MODULE).then(() => true),
  },
  {
    what: "Content Security Policy",
    yes: "allows it",
    async works({ started, violations }) {
      await started;
      const blocked = violations.map(({ effectiveDirective, blockedURI }) => `${effectiveDirective} blocks ${blockedURI}`);
      return blocked.length === 0 || `Its ${[...new Set(blocked)].join(", its ")}; allow that.`;
    },
  },
  {
    what: "Storage",
    advice:
      "The frame is sandboxed without allow-same-origin, or the browser blocks site data: ticks last until the page is closed. Use the script for frames, or share the link.",
    works() {
      const key = "alignment-checklist-doctor";
      localStorage.setItem(key, "1");
      localStorage.removeItem(key);
      return true;
    },
  },
  {
    what: "Storage shared with other sites",
    no: "no, which is usual",
    advice: "Browsers keep the storage of a frame apart for each site that shows it: ticks made here are not seen elsewhere. The link is the bridge.",
    applies: framed,
    works: () => parent.location.origin === location.origin,
  },
  {
    what: "Clipboard",
    advice: 'Give the frame allow="clipboard-write"; without it the older way of copying is used.',
    works: () => Boolean(navigator.clipboard) && (!framed() || allows("clipboard-write")),
  },
  {
    what: "Printing",
    advice: "A frame with sandbox needs allow-modals for it. Without, open the checklist in a tab of its own to print.",
    applies: framed,
    works: () => sandboxAllows("allow-modals"),
  },
  {
    what: "Saving files",
    advice: "A frame with sandbox needs allow-downloads for it. Without, use the link or the summary.",
    applies: framed,
    works: () => sandboxAllows("allow-downloads"),
  },
  {
    what: "Links to other pages",
    advice:
      "A frame with sandbox needs allow-popups and allow-popups-to-escape-sandbox for them. Without the first they do nothing, without the second the pages they open are sandboxed, too.",
    applies: framed,
    works: () => sandboxAllows("allow-popups", "allow-popups-to-escape-sandbox"),
  },
  {
    what: "Height that follows the list",
    advice:
      "Nobody around this frame sizes it. Let the page load alignment-checklist-frame.js and mark the frame with data-alignment-checklist, or give the frame a height.",
    applies: framed,
    works: ({ told }) => told("hello").then(takesTheHeightItIsTold),
  },
  {
    what: "Theme of the page",
    advice:
      "Nobody tells this frame how the page around it looks, so it follows the reader's system. Let the page load alignment-checklist-frame.js, or add theme=light or theme=dark to the address of the frame.",
    applies: framed,
    works: ({ told }) => told("theme").then(() => true),
  },
];

// Browsers that cannot be asked are given the benefit of the doubt: the older way of copying is there.
function allows(feature) {
  const policy = document.permissionsPolicy ?? document.featurePolicy;
  return policy ? policy.allowsFeature(feature) : true;
}

// The answers, "works", "blocked", "not known" or what a check says for them, in the order of the checks. What throws is blocked.
export function diagnose() {
  const violations = [];
  addEventListener("securitypolicyviolation", (event) => violations.push(event));
  const around = { started: start(), violations, told: listenToHost() };
  const asked = CHECKS.filter(({ applies }) => !applies || applies());
  return Promise.all(
    asked.map(async ({ what, advice, works, yes = "works", no = "blocked" }) => {
      const answer = await Promise.resolve(around)
        .then(works)
        .catch(() => false);
      if (answer === true) {
        return { what, answer: yes, advice: "" };
      }
      return { what, answer: answer === UNKNOWN ? "not known" : no, advice: typeof answer === "string" ? answer : advice };
    }),
  );
}

// True once a checklist that nobody sees has started, else the sentence that it fails with.
async function start() {
  const element = document.createElement("alignment-checklist");
  Object.entries({ hidden: "", loading: "eager", storage: "none" }).forEach((attribute) => element.setAttribute(...attribute));
  document.body.append(element);
  const answer = await element.ready.then(
    () => true,
    ({ message }) => message,
  );
  element.remove();
  return answer;
}

// Says who is here, as index.html does, and gives a promise for each type of message that the page around may answer with.
function listenToHost() {
  const heard = new EventTarget();
  const answers = {};
  for (const type of ["hello", "theme"]) {
    answers[type] = new Promise((resolve, reject) => {
      heard.addEventListener(type, resolve);
      setTimeout(reject, PATIENCE);
    });
    // Nobody may ask.
    answers[type].catch(() => {});
  }
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data?.source === "alignment-checklist") {
      heard.dispatchEvent(new Event(data.type));
    }
  });
  tellHost("ready");
  return (type) => answers[type];
}

// Where there is no page around, nobody is told.
const tellHost = (type, detail) => framed() && parent.postMessage({ source: "alignment-checklist", version: 1, type, ...detail }, "*");

// Of a node inside: the page itself is never shorter than the frame.
const heightOfContent = () => Math.ceil(document.querySelector("main").getBoundingClientRect().bottom);

// Whether the page around does what it is asked: a height that the frame does not have yet.
function takesTheHeightItIsTold() {
  const height = heightOfContent();
  const wanted = height === innerHeight ? height + 1 : height;
  return new Promise((resolve, reject) => {
    addEventListener("resize", () => innerHeight === wanted && resolve(true));
    setTimeout(reject, PATIENCE);
    tellHost("height", { height: wanted });
  });
}

// Asks the page around, if it sizes the frame at all, to show everything there is.
export const fit = () => tellHost("height", { height: heightOfContent() });
