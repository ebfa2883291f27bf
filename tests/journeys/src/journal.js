// Runs before the first script of every page: writes down what the page's author would find on the console and
// what a listener would hear, and lets a journey wait for the moment at which something holds.
(() => {
  // The driver and the server may both have put it here.
  if (globalThis.journal) return;
  const journal = { errors: [], console: [], events: [], shifts: 0 };
  globalThis.journal = journal;

  addEventListener(
    "error",
    (event) => {
      // A missing file raises a bare Event on its element.
      journal.errors.push(event.message ? `${event.message} ${event.error?.stack ?? ""}` : `not loaded: ${event.target?.src ?? event.target?.href}`);
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => journal.errors.push(`unhandled: ${event.reason} ${event.reason?.stack ?? ""}`));
  document.addEventListener("securitypolicyviolation", (event) => {
    // Browsers ask for this one by themselves, and blame the page when its policy allows no pictures.
    if (event.blockedURI.endsWith("/favicon.ico")) return;
    journal.errors.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
  });
  for (const level of ["error", "warn"]) {
    const write = console[level];
    console[level] = (...words) => {
      journal.console.push(words.map(String).join(" "));
      if (level === "error") journal.errors.push(words.map(String).join(" "));
      write.apply(console, words);
    };
  }

  const plain = (value) => {
    try {
      return value === undefined ? null : JSON.parse(JSON.stringify(value));
    } catch {
      return String(value);
    }
  };
  for (const type of ["alignment-ready", "alignment-change", "alignment-error"]) {
    addEventListener(type, (event) => {
      journal.events.push({
        type,
        at: event.timeStamp,
        detail: plain(event.detail),
        target: event.target.id,
        bubbles: event.bubbles,
        composed: event.composed,
      });
    });
  }

  // Chromium alone reports shifts; elsewhere the sum stays at zero.
  if (globalThis.PerformanceObserver?.supportedEntryTypes?.includes("layout-shift")) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) journal.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  }

  // Every element that matches, in the document and in all open shadow roots.
  journal.all = (selector, root = document) => {
    const found = [...root.querySelectorAll(selector)];
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) found.push(...journal.all(selector, element.shadowRoot));
    }
    return found;
  };

  // The one inside the element `host`: what its user sees, wherever the widget keeps it.
  journal.inside = (host, selector) => {
    const root = document.querySelector(host)?.shadowRoot;
    return root ? journal.all(selector, root) : [];
  };

  // The element that has the focus, however deep.
  journal.focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  journal.words = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

  // Is it drawn? `checkVisibility` knows `display`, `visibility` and `content-visibility`, also through shadow roots.
  journal.drawn = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });

  const SIGNALS = [
    "alignment-ready",
    "alignment-change",
    "alignment-error",
    "change",
    "click",
    "focusin",
    "focusout",
    "hashchange",
    "input",
    "keydown",
    "keyup",
    "load",
    "message",
    "resize",
    "scroll",
    "storage",
    "toggle",
    "transitionend",
  ];

  // A promise for the first true answer of `holds`, which is asked again after each mutation and each signal.
  journal.until = (holds) =>
    new Promise((resolve, reject) => {
      const watched = new Set();
      const observer = new MutationObserver(check);
      const later = () => {
        check();
        // Listeners of the page run after ours and may have more to do in a task of their own.
        setTimeout(check);
        requestAnimationFrame(check);
      };
      function watch(root) {
        if (!watched.has(root)) {
          watched.add(root);
          observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
        }
        for (const element of root.querySelectorAll("*")) {
          if (element.shadowRoot) watch(element.shadowRoot);
          if (element.ready instanceof Promise && !watched.has(element)) {
            watched.add(element);
            element.ready.then(later, later);
          }
        }
      }
      function stop() {
        observer.disconnect();
        for (const signal of SIGNALS) removeEventListener(signal, later, true);
      }
      let over = false;
      function check() {
        if (over) return;
        try {
          watch(document);
          const answer = holds();
          if (!answer) return;
          over = true;
          stop();
          resolve(answer);
        } catch (error) {
          over = true;
          stop();
          reject(error);
        }
      }
      for (const signal of SIGNALS) addEventListener(signal, later, true);
      customElements.whenDefined("alignment-checklist").then(later);
      later();
    });
})();
