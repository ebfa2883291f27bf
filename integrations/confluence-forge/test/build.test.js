// The build makes what it is to make wherever the checkout lies, and however its folder is reached.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";

const APP = `${import.meta.dirname}/..`;
const MADE = ["src/content.js", "static/macro/index.html", "static/macro/macro.js", "static/macro/alignment-checklist.js", "static/form/form.js"];

let checkout;

before(() => {
  checkout = mkdtempSync(`${realpathSync(tmpdir())}/a checkout é% `);
  const app = `${checkout}/integrations/confluence-forge`;
  for (const part of ["build.js", "package.json", "ui", "src"]) {
    cpSync(`${APP}/${part}`, `${app}/${part}`, { recursive: true });
  }
  symlinkSync(realpathSync(`${APP}/node_modules`), `${app}/node_modules`);
  cpSync(`${APP}/../../content`, `${checkout}/content`, { recursive: true });
  // The widget is copied, whatever is in it.
  mkdirSync(`${checkout}/dist`);
  writeFileSync(`${checkout}/dist/alignment-checklist.js`, "export {};\n");
  symlinkSync(app, `${checkout}/link`);
});

after(() => rmSync(checkout, { recursive: true }));

for (const [way, folder] of [
  ["in a folder with spaces", "integrations/confluence-forge"],
  ["through a link", "link"],
]) {
  test(`started ${way}, everything is made`, () => {
    const app = `${checkout}/${folder}`;
    rmSync(`${app}/static`, { recursive: true, force: true });
    rmSync(`${app}/src/content.js`, { force: true });
    const { ALIGNMENT_CHECKLIST_DIST: _, ...env } = process.env;
    execFileSync(process.execPath, [`${app}/build.js`], { cwd: app, env });
    assert.deepEqual(
      MADE.filter((file) => !existsSync(`${app}/${file}`)),
      [],
    );
  });
}
