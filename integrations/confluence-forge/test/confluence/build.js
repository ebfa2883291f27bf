// Makes what the test in a real browser needs, in the folder that it is given: the app's pages as Forge would serve them, `page.js` for the
// page around them, and `policy.txt`, the policy that Forge sends with them.

import { cp, readFile, writeFile } from "node:fs/promises";
import { CSPInjectionService } from "@forge/csp";
import { build } from "esbuild";
import { parse } from "yaml";
import { buildStatic } from "../../build.js";

const HERE = import.meta.dirname;

const [output, dist] = process.argv.slice(2);

await buildStatic(output, dist);
for (const page of ["macro", "form"]) {
  const file = `${output}/${page}/index.html`;
  await cp(`${HERE}/bridge.js`, `${output}/${page}/bridge.js`);
  await writeFile(file, (await readFile(file, "utf8")).replace("<head>", '<head>\n<script src="bridge.js"></script>'));
}
await build({ entryPoints: [`${HERE}/page.js`], outfile: `${output}/page.js`, bundle: true, format: "iife", logLevel: "error" });

const { scripts = [], styles = [] } = parse(await readFile(`${HERE}/../../manifest.yml`, "utf8")).permissions.content;
const quoted = (words) => words.map((word) => `'${word}'`);
const policy = new CSPInjectionService().getInjectableCSP({
  existingCSPDetails: { "script-src": quoted(scripts), "style-src": quoted(styles) },
  // Of Atlassian's own environments the one whose pages may stand on localhost.
  microsEnv: "dev",
});
await writeFile(`${output}/policy.txt`, policy.filter((directive) => !directive.startsWith("report-uri")).join("; "));
