// A list that the author wrote into the macro's form: one item a line, and "# " before the heading of a section.

// The name of the list that comes with the app.
export const BUILT_IN = "pm-em";

// Of an id in characters. Ids are made of the words, as those of the element are, of items and of sections.
const MAX_ID = 80;

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
      const statement = line.replace(/^[-*]\s+/, "");
      sections.at(-1).items.push({ id: unused(idOf(statement), ofItems), statement });
    }
  }
  return sections.some(({ items }) => items.length > 0) ? sections : [];
}

function idOf(statement) {
  const words = statement
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? ["item"];
  return words.join("-").slice(0, MAX_ID);
}

function unused(wanted, ids) {
  let id = wanted;
  for (let count = 2; ids.has(id); count++) {
    id = `${wanted}-${count}`;
  }
  ids.add(id);
  return id;
}
