// Forge's storage is asked in such a way that of two who write at the same time one is refused. Its own package runs here against a
// stand-in for the service behind it.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const place = { page: "7", list: "pm-em", team: "a team / with: words" };
const records = new Map();
let down = false;

// The service, as far as it is asked. It answers as its reference says: 404 for a key that is not there, an error for a condition that
// does not hold.
async function service({ type }, path, { body }) {
  assert.equal(type, "kvs");
  const { key, value, options, entityName, set } = JSON.parse(body);
  const failed = (status, code) => new Response(JSON.stringify({ code, message: code }), { status });
  if (down) {
    return failed(500, "DOWN");
  }
  if (path.endsWith("/entity/get")) {
    assert.equal(entityName, "checklist");
    return records.has(key) ? Response.json({ key, value: records.get(key) }) : failed(404, "KEY_NOT_FOUND");
  }
  if (path.endsWith("/entity/set")) {
    if (options.keyPolicy === "FAIL_IF_EXISTS" && records.has(key)) {
      return failed(409, "EXISTS");
    }
    records.set(key, value);
    return Response.json({ key, value });
  }
  assert.ok(path.endsWith("/transaction"), path);
  const [write] = set;
  const holds = write.conditions.and.every(
    ({ property, condition, values }) => condition === "EQUAL_TO" && records.get(write.key)?.[property] === values[0],
  );
  if (!holds) {
    return failed(400, "CONDITION");
  }
  records.set(write.key, write.value);
  return new Response(null, { status: 204 });
}

globalThis.__forge_fetch__ = service;
const { store } = await import("../src/store.js");

beforeEach(() => {
  records.clear();
  down = false;
});

test("what was never written is not there", async () => {
  assert.equal(await store.read(place), undefined);
});

test("each version is written once", async () => {
  assert.equal(await store.replace(place, 0, "one"), true);
  assert.equal(await store.replace(place, 0, "another one"), false);
  assert.equal(await store.replace(place, 1, "two"), true);
  assert.equal(await store.replace(place, 1, "another two"), false);
  assert.deepEqual(await store.read(place), { version: 2, text: "two" });
});

test("of two at the same time one is refused", async () => {
  await store.replace(place, 0, "one");
  const answers = await Promise.all([store.replace(place, 1, "mine"), store.replace(place, 1, "yours")]);
  assert.deepEqual(answers.sort(), [false, true]);
});

test("another failure is no conflict", async () => {
  await store.replace(place, 0, "one");
  down = true;
  await assert.rejects(store.replace(place, 1, "two"), /DOWN/);
});

test("keys are what Forge allows, and differ where places differ", async () => {
  const places = [place, { ...place, page: "8" }, { ...place, list: "own" }, { ...place, team: "ä".repeat(200) }];
  await Promise.all(places.map((each) => store.replace(each, 0, "one")));
  assert.equal(records.size, 4);
  for (const key of records.keys()) {
    assert.match(key, /^[a-zA-Z0-9:._-]{1,500}$/);
  }
});
