// What a page or frame lets the checklist do, and what to do about what it does not.

// Eight bytes: the shortest module there is.
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const framed = () => window.parent !== window;

const CHECKS = [
  {
    what: "WebAssembly",
    advice: "Add 'wasm-unsafe-eval' to script-src in the Content Security Policy of the page; until then readers see the plain list.",
    works: () => WebAssembly.compile(EMPTY_MODULE).then(() => true),
  },
  {
    what: "Storage",
    advice: "The frame is sandboxed without allow-same-origin, or the browser blocks site data: ticks last until the page is closed. Use the script for frames, or share the link.",
    works: () => {
      const key = "alignment-checklist-doctor";
      localStorage.setItem(key, "1");
      localStorage.removeItem(key);
      return true;
    },
  },
  {
    what: "Storage shared with other sites",
    advice: "Browsers keep the storage of a frame apart for each site that shows it: ticks made here are not seen elsewhere. The link is the bridge.",
    works: () => !framed() || sameSite(),
  },
  {
    what: "Clipboard",
    advice: "Give the frame allow=\"clipboard-write\"; without it the older way of copying is used.",
    works: () => Boolean(navigator.clipboard) && (!framed() || allows("clipboard-write")),
  },
  {
    what: "Printing",
    advice: "The frame is sandboxed without allow-modals: open it in a tab of its own to print.",
    works: () => !framed() || window.origin !== "null",
  },
];

function sameSite() {
  try {
    return parent.location.origin === location.origin;
  } catch {
    return false;
  }
}

// Browsers that cannot be asked are given the benefit of the doubt: the older way of copying is there.
function allows(feature) {
  const policy = document.permissionsPolicy ?? document.featurePolicy;
  return policy ? policy.allowsFeature(feature) : true;
}

// The answers, in the order of the checks. What throws is blocked.
export function diagnose() {
  return Promise.all(
    CHECKS.map(async ({ what, advice, works }) => {
      const answer = await Promise.resolve().then(works).catch(() => false);
      return { what, works: answer, advice: answer ? "" : advice };
    }),
  );
}
