// For a page that frames the checklist: sizes each iframe[data-alignment-checklist], gives it the look and the address of the page, and
// keeps its state. What is said is in docs/frame.md. Published as one script that runs with or without type="module".

const NAME = "alignment-checklist";

// What is known of each frame: `origin` that it answers from, `theme` that it was told, `key` of its state, and `known`, the stored
// text that its state holds already.
const frames = new WeakMap();

// The link in the address, which of the frames it is offered to, and whether that frame was brought into view for it.
let link;
let turn;
let seen;

const all = () => [...document.querySelectorAll(`iframe[data-${NAME}]`)];

const tell = (frame, type, detail) => frame.contentWindow.postMessage({ source: NAME, version: 1, type, ...detail }, frames.get(frame).origin ?? "*");

// Until a frame has answered, nobody knows who is in it: it gets a bare hello.
function greet(frame) {
  const talk = frames.get(frame);
  const address = location.href;
  const text = /[?#&]ac=[^&#]*/.exec(address)?.[0];
  if (text !== link) {
    link = text;
    turn = seen = 0;
  }
  const offer = link && all()[turn] === frame && { link, more: turn < all().length - 1 };
  // Until it is asked: then the page goes where its own links lead.
  if (offer && !seen) {
    seen = talk.origin;
    frame.scrollIntoView({ block: "nearest" });
  }
  tell(frame, "hello", talk.origin && { address, ...offer });
  passTheme(frame);
}

// The text around a frame tells a dark page from a light one, also where no color-scheme is declared.
function passTheme(frame) {
  const talk = frames.get(frame);
  // color(srgb 0.9 0.9 0.9), or rgb(255, 255, 255) where the reader's own colours are forced on everything.
  const [, red, green, blue] = getComputedStyle(frame).caretColor.split(/[^\d.e-]+/);
  const around = +red + +green + +blue > 1.5 ? "dark" : "light";
  const theme = /light|dark/.exec(frame.dataset.theme ?? /[?&]theme=[^&]*/.exec(frame.src))?.[0] ?? around;
  // Browsers let the page show through where both sides have the same scheme, and paint a ground where they differ.
  frame.style.colorScheme = around;
  if (talk.origin && talk.theme !== theme) {
    talk.theme = theme;
    tell(frame, "theme", { theme });
  }
}

// Merged there, it comes back as a change with this tag. What cannot be read is refused there, and left alone here.
const hand = (frame, text) => tell(frame, "state", { state: text, tag: text });

// To each frame of that list and team, but the one that it comes from.
function pass(key, text, from) {
  for (const frame of all()) {
    if (frame !== from && frames.get(frame).key === key) {
      hand(frame, text);
    }
  }
}

function keep(frame, { state, changed, tag }) {
  if (/[?&]storage=none/.test(frame.src)) {
    return;
  }
  const talk = frames.get(frame);
  try {
    talk.key = `${NAME}:${state.list}:${state.team.replace(/[%:]/g, encodeURIComponent)}`;
    talk.known = tag ?? talk.known;
    const stored = localStorage.getItem(talk.key);
    if (stored && talk.known !== stored) {
      // Another tab has written, or an earlier visit: first the two meet.
      hand(frame, stored);
    } else if (changed.length || tag) {
      talk.known = JSON.stringify(state);
      if (talk.known !== stored) {
        localStorage.setItem(talk.key, talk.known);
        pass(talk.key, talk.known, frame);
      }
      tell(frame, "kept");
    }
  } catch {
    // Blocked or full.
    tell(frame, "lost");
  }
}

const listeners = {
  // No message asks for what every object has.
  __proto__: null,
  height(frame, { height }) {
    // Border and padding of a border-box are outside of what the frame sees, and no whole numbers of pixels where the page is enlarged.
    const { boxSizing, borderTopWidth, borderBottomWidth, paddingTop, paddingBottom } = getComputedStyle(frame);
    frame.style.height = `calc(${height}px + (${borderTopWidth} + ${borderBottomWidth} + ${paddingTop} + ${paddingBottom})*${+/^b/.test(boxSizing)})`;
  },
  change: keep,
  refused(frame) {
    // Asked twice, it refuses twice.
    if (all()[turn] === frame) {
      turn++;
      seen = 0;
      greetAll();
    }
  },
  answered() {
    seen = 0;
    // With what stood before it, unless there is more.
    history.replaceState(
      history.state,
      "",
      location.href.replace(/([?#&])(?:ac=[^&#]*(&?))+/g, (_, before, more) => more && before),
    );
  },
};

addEventListener("message", (event) => {
  const data = event.data;
  const frame = all().find((frame) => frame.contentWindow === event.source);
  // An opaque origin has no name that a message could be sent to.
  const origin = /^http/.test(event.origin) ? event.origin : "*";
  // Whatever else the frame has gone to is a stranger.
  if (!frame || data?.source !== NAME || data.version !== 1 || (origin !== "*" && !frame.src.startsWith(`${origin}/`))) {
    return;
  }
  const talk = frames.get(frame);
  if (data.type === "ready" || !talk.origin) {
    frames.set(frame, { origin });
    greet(frame);
  }
  listeners[data.type]?.(frame, data);
});

addEventListener("storage", ({ key, newValue }) => newValue && pass(key, newValue));

const greetAll = () => all().forEach(greet);
addEventListener("hashchange", greetAll);
// A page that comes back from the history heard nothing of other tabs meanwhile. Elsewhere a second hello does no harm.
addEventListener("pageshow", greetAll);

const mutations = new MutationObserver(look);
mutations.observe(document, { childList: true, subtree: true, attributeFilter: ["data-theme", `data-${NAME}`] });
// Whatever changes the colour around a frame begins a transition of the frame. Where the page fades its colours, Firefox ends it before the
// page has ended its own, so these count as well.
addEventListener("transitionend", look, true);
// What is not shown has no transitions: it is looked at when it is.
const sizes = new ResizeObserver(look);
look();

function look() {
  for (const frame of all()) {
    if (!frames.has(frame)) {
      // A frame has no caret to be seen: this one puts every notation of the inherited colour into sRGB, also amid a transition.
      frame.style.setProperty("transition", "color 1ms", "important");
      frame.style.caretColor = "color-mix(in srgb,currentcolor,currentcolor)";
      const meet = () => {
        frames.set(frame, {});
        greet(frame);
      };
      // Somebody else may be in it by then. Whether `ready` was before that or comes after it, a bare hello finds out.
      frame.addEventListener("load", meet);
      sizes.observe(frame);
      meet();
    }
    passTheme(frame);
  }
}
