// The checklist as Confluence exports it to PDF and Word and shows it in the history of a page: the list with its marks and notes, in
// Atlassian's document format. All text from outside becomes text nodes.

import { LIST, WORDS } from "./content.js";
import { placeOf, settingsOf } from "./settings.js";

// What Forge hands over differs between PDF and Word; each has the page and the form's values in one of these places.
export async function exported(payload, store) {
  const { context = {}, extensionPayload = {} } = payload;
  const extension = {
    content: context.content ?? context.extension?.content,
    config: extensionPayload.config ?? context.config ?? context.extension?.config,
    autoConvertLink: extensionPayload.autoConvertLink ?? context.extension?.autoConvertLink,
  };
  const kept = await store.read(placeOf(extension));
  return adfOf(settingsOf(extension), kept ? JSON.parse(kept.text) : {});
}

export function adfOf(settings, document) {
  const sections = settings.sections.length > 0 ? settings.sections : LIST.sections;
  const content = only(settings.only, sections).flatMap(({ heading, items }) => {
    const asked = items.filter(({ retired }) => !retired).map((item) => listItem(item, document));
    return [...(heading ? [node("heading", [text(heading)], { level: 3 })] : []), ...(asked.length > 0 ? [node("bulletList", asked)] : [])];
  });
  return { version: 1, ...node("doc", content) };
}

// As the element shows them: where none has such an id, all.
function only(ids, sections) {
  const wanted = ids.split(/\s+/);
  const chosen = sections.filter(({ id }) => wanted.includes(id));
  return chosen.length > 0 ? chosen : sections;
}

function listItem({ id, statement, ticked }, document) {
  // Its mark, or else the tick that it came with.
  const level = document.marks?.[id]?.agreed?.value ?? (ticked && "yes");
  const line =
    level === "not_applicable"
      ? [text(plain(statement), "strike"), text(` (${WORDS["level-not-applicable"]})`)]
      : [text(`${level === "yes" ? "☑" : "☐"} ${plain(statement)}`)];
  const notes = notesOf(id, document);
  return node("listItem", [node("paragraph", line), ...(notes.length > 0 ? [node("bulletList", notes)] : [])]);
}

// In the order of their ids, which is that of their age. One that was removed has no text any more.
function notesOf(item, document) {
  return Object.entries(document.notes ?? {})
    .filter(([, note]) => note?.item === item && typeof note.text?.value === "string")
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { author, text: register }]) => {
      const name = author === "pm" || author === "em" ? `${WORDS[author]}: ` : "";
      return node("listItem", [node("paragraph", lines(name + register.value))]);
    });
}

// Empty text nodes are refused, and a line break is a node of its own.
function lines(words) {
  return words
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .flatMap((line, index) => [...(index > 0 ? [node("hardBreak")] : []), text(line)]);
}

// A statement is text, or pieces of which some are emphasized or links.
function plain(statement) {
  const pieces = Array.isArray(statement) ? statement : [statement];
  return pieces.map((piece) => (typeof piece === "string" ? piece : (piece.em ?? piece.strong ?? piece.code ?? piece.link))).join("");
}

function node(type, content, attrs) {
  return { type, ...(attrs && { attrs }), ...(content && { content }) };
}

function text(words, mark) {
  return { type: "text", text: words, ...(mark && { marks: [{ type: mark }] }) };
}
