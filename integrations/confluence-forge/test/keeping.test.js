// One document for each page, list and team; nobody writes over what they have not seen; nobody changes anything who may not edit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keeping, MAX_BYTES, MAY_NOT_EDIT, NOT_OURS, TOO_LARGE } from "../src/keeping.js";
import { everybody, memory, nobody, on, ticked } from "./support.js";

const text = (...items) => JSON.stringify(ticked(...items));

test("a page without a checklist has nothing, in version 0", async () => {
  const { load } = keeping({ store: memory(), mayEdit: everybody });
  assert.deepEqual(await load({ context: on() }), { text: null, version: 0, editable: true });
});

test("what is saved is loaded, one version on", async () => {
  const { load, save } = keeping({ store: memory(), mayEdit: everybody });
  assert.deepEqual(await save({ payload: { text: text("goals-short"), version: 0 }, context: on() }), { version: 1 });
  assert.deepEqual(await load({ context: on() }), { text: text("goals-short"), version: 1, editable: true });
});

test("a version that is not the newest writes nothing and gets the newest", async () => {
  const { load, save } = keeping({ store: memory(), mayEdit: everybody });
  await save({ payload: { text: text("goals-short"), version: 0 }, context: on() });
  const answer = await save({ payload: { text: text("goals-mid"), version: 0 }, context: on() });
  assert.deepEqual(answer, { conflict: { text: text("goals-short"), version: 1 } });
  assert.equal((await load({ context: on() })).text, text("goals-short"));
});

test("where what it was made from is gone it gets nothing, in version 0", async () => {
  const { save } = keeping({ store: memory(), mayEdit: everybody });
  const answer = await save({ payload: { text: text("goals-short"), version: 3 }, context: on() });
  assert.deepEqual(answer, { conflict: { text: null, version: 0 } });
});

test("pages, teams and lists are apart", async () => {
  const { load, save } = keeping({ store: memory(), mayEdit: everybody });
  await save({ payload: { text: text("goals-short"), version: 0 }, context: on() });
  for (const context of [on("8"), on("7", { team: "search" }), on("7", { items: "Mine" })]) {
    assert.equal((await load({ context })).version, 0);
  }
});

test("a reader who may not edit the page reads and does not write, whatever the macro shows", async () => {
  const store = memory();
  await keeping({ store, mayEdit: everybody }).save({ payload: { text: text("goals-short"), version: 0 }, context: on() });
  const { load, save } = keeping({ store, mayEdit: nobody });
  assert.deepEqual(await load({ context: on() }), { text: text("goals-short"), version: 1, editable: false });
  assert.deepEqual(await save({ payload: { text: text("goals-mid"), version: 1 }, context: on() }), { refused: MAY_NOT_EDIT });
  assert.equal((await store.read({ page: "7", list: "pm-em", team: "default" })).version, 1);
});

test("what is no state of this checklist is refused", async () => {
  const { save } = keeping({ store: memory(), mayEdit: everybody });
  const other = JSON.stringify({ ...ticked(), team: "other" });
  for (const payload of [
    {},
    { text: "{", version: 0 },
    { text: "null", version: 0 },
    { text: other, version: 0 },
    { text: text(), version: -1 },
    { text: text(), version: "0" },
  ]) {
    assert.deepEqual(await save({ payload, context: on() }), { refused: NOT_OURS });
  }
  const nowhere = { accountId: "reader", extension: {} };
  assert.deepEqual(await save({ payload: { text: text(), version: 0 }, context: nowhere }), { refused: NOT_OURS });
});

test("what does not fit is refused in a sentence, counted in bytes", async () => {
  const { save } = keeping({ store: memory(), mayEdit: everybody });
  const padded = (length) => JSON.stringify({ ...ticked(), more: "ä".repeat(length) });
  const around = new TextEncoder().encode(padded(0)).length;
  const most = Math.floor((MAX_BYTES - around) / 2);
  assert.deepEqual(await save({ payload: { text: padded(most + 1), version: 0 }, context: on() }), { refused: TOO_LARGE });
  assert.deepEqual(await save({ payload: { text: padded(most), version: 0 }, context: on() }), { version: 1 });
});
