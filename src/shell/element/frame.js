// The page's end of the talk with a host that frames it. What is said is in docs/frame.md.

const NAME = "alignment-checklist";

// More than any list needs, and less than what a browser stops drawing at. In pixels.
const MAX_HEIGHT = 100_000;

export function talkToHost(element) {
  const main = document.querySelector("main");
  const root = document.documentElement;
  // Who said hello: nothing that is done here is told to anybody else.
  let host;
  // What was said last of these two, so that neither is repeated.
  let height;
  let opened;

  const tell = (type, detail) => host && parent.postMessage({ ...detail, source: NAME, version: 1, type }, host);

  // All that stands here, for a host that cannot know it yet. One that has stopped has nothing that should be kept.
  const tellState = (detail) => element.isReady && tell("change", { changed: [], summary: element.summary, state: element.state, ...detail });

  // An element that never becomes ready has said so itself.
  const whenReady = (work) => element.ready.then(work, () => {});

  // Of a node inside, since the page itself is never lower than the frame: measured there, it would only ever grow.
  function tellHeight() {
    const { marginTop, marginBottom } = getComputedStyle(main);
    const inner = main.getBoundingClientRect().height;
    const needed = Math.min(Math.ceil(inner + parseFloat(marginTop) + parseFloat(marginBottom)), MAX_HEIGHT);
    // Where the frame is not shown there is nothing to measure.
    if (innerWidth > 0 && inner > 0 && needed > 0 && needed !== height) {
      height = needed;
      tell("height", { height });
    }
  }

  // Opens what stands in the host's address. A host with further frames has another one to ask before it is said that it is for none.
  function open(link, more) {
    if (typeof link !== "string" || link === opened) {
      return;
    }
    const problem = element.offerLink(link);
    if (problem !== undefined && more) {
      tell("refused");
      return;
    }
    opened = link;
    if (problem !== undefined) {
      element.refuse(problem, link);
    }
  }

  const listeners = {
    // Whether the host has kept what was done here.
    kept: () => element.setKept("kept"),
    lost: () => element.setKept("lost"),

    hello({ address, link, more }, origin) {
      // An opaque origin has no name that a message could be sent to.
      host = /^http/.test(origin) ? origin : "*";
      if (/^(https?|file):/.test(address)) {
        element.address = address;
      }
      height = undefined;
      tellHeight();
      whenReady(() => {
        // Observers rest in a frame that nobody has scrolled to.
        tellHeight();
        tellState();
        open(link, more);
      });
    },

    theme({ theme }) {
      root.dataset.theme = theme;
      // A host that knows how it looks shows through.
      root.toggleAttribute("data-clear", /^(light|dark)$/.test(theme));
      element.removeAttribute("theme");
    },

    state: ({ state, tag }) =>
      whenReady(() => {
        try {
          element.state = state;
        } catch (error) {
          console.warn(`${NAME}: ${error.message}`);
          element.setKept("lost");
          return;
        }
        if (tag !== undefined) {
          tellState({ tag });
        }
      }),
  };

  addEventListener("message", ({ data, source, origin }) => {
    if (source === parent && data?.source === NAME && data.version === 1 && Object.hasOwn(listeners, data.type)) {
      listeners[data.type](data, origin);
    }
  });
  element.addEventListener("alignment-change", ({ detail }) => tell("change", detail));
  // In a frame as high as what is in it nothing can stick to the edge of what is seen: how far below that edge it ends.
  const sight = new IntersectionObserver(([{ boundingClientRect, intersectionRect }]) => {
    const below = Math.min(boundingClientRect.bottom, innerHeight) - intersectionRect.bottom;
    element.style.setProperty("--ac-below", `${below}px`);
  });
  // Looked at anew, since scrolling past a high frame tells it nothing; what there is to say of a click is drawn later.
  const look = () => {
    sight.disconnect();
    sight.observe(element);
  };
  element.shadowRoot.addEventListener("click", look);
  addEventListener("resize", () => {
    // What is drawn then may make the frame higher.
    look();
    // Told of between two observations, a height with a scroll bar may look to the observer like the one without.
    tellHeight();
  });
  element.shadowRoot.addEventListener("answered", () => {
    opened = undefined;
    tell("answered");
  });
  // Not while it starts: WebKit goes on with compiled WebAssembly between an observation and the check that nothing has changed since, and
  // calls what is drawn then an error of this page.
  const watch = () => new ResizeObserver(tellHeight).observe(main);
  element.ready.then(watch, watch);
  // The one thing that is said to whoever is there: that there is somebody to say hello to.
  parent.postMessage({ source: NAME, version: 1, type: "ready" }, "*");
}
