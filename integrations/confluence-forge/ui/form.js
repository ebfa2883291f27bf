// The macro's form in the editor. What is submitted comes back as `extension.config`.

import { view } from "@forge/bridge";
import { settingsOf } from "../src/settings.js";

const form = document.querySelector("form");

const { extension, theme } = await view.getContext();
document.documentElement.dataset.theme = theme?.colorMode ?? "auto";
// A macro that came of a pasted link has no values yet: it begins with those of the link.
const { team, only, theme: look } = settingsOf(extension);
for (const [name, value] of Object.entries(extension.config ?? { team, only, theme: look })) {
  const field = form.elements.namedItem(name);
  if (field) {
    field.value = value;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  view.submit({ config: Object.fromEntries(new FormData(form)) });
});
form.querySelector("[type=button]").addEventListener("click", () => view.close());
