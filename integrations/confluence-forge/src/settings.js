// What the author of the page chose for this macro: in its form, or by pasting a link. Runs in the page and in Forge's functions, which
// must agree on it.

import { BUILT_IN, sectionsOf } from "./own-list.js";

const OWN = "own";

// Of the names, which are part of what is stored.
const MAX_NAME = 200;

// `extension` is that part of the macro's context: `config` are the values of the form, `autoConvertLink` is what was pasted.
export function settingsOf(extension) {
  const values = extension?.config ?? parametersOf(extension?.autoConvertLink);
  const word = (name) =>
    String(values[name] ?? "")
      .trim()
      .slice(0, MAX_NAME);
  const sections = sectionsOf(String(values.items ?? ""));
  const name = word("list");
  return {
    // The element shows its own list under that name, whatever stands inside.
    list: sections.length === 0 ? BUILT_IN : name && name !== BUILT_IN ? name : OWN,
    team: word("team") || "default",
    only: word("only"),
    theme: /^(light|dark)$/.test(word("theme")) ? word("theme") : "auto",
    sections,
  };
}

// `context` is what Confluence says of the page and its reader. Until it is known who may change something nobody can.
export function attributesOf(settings, context) {
  const { list, team, only } = settings;
  const around = context.theme?.colorMode;
  const theme = settings.theme === "auto" && /^(light|dark)$/.test(around) ? around : settings.theme;
  const lang = String(context.locale ?? "en").replace("_", "-");
  return { list, team, theme, lang, storage: "host", loading: "eager", readonly: "", ...(only && { only }) };
}

// Which page, list and team a document belongs to.
export function placeOf(extension) {
  const { list, team } = settingsOf(extension);
  return { page: String(extension?.content?.id ?? ""), list, team };
}

function parametersOf(link) {
  try {
    return Object.fromEntries(new URL(link).searchParams);
  } catch {
    return {};
  }
}
