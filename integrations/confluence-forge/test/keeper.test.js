// Two people on one page lose nothing, and nobody writes by looking.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keeping } from "../src/keeping.js";
import { BUSY, CANNOT_LOAD, Keeper, OUT_OF_REACH } from "../ui/keeper.js";
import { Element, everybody, memory, nobody, on, ticked } from "./support.js";

// A reader of page 7: an element, its keeper, and what is said under it. `around` may stand between the page and the functions.
function reader(store, { mayEdit = everybody, around = (call) => call } = {}) {
  const functions = keeping({ store, mayEdit });
  const calls = [];
  const call = around(async (name, payload = {}) => {
    calls.push(name);
    return functions[name]({ payload, context: on() });
  });
  const element = new Element();
  const said = [];
  return { element, calls, said, keeper: new Keeper(element, call, (sentence) => said.push(sentence)) };
}

const place = { page: "7", list: "pm-em", team: "default" };
const kept = async (store) => Object.keys(JSON.parse((await store.read(place)).text).marks);

test("opening a page writes nothing", async () => {
  const store = memory();
  const first = reader(store);
  await first.keeper.begin();
  first.element.tick("goals-short");
  await first.keeper.save();
  const second = reader(store);
  await second.keeper.begin();
  await second.keeper.save();
  assert.deepEqual(second.calls, ["load"]);
  assert.deepEqual(Object.keys(second.element.state.marks), ["goals-short"]);
});

test("two who tick at the same time keep both ticks, here and there", async () => {
  const store = memory();
  const [one, other] = [reader(store), reader(store)];
  await Promise.all([one.keeper.begin(), other.keeper.begin()]);
  one.element.tick("goals-short");
  other.element.tick("goals-mid");
  await Promise.all([one.keeper.save(), other.keeper.save()]);
  assert.deepEqual(await kept(store), ["goals-mid", "goals-short"]);
  await Promise.all([one.keeper.refresh(), other.keeper.refresh()]);
  assert.deepEqual(one.element.state, other.element.state);
});

test("what changes while a change is under way is kept as well", async () => {
  const store = memory();
  const { element, keeper, calls } = reader(store);
  await keeper.begin();
  element.tick("goals-short");
  element.tick("goals-mid");
  element.tick("goals-long");
  await keeper.save();
  assert.deepEqual(await kept(store), ["goals-long", "goals-mid", "goals-short"]);
  assert.deepEqual(calls, ["load", "save", "save"]);
});

test("where others are always faster it ends with a sentence, and the next change tries again", async () => {
  const store = memory();
  let crowded = true;
  const others = (call) => async (name, payload) => {
    if (name === "save" && crowded) {
      const version = (await store.read(place))?.version ?? 0;
      await store.replace(place, version, JSON.stringify(ticked(`theirs-${version}`)));
    }
    return call(name, payload);
  };
  const { element, keeper, said } = reader(store, { around: others });
  await keeper.begin();
  element.tick("goals-short");
  await keeper.save();
  assert.equal(said.at(-1), BUSY);
  assert.ok(!(await kept(store)).includes("goals-short"));
  crowded = false;
  element.tick("goals-mid");
  await keeper.save();
  assert.equal(said.at(-1), "");
  for (const item of ["goals-short", "goals-mid", "theirs-0", "theirs-4"]) {
    assert.ok((await kept(store)).includes(item), item);
  }
});

test("a change that could not be sent goes with the next one", async () => {
  const store = memory();
  let offline = false;
  const network = (call) => (name, payload) => (offline ? Promise.reject(new Error("offline")) : call(name, payload));
  const { element, keeper, said } = reader(store, { around: network });
  await keeper.begin();
  offline = true;
  element.tick("goals-short");
  await keeper.save();
  assert.equal(said.at(-1), OUT_OF_REACH);
  offline = false;
  await keeper.save();
  assert.equal(said.at(-1), "");
  assert.deepEqual(await kept(store), ["goals-short"]);
});

