// Hands over what stands inside the element as JSON: text as strings, elements as ["tag", {attributes}, ...children].
// What it means is decided by `core/outline.rs`. Pages may give arrays a `toJSON` of their own, and `Node` another meaning.

const SKIPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "SVG", "MATH"]);
const ATTRIBUTES = ["id", "class", "data-item", "data-owner", "data-expected-by"];

// Far above what any list needs; what is nested deeper is left out.
const MAX_DEPTH = 40;

const TEXT = 3;
const ELEMENT = 1;

// The JSON of an array.
export function contentOf(root, depth = 0, ...nodes) {
  for (const node of root.childNodes) {
    if (node.nodeType === TEXT) {
      nodes.push(JSON.stringify(node.data));
    } else if (node.nodeType === ELEMENT && !SKIPPED.has(node.nodeName.toUpperCase()) && !node.hidden && depth < MAX_DEPTH) {
      nodes.push(contentOf(node, depth + 1, JSON.stringify(node.localName), JSON.stringify(attributesOf(node))));
    }
  }
  return `[${nodes}]`;
}

function attributesOf(element) {
  const attributes = {};
  for (const name of ATTRIBUTES) {
    // What is undefined is not written.
    attributes[name] = element.getAttribute(name) ?? undefined;
  }
  if (/^h\d$/.test(element.localName)) {
    // MediaWiki and others name a heading by an element inside.
    attributes.id ??= element.querySelector("[id]")?.id;
  }
  if (element.localName === "a" && element.href) {
    attributes.href = element.href;
  }
  if (element.localName === "input" && element.type === "checkbox") {
    attributes.checked = element.hasAttribute("checked");
  }
  return attributes;
}

// The level of the first heading inside, where the host's outline goes on.
export function headingLevel(root) {
  const heading = root.querySelector("h1,h2,h3,h4,h5,h6");
  return heading && +heading.localName[1];
}
