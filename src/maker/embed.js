// The page where one chooses a host and copies what it needs. It belongs to no other page and adds nothing to the widget.

import "./alignment-checklist.js";
import { diagnose, fit } from "./doctor.js";
import { measuring } from "./measure.js";
import { HOSTS, isLocal, measuredAddress, stepsFor } from "./snippets.js";

const form = document.querySelector("#choices");
const fields = form.elements;
// It goes into strings of other languages, where an apostrophe would end them.
const address = new URL("./", import.meta.url).href.replaceAll("'", "%27");
const released = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
// What can stand inside the element: the built-in list, and an example of a list of one's own.
const fallback = document.querySelector("#fallback");
const example = document.querySelector("#example");
const fallbackHtml = fallback.innerHTML.trim();
const exampleHtml = example.innerHTML.trim();
// The sections of the built-in list, under the headings that they have there.
const sections = [...fallback.content.querySelectorAll("h3[id]")];

const MISNAMED =
  "A name is made of a to z, 0 to 9 and hyphens, and is not pm-em, the name of the built-in list. Until then there is nothing to copy.";

// Of a frame, in pixels. Until it is measured, that of the built-in list.
let height = 2650;
const measure = measuring(document.querySelector("#measured"), (measured) => {
  height = measured;
  writeSteps();
});

function build([tag, ...children]) {
  const node = document.createElement(tag);
  node.append(...children.map((child) => (Array.isArray(child) ? build(child) : child)));
  return node;
}

function choices() {
  const own = fields.kind.value === "own";
  const ticked = [...form.querySelectorAll("#sections input:checked")].map((box) => box.value);
  const attributes = {
    list: own && !isMisnamed() ? fields.list.value : "",
    team: fields.team.value.trim(),
    only: own || ticked.length === sections.length ? "" : ticked.join(" "),
    theme: fields.theme.value,
    lang: fields.lang.value,
    readonly: fields.readonly.checked,
  };
  return { host: fields.host.value, own, attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value)) };
}

// Shows what was chosen, to be played with.
const preview = document.createElement("alignment-checklist");
preview.setAttribute("storage", "none");
preview.setAttribute("loading", "eager");

// Whether what was chosen can be copied as it is.
const isMisnamed = () => fields.kind.value === "own" && !fields.list.validity.valid;

function show(event) {
  if (event?.target.closest("#sections") && !form.querySelector("#sections input:checked")) {
    // Without any, all of them would be shown.
    event.target.checked = true;
  }
  const { host, own, attributes } = choices();
  form.classList.toggle("has-own", own);
  fields.list.ariaInvalid = isMisnamed();
  document.querySelector("#misnamed").textContent = isMisnamed() ? MISNAMED : "";
  for (const name of ["list", "team", "only", "theme", "lang", "readonly"]) {
    if (name in attributes) {
      preview.setAttribute(name, attributes[name] === true ? "" : attributes[name]);
    } else {
      preview.removeAttribute(name);
    }
  }
  if (own !== preview.childElementCount > 0) {
    preview.replaceChildren(...(own ? [example.content.cloneNode(true)] : []));
  }
  writeSteps();
  // A file that is not published yet has no height.
  if (HOSTS[host].framed && !own) {
    measure(measuredAddress({ address, attributes }));
  }
}

// What is written now. While it stays the same, so do the buttons, one of which may have the focus.
let written;

function writeSteps() {
  const { host, ...chosen } = choices();
  const { steps, further } = isMisnamed()
    ? { steps: [], further: [] }
    : stepsFor(host, {
        ...chosen,
        height,
        address,
        version: released("version"),
        integrity: released("integrity"),
        fallback: fallbackHtml,
        example: exampleHtml,
      });
  const now = JSON.stringify([steps, further]);
  if (now === written) {
    return;
  }
  written = now;
  say("");
  document.querySelector("#steps ol").replaceChildren(...steps.map(drawStep));
  document.querySelector("#steps ul").replaceChildren(...further.map(drawStep));
  document.querySelector("#further").hidden = further.length === 0;
}

function drawStep({ say, what, code }) {
  const item = build(["li", ["p", say]]);
  if (code) {
    const block = build(["pre", ["code", code]]);
    block.tabIndex = 0;
    const button = build(["button", `Copy ${what}`]);
    button.type = "button";
    // Said by the status, once; here it is to be seen.
    const outcome = build(["span"]);
    outcome.ariaHidden = "true";
    outcome.className = "outcome";
    button.addEventListener("click", () => copy(code, block, outcome));
    const bar = build(["div"]);
    bar.className = "bar";
    bar.append(button, outcome);
    item.append(bar, block);
  }
  return item;
}

async function copy(text, block, outcome) {
  say("", ...document.querySelectorAll(".outcome"));
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.", outcome);
  } catch {
    getSelection().selectAllChildren(block);
    say("The clipboard is blocked here. The text is selected: copy it by hand.", outcome);
  }
}

function say(sentence, ...places) {
  [document.querySelector("#said"), ...places].forEach((place) => (place.textContent = sentence));
}

async function showDoctor() {
  const list = document.querySelector("#doctor");
  for (const { what, answer, advice } of await diagnose()) {
    const item = build(["li", ["strong", `${what}: ${answer}.`], advice ? ` ${advice}` : ""]);
    item.dataset.answer = answer;
    list.append(item);
  }
  fit();
}

for (const [id, { name }] of Object.entries(HOSTS)) {
  fields.host.append(new Option(name, id));
}
for (const { id, textContent } of sections) {
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", value: id, checked: true });
  const label = document.createElement("label");
  label.append(box, ` ${textContent}`);
  document.querySelector("#sections").append(label);
}

document.querySelector("#dead").remove();
document.querySelectorAll("#maker > [hidden]").forEach((part) => (part.hidden = false));

if (new URLSearchParams(location.search).has("doctor")) {
  // In a frame of some host only the answers count, and this is the page about them.
  document.querySelectorAll("#maker > :not(section:last-of-type)").forEach((part) => part.remove());
  const heading = document.querySelector("#here");
  const first = build(["h1", heading.textContent]);
  first.id = heading.id;
  heading.replaceWith(first);
} else {
  form.addEventListener("input", show);
  document.querySelector("#preview").append(preview);
  if (isLocal(address)) {
    const warning = document.querySelector("#local");
    warning.textContent = `${address} can only be reached from this computer, so what you copy here works for nobody else. Publish the files first, then copy from the published embed.html.`;
    warning.hidden = false;
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
showDoctor();