test("a change whose answer was lost is not lost and does no harm", async () => {
  const store = memory();
  let lost = true;
  const network = (call) => async (name, payload) => {
    const answer = await call(name, payload);
    if (name === "save" && lost) {
      throw new Error("the answer was lost");
    }
    return answer;
  };
  const { element, keeper } = reader(store, { around: network });
  await keeper.begin();
  element.tick("goals-short");
  await keeper.save();
  lost = false;
  element.tick("goals-mid");
  await keeper.save();
  assert.deepEqual(await kept(store), ["goals-mid", "goals-short"]);
});

test("what was removed meanwhile is written anew, with every tick of the reader's", async () => {
  const store = memory();
  const { element, keeper, said, calls } = reader(store);
  await keeper.begin();
  element.tick("goals-short");
  await keeper.save();
  store.remove(place);
  element.tick("goals-mid");
  await keeper.save();
  assert.deepEqual(await kept(store), ["goals-mid", "goals-short"]);
  assert.equal((await store.read(place)).version, 1);
  element.tick("goals-long");
  await keeper.save();
  assert.deepEqual(await kept(store), ["goals-long", "goals-mid", "goals-short"]);
  assert.equal(said.at(-1), "");
  assert.deepEqual(calls, ["load", "save", "save", "save", "save"]);
});

test("an answer without a version keeps nothing", async () => {
  const store = memory();
  let strange = true;
  const app = (call) => (name, payload) => (name === "save" && strange ? Promise.resolve({}) : call(name, payload));
  const { element, keeper, said } = reader(store, { around: app });
  await keeper.begin();
  element.tick("goals-short");
  await keeper.save();
  assert.equal(said.at(-1), OUT_OF_REACH);
  strange = false;
  await keeper.save();
  assert.equal(said.at(-1), "");
  assert.deepEqual(await kept(store), ["goals-short"]);
});

test("somebody who may not edit the page still sees what comes after they were back online", async () => {
  const store = memory();
  const { element, keeper } = reader(store, { mayEdit: nobody });
  await keeper.begin();
  await keeper.save();
  await store.replace(place, 0, JSON.stringify(ticked("goals-short")));
  await keeper.refresh();
  assert.deepEqual(Object.keys(element.state.marks), ["goals-short"]);
});

test("a reader who may not edit the page stays read-only and sends nothing", async () => {
  const { element, keeper, calls } = reader(memory(), { mayEdit: nobody });
  assert.equal(await keeper.begin(), true);
  element.tick("goals-short");
  await keeper.save();
  assert.ok(element.isReadOnly);
  assert.deepEqual(calls, ["load"]);
});

const NEWER = "A newer version has written this.";
const newer = JSON.stringify({ ...ticked(), format: 2 });

test("what cannot be loaded, or was written by a newer version, is never written over", async () => {
  const ahead = memory();
  await ahead.replace(place, 0, newer);
  const unreachable = { read: () => Promise.reject(new Error("unreachable")) };
  for (const [store, sentence] of [
    [ahead, NEWER],
    [unreachable, CANNOT_LOAD],
  ]) {
    const { element, keeper, said, calls } = reader(store);
    assert.equal(await keeper.begin(), false);
    element.tick("goals-short");
    await keeper.save();
    assert.ok(element.isReadOnly);
    assert.equal(said.at(-1), sentence);
    assert.deepEqual(calls, ["load"]);
  }
});

test("a newer version that comes meanwhile is never written over either", async () => {
  const store = memory();
  const { element, keeper, said } = reader(store);
  await keeper.begin();
  await store.replace(place, 0, newer);
  element.tick("goals-short");
  await keeper.save();
  assert.equal(said.at(-1), NEWER);
  element.tick("goals-mid");
  await keeper.save();
  await keeper.refresh();
  assert.deepEqual(await store.read(place), { version: 1, text: newer });
  assert.equal(said.at(-1), NEWER);
});
