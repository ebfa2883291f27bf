// What `forge lint` finds, as far as it works without the network and without a login: all of its rules but the one that downloads the
// description of every Atlassian interface to compare scopes, and those that ask Atlassian's servers.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { before, test } from "node:test";
import { getClientSideLintersOnly, lint } from "@forge/lint";
import { validate } from "@forge/manifest";

const ROOT = `${import.meta.dirname}/..`;
const ONLINE = "PermissionLinter";
const logger = { info() {}, warn() {}, error() {}, debug() {}, trace() {} };
// Which runtimes are about to go is said by a server.
const statsig = { getDeprecatedRuntimes: async () => [] };

// Forge's packages read the manifest of the folder they are started in.
before(() => process.chdir(ROOT));

test("manifest.yml is valid", async () => {
  const { success, errors } = await validate();
  assert.deepEqual({ success, errors }, { success: true, errors: [] });
});

test("forge lint finds nothing", async () => {
  const { manifestObject } = await validate();
  const all = await getClientSideLintersOnly(manifestObject.typedContent, "development", logger, statsig);
  const linters = all.filter((linter) => linter.constructor.name !== ONLINE);
  assert.equal(linters.length, all.length - 1);
  const files = readdirSync("src").map((file) => `src/${file}`);
  const results = await lint(files, manifestObject.typedContent, "development", logger, statsig, { linters });
  assert.deepEqual(
    results.flatMap(({ errors, warnings, approvals }) => [...errors, ...warnings, ...approvals]),
    [],
  );
});
