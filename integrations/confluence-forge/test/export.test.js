// The export is valid in Atlassian's document format, says what the checklist says, and leaves hostile text as text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv-draft-04";
import { adfOf, exported } from "../src/export.js";
import { settingsOf } from "../src/settings.js";
import { memory, ticked } from "./support.js";

const schema = new URL("../node_modules/@atlaskit/adf-schema/dist/json-schema/v1/full.json", import.meta.url);
const isAdf = new Ajv.default({ strict: false }).compile(JSON.parse(readFileSync(schema, "utf8")));

function valid(adf) {
  assert.ok(isAdf(adf), JSON.stringify(isAdf.errors?.slice(0, 3)));
  return adf;
}

// The text of a node, its items one below the other.
function words(node) {
  const inner = (node.content ?? []).map(words).join("");
  return node.type === "text" ? node.text : /^(paragraph|heading)$/.test(node.type) ? `${inner}\n` : inner;
}

const note = (item, text, author = "") => ({ item, author, text: { value: text, stamp: [1, "here"], at: 0 } });

test("the schema refuses what is none", () => {
  assert.equal(isAdf({ version: 1, type: "doc", content: [{ type: "bulletList", content: [] }] }), false);
});

test("the built-in list with nothing kept is three headings and fifteen open items", () => {
  const adf = valid(adfOf(settingsOf({}), {}));
  assert.equal(adf.content.filter(({ type }) => type === "heading").length, 3);
  assert.equal(words(adf).match(/☐/g).length, 15);
});

test("sections that are not chosen are left out", () => {
  const adf = valid(adfOf(settingsOf({ config: { only: "pm" } }), {}));
  assert.equal(words(adf).match(/☐/g).length, 5);
});

test("where no section has such an id all are there, as on the screen", () => {
  for (const only of ["gone", " ", "constructor gone"]) {
    const adf = valid(adfOf(settingsOf({ config: { only } }), {}));
    assert.equal(words(adf).match(/☐/g)?.length, 15, only);
  }
  const own = (only) => words(valid(adfOf(settingsOf({ config: { items: "First\n# What we promise\nSecond", only } }), {})));
  assert.equal(own("pm"), "☐ First\nWhat we promise\n☐ Second\n");
  assert.equal(own("what-we-promise"), "What we promise\n☐ Second\n");
  assert.equal(own("item"), "☐ First\n");
});

test("marks and notes are said, in the order in which they were written", () => {
  const document = ticked("first");
  document.marks.second = { agreed: { value: "not_applicable", stamp: [2, "here"], at: 0 } };
  document.marks.third = { agreed: { value: "partly", stamp: [3, "here"], at: 0 } };
  document.notes = {
    "0000000000000005-a": note("first", "Later\n\nin two lines", "em"),
    "0000000000000004-a": note("first", "Sooner", "pm"),
    "0000000000000006-a": note("first", null),
    "0000000000000007-a": note("gone", "Of an item that is gone"),
  };
  const adf = valid(adfOf(settingsOf({ config: { items: "# Ours\nFirst\nSecond\nThird" } }), document));
  assert.equal(words(adf), "Ours\n☑ First\nPM: Sooner\nEM: Laterin two lines\nSecond (Does not apply)\n☐ Third\n");
});

test("hostile text stays text, and a hostile document breaks nothing", () => {
  const hostile = '<script>alert(1)</script> {"type":"inlineExtension"} \u0000';
  const document = {
    marks: { constructor: null, "script-alert-1-script-type-inlineextension": { agreed: "yes" } },
    notes: { a: note("script-alert-1-script-type-inlineextension", hostile, "<b>"), b: null, c: { item: "x" } },
  };
  const adf = valid(adfOf(settingsOf({ config: { items: `${hostile}\n# ${hostile}\nconstructor` } }), document));
  assert.equal(
    JSON.stringify(adf)
      .match(/"type":"(\w+)"/g)
      .every((type) => /doc|heading|bulletList|listItem|paragraph|text/.test(type)),
    true,
  );
  assert.equal(words(adf).split(hostile.trim()).length, 4);
});

test("what came ticked is ticked until somebody says otherwise, as on the screen", () => {
  const settings = settingsOf({ config: { items: "- [x] First\n- [ ] Second\n- [x] Third" } });
  assert.equal(words(valid(adfOf(settings, {}))), "☑ First\n☐ Second\n☑ Third\n");
  const document = ticked("second", "third");
  document.marks.first = { agreed: { value: "unset", stamp: [2, "here"], at: 0 } };
  document.marks.third.agreed.value = null;
  assert.equal(words(valid(adfOf(settings, document))), "☐ First\n☑ Second\n☑ Third\n");
});

test("blank notes leave no empty nodes", () => {
  valid(adfOf(settingsOf({ config: { items: "First" } }), { notes: { a: note("first", " \n ") } }));
});

test("PDF and Word name the page and the form in places of their own", async () => {
  const store = memory();
  await store.replace({ page: "7", list: "pm-em", team: "checkout" }, 0, JSON.stringify({ ...ticked("goals-short"), team: "checkout" }));
  const config = { team: "checkout" };
  for (const payload of [
    { exportType: "pdf", context: { content: { id: "7" } }, extensionPayload: { config } },
    { exportType: "word", context: { content: { id: "7" }, config } },
    { exportType: "other", context: { extension: { content: { id: "7" }, config } } },
  ]) {
    assert.equal(words(valid(await exported(payload, store))).match(/☑/g)?.length, 1, payload.exportType);
  }
});
