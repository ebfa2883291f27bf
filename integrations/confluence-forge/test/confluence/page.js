// Stands for a page of Confluence with macros on it: says to each frame what Confluence would say, and runs the app's functions for real,
// with the page's own local storage in place of Forge's. The query of the page's address says who is looking, and what was pasted.

import { keeping } from "../../src/keeping.js";

const query = new URLSearchParams(location.search);
const reader = query.get("reader") ?? "editor";

const store = {
  async read(place) {
    return JSON.parse(localStorage.getItem(JSON.stringify(place)) ?? "null") ?? undefined;
  },
  async replace(place, version, text) {
    if (((await this.read(place))?.version ?? 0) !== version) {
      return false;
    }
    localStorage.setItem(JSON.stringify(place), JSON.stringify({ version: version + 1, text }));
    return true;
  },
};

const functions = keeping({ store, mayEdit: async () => reader === "editor" });

// What was submitted in a form, which pages were to be opened, and which functions were called.
globalThis.submitted = [];
globalThis.opened = [];
globalThis.called = [];

const context = (frame) => ({
  accountId: reader,
  siteUrl: "https://example.atlassian.net",
  locale: "en_US",
  theme: { colorMode: query.get("theme") ?? "light" },
  extension: {
    content: { id: "7" },
    config: frame.dataset.config && JSON.parse(frame.dataset.config),
    autoConvertLink: query.get("pasted") ?? undefined,
    // Of this page and not of the frame.
    location: location.href,
  },
});

const methods = {
  getContext: (frame) => context(frame),
  submit: (_frame, payload) => void submitted.push(payload),
  navigate: (_frame, payload) => void opened.push(payload),
  invoke(frame, { functionKey, payload = {} }) {
    called.push(functionKey);
    return functions[functionKey]({ payload, context: context(frame) });
  },
};

addEventListener("message", async ({ source, data: { call, method, payload } }) => {
  const frame = [...document.querySelectorAll("iframe")].find(({ contentWindow }) => contentWindow === source);
  if (frame && Object.hasOwn(methods, method)) {
    try {
      source.postMessage({ answer: call, value: await methods[method](frame, payload) }, "*");
    } catch (error) {
      source.postMessage({ answer: call, problem: error.message }, "*");
    }
  }
});
