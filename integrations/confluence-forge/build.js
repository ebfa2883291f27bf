// Makes what Forge deploys: `static/`, the pages that Confluence frames, and `src/content.js`, the words for the export. Everything is
// taken from the production build of the checklist; ALIGNMENT_CHECKLIST_DIST says where that is, if it is not beside this repository's sources.

import { realpathSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const HERE = import.meta.dirname;
const REPOSITORY = `${HERE}/../..`;

// The files of the production build that the macro loads, and their licences; the pages, the maker and what frames it are not among them.
const NEEDED = /^(LICENSE|THIRD-PARTY-LICENSES\.txt|(icon|alignment-checklist(-[0-9a-f]+(-[a-zA-Z-]+)?|-page)?)\.(js|wasm|json|css|svg))$/;
const SPARED = "alignment-checklist-page.js";

// Writes both static resources of manifest.yml into `output`, replacing what is there.
export async function buildStatic(output, dist = process.env.ALIGNMENT_CHECKLIST_DIST ?? `${REPOSITORY}/dist`) {
  const files = await readdir(dist).catch(() => []);
  const needed = files.filter((file) => NEEDED.test(file) && file !== SPARED);
  if (!needed.includes("alignment-checklist.js")) {
    throw new Error(`${dist} holds no production build; run \`cargo xtask build\`, or name its folder in ALIGNMENT_CHECKLIST_DIST.`);
  }
  await rm(output, { recursive: true, force: true });
  for (const page of ["macro", "form"]) {
    await mkdir(`${output}/${page}`, { recursive: true });
    await cp(`${HERE}/ui/${page}.html`, `${output}/${page}/index.html`);
    await cp(`${HERE}/ui/${page}.css`, `${output}/${page}/${page}.css`);
  }
  await Promise.all(needed.map((file) => cp(`${dist}/${file}`, `${output}/macro/${file}`)));
  await build({
    entryPoints: [`${HERE}/ui/macro.js`, `${HERE}/ui/form.js`],
    outdir: output,
    entryNames: "[name]/[name]",
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["./alignment-checklist.js"],
    logLevel: "error",
  });
}

// The built-in list and the words of the interface as a module, since a function at Forge has no files beside it.
export async function buildContent() {
  const json = async (file) => (await readFile(`${REPOSITORY}/content/${file}`, "utf8")).trim();
  await writeFile(
    `${HERE}/src/content.js`,
    `// Made by build.js of the repository's content/.\n\nexport const LIST = ${await json("pm-em.json")};\n\nexport const WORDS = ${await json("text/en.json")};\n`,
  );
}

// Started as a program, by whatever way its folder was reached.
if (realpathSync(process.argv[1]) === import.meta.filename) {
  await buildContent();
  await buildStatic(`${HERE}/static`);
}
