// What stands in the shadow root of a checklist around what Yew draws.

// How long it stays quiet before a change is announced, in milliseconds.
const QUIET = 700;

export function sheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

export const BASE = ":host{display:block;position:relative}:host([hidden]){display:none}";
export const baseSheet = /* @__PURE__ */ sheet(BASE);

// What Yew draws into.
export const newRoot = () => newDivision("root");

// What screen readers say, in a `region` outside of what Yew draws, since it must not be replaced. `words` is asked for the text.
export function newSpoken(words) {
  const region = newDivision("unseen");
  region.role = "status";
  let quiet;
  const silence = () => {
    clearTimeout(quiet);
    region.textContent = "";
  };
  return {
    region,
    // Once it is quiet: ten quick ticks are one announcement. Emptied first, since the same words in the place of the same are no change.
    announce() {
      silence();
      quiet = setTimeout(() => (region.textContent = words() ?? ""), QUIET);
    },
    silence,
  };
}

function newDivision(className) {
  const division = document.createElement("div");
  division.className = className;
  return division;
}
