// A QR code for the phone across the table. Loaded only when one is asked for.

import { generate } from "lean-qr";

const SVG = "http://www.w3.org/2000/svg";

// Cameras need four modules of light around it.
const QUIET_ZONE = 4;

// And each module at least this many pixels large.
const MODULE = 3;

export function draw(text) {
  const code = generate(text);
  const path = document.createElementNS(SVG, "path");
  let modules = "";
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) {
        modules += `M${x} ${y}h1v1h-1z`;
      }
    }
  }
  path.setAttribute("d", modules);
  const svg = document.createElementNS(SVG, "svg");
  const side = code.size + 2 * QUIET_ZONE;
  svg.setAttribute("viewBox", `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`);
  svg.setAttribute("width", MODULE * side);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "QR");
  svg.append(path);
  return svg;
}
