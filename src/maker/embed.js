// The page where one chooses a host and copies what it needs. It belongs to no other page and adds nothing to the widget.

import "./alignment-checklist.js";
import { diagnose, fit } from "./doctor.js";
import { measuring } from "./measure.js";
import { nameOf, sectionsOf } from "./own.js";
import { HOSTS, isLocal, measuredAddress, stepsFor } from "./snippets.js";

const form = document.querySelector("#choices");
const fields = form.elements;
// It goes into strings of other languages, where an apostrophe would end them.
const address = new URL("./", import.meta.url).href.replaceAll("'", "%27");
const released = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const fallback = document.querySelector("#fallback");
const fallbackHtml = fallback.innerHTML.trim();
// The sections of the built-in list, under the headings that they have there.
const sections = [...fallback.content.querySelectorAll("h3[id]")];

const UNNAMED = "Give the list a name with a letter from a to z or a digit in it.";
const TAKEN = "pm-em is the name of the built-in list: give yours another one.";
const UNLINED = "Write at least one expectation.";

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

// A list of one's own, and by field what is wrong with it.
function ownList() {
  const list = nameOf(fields.list.value);
  const parts = sectionsOf(fields.lines.value);
  return {
    list,
    title: fields.list.value.trim(),
    parts,
    wrong: {
      list: list ? list === "pm-em" && TAKEN : UNNAMED,
      lines: parts.every(({ items }) => items.length === 0) && UNLINED,
    },
  };
}

function choices() {
  const { list, title, parts, wrong } = ownList();
  const isOwn = fields.kind.value === "own";
  const own = isOwn && { title, sections: parts };
  const ticked = [...form.querySelectorAll("#sections input:checked")].map((box) => box.value);
  const attributes = {
    list: isOwn && !wrong.list ? list : "",
    team: fields.team.value.trim(),
    only: own || ticked.length === sections.length ? "" : ticked.join(" "),
    theme: fields.theme.value,
    lang: fields.lang.value,
    readonly: fields.readonly.checked,
  };
  return {
    host: fields.host.value,
    own,
    wrong: isOwn ? wrong : {},
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value)),
  };
}

// Shows what was chosen, to be played with.
const preview = document.createElement("alignment-checklist");
preview.setAttribute("storage", "none");
preview.setAttribute("loading", "eager");

// The list that stands in the preview, as it was typed. Each time it is another one the checklist is drawn anew.
let shown = "";

function showOwn({ sections }) {
  const now = JSON.stringify(sections);
  if (now !== shown) {
    shown = now;
    preview.replaceChildren(
      ...sections.flatMap(({ heading, items }) => [
        ...(heading ? [build(["h2", heading])] : []),
        build(["ul", ...items.map(({ statement }) => ["li", statement])]),
      ]),
    );
  }
}

function show(event) {
  if (event?.target.closest("#sections") && !form.querySelector("#sections input:checked")) {
    // Without any, all of them would be shown.
    event.target.checked = true;
  }
  const { host, own, wrong, attributes } = choices();
  form.classList.toggle("has-own", Boolean(own));
  document.querySelector("#naming").textContent = wrong.list ? "" : `Ticks are kept under ${nameOf(fields.list.value)}.`;
  for (const [name, place] of [
    ["list", "#misnamed"],
    ["lines", "#unlined"],
  ]) {
    fields[name].ariaInvalid = Boolean(wrong[name]);
    document.querySelector(place).textContent = wrong[name] || "";
  }
  for (const name of ["list", "team", "only", "theme", "lang", "readonly"]) {
    if (name in attributes) {
      preview.setAttribute(name, attributes[name] === true ? "" : attributes[name]);
    } else {
      preview.removeAttribute(name);
    }
  }
  // Without any item the built-in list would be shown, so the last one stays.
  if (!wrong.lines) {
    showOwn(own || { sections: [] });
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
  const { host, wrong, ...chosen } = choices();
  const missing = [wrong.list, wrong.lines].filter(Boolean).join(" ");
  const { steps, further } = missing
    ? { steps: [], further: [] }
    : stepsFor(host, {
        ...chosen,
        height,
        address,
        version: released("version"),
        integrity: released("integrity"),
        fallback: fallbackHtml,
      });
  const now = JSON.stringify([missing, steps, further]);
  if (now === written) {
    return;
  }
  written = now;
  say("");
  document.querySelector("#steps ol").replaceChildren(...steps.map(drawStep));
  document.querySelector("#steps ul").replaceChildren(...further.map(drawStep));
  document.querySelector("#further").hidden = further.length === 0;
  const nothing = document.querySelector("#nothing");
  nothing.textContent = `Nothing to copy yet. ${missing}`;
  nothing.hidden = !missing;
}

function drawStep({ say, what, code, file }) {
  const sentence = build(["p", say]);
  const item = build(["li", sentence]);
  if (code) {
    const block = build(["pre", ["code", code]]);
    block.tabIndex = 0;
    // Said by the status, once; here it is to be seen.
    const outcome = build(["span"]);
    outcome.ariaHidden = "true";
    outcome.className = "outcome";
    const bar = build(["div"]);
    bar.className = "bar";
    bar.append(
      sentence,
      outcome,
      drawButton(`Copy ${what}`, () => copy(code, block, outcome)),
      ...(file ? [drawButton(`Save ${file}`, () => save(code, file))] : []),
    );
    item.append(bar, block);
  }
  return item;
}

function drawButton(words, act) {
  const button = build(["button", words]);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

function save(text, file) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  anchor.download = file;
  anchor.click();
  // Some browsers fetch it only after they have asked where to put it, so it is not taken back at once.
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
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
