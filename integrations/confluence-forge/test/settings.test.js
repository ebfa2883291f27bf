// The form's values and pasted links become attributes; whatever stands in them is only ever text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { sectionsOf } from "../src/own-list.js";
import { attributesOf, placeOf, settingsOf } from "../src/settings.js";

const here = { theme: { colorMode: "dark" }, locale: "de_DE" };

test("a macro that nobody has set up is the built-in list", () => {
  assert.deepEqual(attributesOf(settingsOf({}), here), {
    list: "pm-em",
    team: "default",
    theme: "dark",
    lang: "de-DE",
    storage: "host",
    loading: "eager",
    readonly: "",
  });
});

test("the form decides", () => {
  const settings = settingsOf({ config: { team: " checkout ", only: "pm em", theme: "light", list: "charter", items: "One" } });
  assert.deepEqual(attributesOf(settings, here), {
    list: "charter",
    team: "checkout",
    only: "pm em",
    theme: "light",
    lang: "de-DE",
    storage: "host",
    loading: "eager",
    readonly: "",
  });
});

test("a pasted link decides where there is no form yet", () => {
  const link = "https://example.org/checklist/?team=checkout&only=pm&theme=dark#ac=1abc";
  const { team, only, theme, list } = settingsOf({ autoConvertLink: link });
  assert.deepEqual({ team, only, theme, list }, { team: "checkout", only: "pm", theme: "dark", list: "pm-em" });
  assert.equal(settingsOf({ autoConvertLink: link, config: { team: "search" } }).team, "search");
  assert.equal(settingsOf({ autoConvertLink: "no link" }).team, "default");
});

test("a link to the checklist becomes the macro, a link to what lies beside it does not", () => {
  const manifest = parse(readFileSync(new URL("../manifest.yml", import.meta.url), "utf8"));
  const patterns = manifest.modules.macro[0].autoConvert.matchers.map(({ pattern }) => pattern);
  // `*` stands for anything.
  const expressions = patterns.map((pattern) => new RegExp(`^${pattern.replace(/[.?/]/g, "\\$&").replaceAll("*", ".*")}$`));
  const becomesMacro = (end) => expressions.some((expression) => expression.test(`https://example.org/checklist/${end}`));
  for (const end of ["", "?team=checkout#ac=1abc", "#ac=1abc", "index.html", "index.html?team=checkout", "index.html#ac=1abc"]) {
    assert.ok(becomesMacro(end), end);
  }
  for (const end of ["embed.html", "embed.html?doctor", "alignment-checklist.html", "charter.json", "LICENSE"]) {
    assert.ok(!becomesMacro(end), end);
  }
});

test("values of any kind are text of bounded length", () => {
  const settings = settingsOf({ config: { team: { a: 1 }, only: 7, theme: "javascript:", items: null, list: "x".repeat(999) } });
  assert.deepEqual([settings.team, settings.only, settings.theme, settings.list], ["[object Object]", "7", "auto", "pm-em"]);
  assert.equal(settingsOf({ config: { team: "x".repeat(999) } }).team.length, 200);
});

test("the page is the one that Forge names", () => {
  assert.deepEqual(placeOf({ content: { id: 7 }, config: { team: "a" } }), { page: "7", list: "pm-em", team: "a" });
  assert.equal(placeOf({}).page, "");
});

test("an own list is a line for each item, with headings between", () => {
  assert.deepEqual(sectionsOf("First\n\n# What we promise\r\n- We show work *early*\n- <b>Bold</b>\n"), [
    { id: "item", heading: "", items: [{ id: "first", statement: "First" }] },
    {
      id: "what-we-promise",
      heading: "What we promise",
      items: [
        { id: "we-show-work-early", statement: "We show work *early*" },
        { id: "b-bold-b", statement: "<b>Bold</b>" },
      ],
    },
  ]);
});

test("the marker of a task list is no word of its item, so ticking it in the form keeps the id", () => {
  const [{ items }] = sectionsOf("- [x] One\n* [ ] Two\n[X]\tThree\n[x] [ ] Four\n[x]Five\n[x]\n[y] Six");
  assert.deepEqual(items, [
    { id: "one", statement: "One", ticked: true },
    { id: "two", statement: "Two" },
    { id: "three", statement: "Three", ticked: true },
    { id: "four", statement: "Four", ticked: true },
    { id: "x-five", statement: "[x]Five" },
    { id: "x", statement: "[x]" },
    { id: "y-six", statement: "[y] Six" },
  ]);
});

test("equal items are two, and an item without words is one", () => {
  const ids = sectionsOf("Same\nSame\nSame 2\n???\nÄpfel").flatMap(({ items }) => items.map(({ id }) => id));
  assert.deepEqual(ids, ["same", "same-2", "same-2-2", "item", "äpfel"]);
});

test("long items with the same beginning keep their ids wherever they stand", () => {
  const words = "the same words over and over again ".repeat(3);
  const idsOf = (...statements) => Object.fromEntries(sectionsOf(statements.join("\n"))[0].items.map(({ id, statement }) => [statement, id]));
  const [one, other] = [`${words}here`, `${words}there`];
  const ids = idsOf(one, other);
  const cut = "the-same-words-over-and-over-again-the-same-words-over-and-over-again-the-same-w";
  assert.deepEqual(ids, { [one]: `${cut}-3385530672`, [other]: `${cut}-309809648` });
  assert.deepEqual(idsOf(other, one), ids);
  assert.deepEqual(idsOf("x".repeat(80)), { ["x".repeat(80)]: "x".repeat(80) });
});

test("an id ends with a whole character", () => {
  const [{ id }] = sectionsOf(`x${"𝒜".repeat(100)}`)[0].items;
  assert.match(id, /^x(𝒜){79}-\d+$/u);
  assert.ok(id.isWellFormed());
});

test("equal headings are two sections, and what stands before the first is one without words", () => {
  assert.deepEqual(
    sectionsOf("One\n# Same\nTwo\n# Same\nThree\n# Item\nOne").map(({ id }) => id),
    ["item", "same", "same-2", "item-2"],
  );
});

test("headings alone are no list", () => {
  assert.deepEqual(sectionsOf("# One\n# Two"), []);
});

test("an own list never goes by the name of the built-in one", () => {
  assert.equal(settingsOf({ config: { list: "pm-em", items: "One" } }).list, "own");
});
