// A list that the author wrote into the macro's form: one item a line, "[x] " before one that comes ticked, and "# " before the
// heading of a section.

// The name of the list that comes with the app.
export const BUILT_IN = "pm-em";

// Of the words in an id, in characters. Ids are made of what items and headings say, by rules of the app's own: the element takes them as
// they are, and what is kept for a page goes by them.
const MAX_ID = 80;

// What a task list has in front of an item. The element takes one off; here it is all, so that what is left has none for it to take.
// Of white space only what HTML folds: elsewhere the element sees no marker either.
const MARKERS = /^(?:\[(?:[xX]|[ \t\f]+)\][ \t\f]+)+/;

// The sections with their items; none where there is no item.
export function sectionsOf(text) {
  const sections = [];
  const [ofSections, ofItems] = [new Set(), new Set()];
  for (const line of text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)) {
    const heading = /^#+\s+(.*)$/.exec(line)?.[1];
    if (heading !== undefined || sections.length === 0) {
      sections.push({ id: unused(idOf(heading ?? ""), ofSections), heading: heading ?? "", items: [] });
    }
    if (heading === undefined) {
      const item = line.replace(/^[-*]\s+/, "");
      const marker = MARKERS.exec(item)?.[0] ?? "";
      const statement = item.slice(marker.length);
      const ticked = /^\[x/i.test(marker);
      sections.at(-1).items.push({ id: unused(idOf(statement), ofItems), statement, ...(ticked && { ticked }) });
    }
  }
  return sections.some(({ items }) => items.length > 0) ? sections : [];
}

// What is cut ends in a hash of the whole, so that two texts with the same beginning keep apart wherever they stand.
function idOf(statement) {
  const text = statement.normalize("NFC");
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["item"];
  const characters = [...words.join("-")];
  return characters.length > MAX_ID ? `${characters.slice(0, MAX_ID).join("")}-${hashOf(text)}` : characters.join("");
}

// FNV-1a over code points, as in the ids that the element makes. http://www.isthe.com/chongo/tech/comp/fnv/
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  }
  return hash >>> 0;
}

function unused(wanted, ids) {
  let id = wanted;
  for (let count = 2; ids.has(id); count++) {
    id = `${wanted}-${count}`;
  }
  ids.add(id);
  return id;
}
