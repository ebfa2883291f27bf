// Brings in the WebAssembly, once for all elements, and names what can go wrong on the way.

import { fetchWasm, INTERFACE, wasmAddress } from "./runtime.js";

// A failure with a code for programs and a sentence for the author of the page.
export class ChecklistError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

let loading;

// The exports of `interface.js`, with the WebAssembly ready to use. The same promise every time; a failure can be tried again.
export function load() {
  loading ??= Promise.all([importInterface(), compile()])
    .then(async ([loaded, module]) => {
      await loaded.start({ module_or_path: module }).catch((error) => {
        refuseIfBlocked(error);
        // Imports or exports that do not fit: the only other reason why a module that compiles does not start.
        throw new ChecklistError(
          "out-of-date",
          `${INTERFACE[0]} and ${wasmAddress()} are of different versions; publish the files of one build together and reload.`,
        );
      });
      return loaded;
    })
    .catch((error) => {
      loading = undefined;
      throw error instanceof ChecklistError
        ? error
        : new ChecklistError("load-failed", `The checklist could not start (${error.message}); reload the page, or publish the files anew.`);
    });
  return loading;
}

async function importInterface() {
  const [name, load] = INTERFACE;
  try {
    return await load();
  } catch (error) {
    // A module that loads but does not run has another error than one that is missing. Its message names the address.
    if (error instanceof TypeError) {
      throw new ChecklistError(
        "not-found",
        `${name} could not be loaded (${error.message}); publish it beside the script that loads it, as JavaScript and, for other sites, with Access-Control-Allow-Origin.`,
      );
    }
    throw error;
  }
}

async function compile() {
  const url = wasmAddress();
  const response = await fetchWasm().catch(() => {
    throw new ChecklistError(
      "not-found",
      `${url} could not be fetched; publish it beside the script that loads it, for other sites with Access-Control-Allow-Origin, and allow it in connect-src.`,
    );
  });
  if (!response.ok) {
    throw new ChecklistError("not-found", `${url} was answered with status ${response.status}; publish it beside the script that loads it.`);
  }
  // Some servers send a wrong type, which only the streaming way refuses (the largest support load of others, ruffle #400). What a page
  // that wraps `fetch` has made of the answer it refuses, too.
  const type = response.headers.get("content-type") ?? "no type";
  const isNamed = type.startsWith("application/wasm");
  try {
    if (isNamed && response instanceof Response) {
      return await WebAssembly.compileStreaming(response);
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    // "\0asm", with which every module begins.
    if (String(bytes.slice(0, 4)) !== "0,97,115,109") {
      throw new ChecklistError(
        "wrong-type",
        `${url} was answered with ${type} that is not WebAssembly; let the server send the file itself, as application/wasm.`,
      );
    }
    if (!isNamed) {
      console.warn(`alignment-checklist: ${url} is sent as ${type}; as application/wasm it starts faster.`);
    }
    return await WebAssembly.compile(bytes);
  } catch (error) {
    refuseIfBlocked(error);
    throw error;
  }
}

// The three engines say it in three ways, Chromium and Firefox when compiling, WebKit when instantiating.
function refuseIfBlocked(error) {
  if (/content.security.policy|blocked by CSP|unsafe-eval/i.test(error.message)) {
    throw new ChecklistError(
      "blocked-by-policy",
      "The Content Security Policy of this page blocks WebAssembly; add 'wasm-unsafe-eval' to its script-src.",
    );
  }
}

// Whether an error is a trap inside this WebAssembly, and not one of another program on the page. Bundlers put something of their own
// behind the name of a module.
export function isTrap(error) {
  const places = [INTERFACE[0].replace(".js", ""), wasmAddress()];
  // By its name: some browsers have WebAssembly switched off.
  return error?.name === "RuntimeError" && places.some((place) => String(error.stack).includes(place));
}
