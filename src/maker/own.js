// A list of one's own, from lines that were typed, in the syntax of each host. The lines are plain text: what means something to a host is
// written so that it stands for itself.

const BULLETS = /^(?:(?:[-*+•]|\[[ xX]\]) )+/;
const HEADING = /^#{1,6}(?: |$)/;

// The sections of the text: `# Heading` begins one, and every other line is an item. Bullets and boxes of a list that was copied are left out.
// An item has the id that it would get without one, see docs/list.md.
export function sectionsOf(text) {
  const sections = [];
  const used = new Set();
  for (const line of text.split("\n").map((typed) => typed.replace(/[\s\p{Cc}]+/gu, " ").trim())) {
    const heading = line.replace(HEADING, "");
    if (heading && heading !== line) {
      sections.push({ heading, items: [] });
    } else if (heading) {
      const statement = line.replace(BULLETS, "");
      const id = unused(slug(statement), used);
      if (sections.length === 0) {
        sections.push({ items: [] });
      }
      sections.at(-1).items.push({ id, statement });
    }
  }
  return sections;
}

function unused(base, used) {
  let id = base;
  for (let number = 2; used.has(id); number += 1) {
    id = `${base}-${number}`;
  }
  used.add(id);
  return id;
}

const LONGEST = 48;

// As in core/checklist.rs: letters and digits with hyphens between, cut and then ended with a hash of the whole text.
function slug(text) {
  const full = text
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^a-z0-9\u{80}-\u{10ffff}]+/gu, "-")
    .replace(/^-|-$/g, "");
  const characters = [...full];
  if (characters.length <= LONGEST) {
    return full || "item";
  }
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  }
  return `${characters.slice(0, LONGEST).join("")}-${hash >>> 0}`;
}

// The name of a list in an address, a file name and an attribute: `Café Charter` is `cafe-charter`. Empty when nothing of it can stand there.
export const nameOf = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

export const escapeText = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const REFERENCES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

// What means something in Markdown, in wiki text, in a template or in a shortcode, there or at the beginning of a line.
const MEANINGFUL = /[\\`*_{}[\]<>#&|~^$=+]|^[-:]|:(?=\S)|(?<=^\d+)[.)]|''+|--+/g;

// For hosts that read references as HTML does.
export const referenced = (text) =>
  text.replace(MEANINGFUL, (signs) => [...signs].map((sign) => REFERENCES[sign] ?? `&#${sign.charCodeAt()};`).join(""));

// DokuWiki reads no references. What is more than words stands between signs that it takes nothing inside for, but for these signs.
const verbatim = (text) =>
  /^[\p{L} ,]*[.?!]?$/u.test(text)
    ? text
    : text
        .split("%%")
        .map((part) => part && `%%${part}%%`)
        .join("<nowiki>%%</nowiki>");

const blocks = (sections, gap, heading, items) =>
  sections
    .flatMap((section) => [...(section.heading ? [heading(section.heading)] : []), ...(section.items.length ? [items(section.items)] : [])])
    .join(gap);

const lines = (item) => (items) => items.map(item).join("\n");

export const asHtml = (sections, escaped = escapeText) =>
  blocks(
    sections,
    "\n",
    (heading) => `<h2>${escaped(heading)}</h2>`,
    (items) => `<ul>\n${items.map(({ id, statement }) => `<li id="${id}">${escaped(statement)}</li>`).join("\n")}\n</ul>`,
  );

const markdown = (item) => (sections) => blocks(sections, "\n\n", (heading) => `## ${referenced(heading)}`, lines(item));

// `#` goes before what begins as names do.
const written = (id) => (/^[a-z][a-z0-9-]*$/.test(id) ? `#${id}` : `id="${id}"`);

export const asMarkdown = markdown(({ statement }) => `- ${referenced(statement)}`);

// With ids, as kramdown and Python-Markdown take them.
export const asKramdown = markdown(({ id, statement }) => `- {:${written(id)}} ${referenced(statement)}`);
export const asPythonMarkdown = markdown(({ id, statement }) => `- ${referenced(statement)}\n  {: ${written(id)} }`);

export const asMediaWiki = (sections) =>
  blocks(
    sections,
    "\n",
    (heading) => `== ${referenced(heading)} ==`,
    lines(({ statement }) => `* ${referenced(statement)}`),
  );

// Its headings hold nothing but text.
export const asDokuWiki = (sections) =>
  blocks(
    sections,
    "\n\n",
    (heading) => `===== ${heading} =====`,
    lines(({ statement }) => `  * ${verbatim(statement)}`),
  );
