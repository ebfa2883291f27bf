// The page where one chooses a host and copies what it needs. It belongs to no other page and adds nothing to the widget.

import "./alignment-checklist.js";
import { diagnose, fit } from "./doctor.js";
import { measuring } from "./measure.js";
import { HOSTS, measuredAddress, stepsFor } from "./snippets.js";

const SECTIONS = { together: "What both agree on", pm: "What the EM expects from the PM", em: "What the PM expects from the EM" };

const form = document.querySelector("#choices");
const fields = form.elements;
// It goes into strings of other languages, where an apostrophe would end them.
const address = new URL("./", import.meta.url).href.replaceAll("'", "%27");
const released = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const fallback = document.querySelector("#fallback").innerHTML.trim();

// Of a frame, in pixels. Until it is measured, that of the built-in list.
let height = 2400;
const measure = measuring(document.querySelector("#measured"), (measured) => {
  height = measured;
  writeSteps();
});

const OWN = [
  ["h2", "What we promise design"],
  ["ul", ["li", "We show work early"], ["li", "Nobody merges alone"]],
];

function build([tag, ...children]) {
  const node = document.createElement(tag);
  node.append(...children.map((child) => (Array.isArray(child) ? build(child) : child)));
  return node;
}

function choices() {
  const own = fields.kind.value === "own";
  const sections = [...form.querySelectorAll("#sections input:checked")].map((box) => box.value);
  const all = sections.length === Object.keys(SECTIONS).length || sections.length === 0;
  const attributes = {
    list: own ? fields.list.value || "our-charter" : "",
    team: fields.team.value.trim(),
    only: own || all ? "" : sections.join(" "),
    theme: fields.theme.value === "auto" ? "" : fields.theme.value,
    lang: fields.lang.value.trim(),
    readonly: fields.readonly.checked,
  };
  return { host: fields.host.value, own, attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value)) };
}

// Shows what was chosen, to be played with.
const preview = document.createElement("alignment-checklist");
preview.setAttribute("storage", "none");
preview.setAttribute("loading", "eager");

function show() {
  const { host, own, attributes } = choices();
  form.classList.toggle("has-own", own);
  for (const name of ["list", "team", "only", "theme", "lang", "readonly"]) {
    if (name in attributes) {
      preview.setAttribute(name, attributes[name] === true ? "" : attributes[name]);
    } else {
      preview.removeAttribute(name);
    }
  }
  if (own !== preview.childElementCount > 0) {
    preview.replaceChildren(...(own ? OWN.map(build) : []));
  }
  writeSteps();
  if (HOSTS[host].framed) {
    measure(measuredAddress({ address, attributes }));
  }
}

// What is written now. While it stays the same, so do the buttons, one of which may have the focus.
let written;

function writeSteps() {
  const { host, ...chosen } = choices();
  const steps = stepsFor(host, { ...chosen, height, address, version: released("version"), integrity: released("integrity"), fallback });
  if (JSON.stringify(steps) === written) {
    return;
  }
  written = JSON.stringify(steps);
  say("");
  document.querySelector("#steps").replaceChildren(
    ...steps.map(({ say, what, code }) => {
      const item = document.createElement("li");
      item.append(build(["p", say]));
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
        item.append(block, button, outcome);
      }
      return item;
    }),
  );
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
  for (const { what, works, advice } of await diagnose()) {
    const item = build(["li", ["strong", `${what}: ${works ? "works" : "blocked"}.`], advice ? ` ${advice}` : ""]);
    item.dataset.works = works;
    list.append(item);
  }
  fit();
}

for (const [id, { name }] of Object.entries(HOSTS)) {
  fields.host.append(new Option(name, id));
}
for (const [id, heading] of Object.entries(SECTIONS)) {
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", value: id, checked: true });
  const label = document.createElement("label");
  label.append(box, ` ${heading}`);
  document.querySelector("#sections").append(label);
}

if (new URLSearchParams(location.search).has("doctor")) {
  // In a frame of some host only the answers count.
  document.querySelectorAll("#maker > :not(section:last-of-type)").forEach((part) => part.remove());
} else {
  form.addEventListener("input", show);
  document.querySelector("#preview").append(preview);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
showDoctor();
