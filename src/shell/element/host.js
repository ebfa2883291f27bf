// What the widget may ask of the page around it, and what it is told of browser and page beforehand.

import { linkTo } from "./address.js";

// The widget's `Host`. `around` is the element that the checklist stands in; `tell` hears what the widget has to say; `home` gives the
// address that links lead to from a frame without one of its own.
export const hostOf = (around, tell, home) => ({
  // Later, so that a listener may call the widget again.
  tell: (kind, detail) => queueMicrotask(() => tell(kind, JSON.parse(detail))),
  // Asked each time, since a page may set the address at any time.
  link: (payload) => linkTo(payload, around.address, home),
  moment: (time) => new Date(time).toLocaleString(localeOf(around), { dateStyle: "medium", timeStyle: "short" }),
  time: () => new Date().toLocaleTimeString(localeOf(around), { timeStyle: "short" }),
  replica: () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (number) => number.toString(36)).join(""),
});

// The part of a configuration that the browser and the page decide.
export const surroundings = () => ({
  // The path of the page: the name of an own list that has none.
  page: location.pathname.replace(/(\/index\.html?)?\/*$/, "") || "/",
  // A frame may not be allowed to.
  sheet: Boolean(navigator.canShare?.({ url: location.href })),
  // Safari deletes what a page stored seven days after the last visit.
  forgets: navigator.vendor.startsWith("Apple"),
});

// A shadow root is no boundary for it.
export const languageOf = (element) => (element ? element.closest("[lang]")?.lang || languageOf(element.getRootNode().host) : "en");

// The same for dates, which refuse what is no language tag, as "en_US"; then the browser's own language.
export function localeOf(element) {
  try {
    return Intl.getCanonicalLocales(languageOf(element));
  } catch {
    return undefined;
  }
}
