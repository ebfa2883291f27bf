// Hands over what stands inside the element as plain values: text as strings, elements as ["tag", {attributes}, ...children].
// What it means is decided by `core/outline.rs`.

const SKIPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "SVG", "MATH"]);
const ATTRIBUTES = ["id", "class", "data-item", "data-owner", "data-expected-by"];

// Far above what any list needs; what is nested deeper is left out.
const MAX_DEPTH = 40;

export function contentOf(root, depth = 0) {
  const nodes = [];
  for (const node of root.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      nodes.push(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(node.nodeName.toUpperCase()) && !node.hidden && depth < MAX_DEPTH) {
      nodes.push([node.localName, attributesOf(node), ...contentOf(node, depth + 1)]);
    }
  }
  return nodes;
}

function attributesOf(element) {
  const attributes = {};
  for (const name of ATTRIBUTES) {
    if (element.hasAttribute(name)) {
      attributes[name] = element.getAttribute(name);
    }
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
  return heading ? Number(heading.localName[1]) : undefined;
}
