// What each host needs, as steps: what to say, and the code to copy with `what` it is, or the `file` to save it in. Plain functions of what was
// chosen: attributes, addresses and the list inside; `own` is the title and the sections of a list of one's own.

import { asDokuWiki, asHtml, asKramdown, asMarkdown, asMediaWiki, asPythonMarkdown, escapeText, referenced } from "./own.js";

const escapeValue = (text) => escapeText(text).replace(/>/g, "&gt;").replace(/"/g, "&quot;");

// ` team="checkout" readonly`, with `prefix` before each name.
function written(attributes, prefix = "") {
  return Object.entries(attributes)
    .map(([name, value]) => (value === true ? ` ${prefix}${name}` : ` ${prefix}${name}="${escapeValue(value)}"`))
    .join("");
}

// The same in the syntax of a host's own. It knows no attribute without a value; it goes on to the next `]` in WordPress and to the next `%}`
// in Jekyll, in quotes or not, and takes a backslash for more than a sign. All of them read references as HTML does.
const valued = (attributes) =>
  written(Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value === true ? "true" : value]))).replace(
    /[[\]{}\\]/g,
    (sign) => `&#${sign.charCodeAt()};`,
  );

// What is said of a list of one's own: whether a line stays the same when it is reworded.
const KEPT_IDS = "To reword a line later, change its words there and keep its id";
const NO_IDS = "A line that you reword later is a new one, without its ticks";
const into = (where, { own }, lasting = KEPT_IDS) => (own ? `${where}. ${lasting}:` : `${where}:`);

const script = ({ address }) => `<script type="module" src="${address}alignment-checklist.js"></script>`;

// A step of its own: the script keeps its name, so a page that is pinned runs no newer one.
const pinned = ({ integrity }) =>
  integrity
    ? [
        {
          say: "To pin this version, add this to the tag of the script. A newer version then needs its own hash; until it has it, readers see the plain list.",
          what: "the integrity hash",
          code: `integrity="${integrity}" crossorigin="anonymous"`,
        },
      ]
    : [];

// With a list inside, the element must be told that it is only the fallback.
const named = ({ own, attributes }) => (own ? attributes : { list: "pm-em", ...attributes });

const inside = ({ own, fallback }) => (own ? asHtml(own.sections) : fallback);

const element = (chosen) => `<alignment-checklist${written(named(chosen))}>\n${inside(chosen)}\n</alignment-checklist>`;

// A list of one's own for a frame is a file beside the page that is framed, whose policy allows no other place.
const ownFile = ({ attributes: { list } }) => `${list}.json`;

// The frame's address mirrors the attributes. The name of a list stands in its file.
export function frameAddress({ address, own, attributes: { list, ...attributes } }) {
  const url = new URL("index.html", address);
  const parameters = own ? { src: ownFile({ attributes: { list } }), ...attributes } : attributes;
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value === true ? "" : value);
  }
  return url.href;
}

// Of the same frame, when it shall keep nothing and only tell its height. The theme does not change that.
export function measuredAddress({ address, attributes: { theme, ...attributes } }) {
  return frameAddress({ address, attributes: { ...attributes, storage: "none" } });
}

// In pixels, for a list that is not there to be measured.
const OWN_HEIGHT = 600;

// Without a border, said by the attribute: some hosts strip styles, and some policies forbid them.
const frame = (chosen) =>
  `<iframe src="${escapeValue(frameAddress(chosen))}" data-alignment-checklist title="Alignment checklist" width="100%" height="${chosen.own ? OWN_HEIGHT : chosen.height}" frameborder="0" allow="clipboard-write" loading="lazy"></iframe>`;

// What servers have to say. Modules and WebAssembly are fetched with CORS.
const served = ({ address }) => {
  const { origin } = new URL(address);
  return [
    {
      say: `If the page is on another site than ${origin}, the server of the checklist sends this header with every file of it:`,
      what: "the header",
      code: "Access-Control-Allow-Origin: *",
    },
    {
      say: "If the site has a Content Security Policy, its administrator adds:",
      what: "the policy",
      code: `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}`,
    },
  ];
};

// Of a host where the author writes the tag of the script.
const servedOrPinned = (chosen) => [...served(chosen), ...pinned(chosen)];

const framePolicy = ({ address }) => ({
  say: "If the site has a Content Security Policy, its administrator adds:",
  what: "the policy",
  code: `frame-src ${new URL(address).origin}`,
});

const ownForFrames = (chosen) =>
  chosen.own
    ? [
        {
          say: `Publish your list beside index.html of the checklist, in ${chosen.address}, as a file named ${ownFile(chosen)}. ${KEPT_IDS}:`,
          file: ownFile(chosen),
          what: "the list",
          code: JSON.stringify({ id: chosen.attributes.list, ...chosen.own }, null, 2),
        },
      ]
    : [];

// How tall a frame is to be, after "Make it". Only the built-in list is there to be measured.
const pixels = ({ own, height }) => (own ? "tall enough for the list with Share open" : `${height} pixels tall`);

// The archive of an integration, which a release has beside the site that this page is of.
const archive = ({ version }, host) => `alignment-checklist-${version}-${host}.zip`;

// `then` says what to do with what is in the archive.
const installed = (chosen, host, then) => ({
  say: `Once per site: download ${archive(chosen, host)}, which is part of release ${chosen.version} as this page is, unpack it, and ${then}.`,
});

// Where an integration learns the address of the script.
const configured = (say, code) => ({ say, what: "the setting", code });

// What a frame with `sandbox` needs, and for what.
const SANDBOX = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

const sandboxed = {
  say: "If the place gives the frame a sandbox, it needs these words in it: allow-downloads is for files, allow-modals for printing, the last two for links. The server of the checklist then sends Access-Control-Allow-Origin: * with every file. With the script above, add storage=host to the address of the frame, and it says that the page keeps the state. In Safari it is read-only there.",
  what: "the words for the sandbox",
  code: SANDBOX,
};

// `steps` are what everybody does, in this order; `further`, what only some places need or some authors want, and each says when.
// `framed` are those whose steps say how tall a frame is to be.
export const HOSTS = {
  html: {
    name: "A page in HTML",
    steps: (chosen) => [
      { say: "Once per page, in its head or anywhere:", what: "the script", code: script(chosen) },
      {
        say: chosen.own
          ? into("Where the checklist goes", chosen)
          : "Where the checklist goes. What stands inside is what readers see without JavaScript:",
        what: "the checklist",
        code: element(chosen),
      },
    ],
    further: servedOrPinned,
  },
  frame: {
    name: "A frame (iframe)",
    framed: true,
    steps: (chosen) => [
      ...ownForFrames(chosen),
      {
        say: chosen.own
          ? `Where the checklist goes. Make it ${pixels(chosen)}, or it scrolls:`
          : `Where the checklist goes. It is ${pixels(chosen)}, which is all of it in a column of text, with Share open, too; shorter or narrower, it scrolls inside:`,
        what: "the frame",
        code: frame(chosen),
      },
    ],
    further: (chosen) => [
      framePolicy(chosen),
      {
        say: `If the page may have a script, this gives frames the height of what they show, and keeps their state. A Content Security Policy then also needs script-src ${new URL(chosen.address).origin}:`,
        what: "the script",
        code: `<script type="module" src="${chosen.address}alignment-checklist-frame.js"></script>`,
      },
      sandboxed,
    ],
  },
  "class-names": {
    name: "A host that removes unknown elements",
    steps: (chosen) => [
      { say: "Once per page, or in the template of the site:", what: "the script", code: script(chosen) },
      {
        say: into("Where the checklist goes", chosen),
        what: "the checklist",
        code: `<div class="alignment-checklist"${written(named(chosen), "data-")}>\n${inside(chosen)}\n</div>`,
      },
    ],
    further: servedOrPinned,
  },
  "confluence-cloud": {
    name: "Confluence Cloud",
    framed: true,
    steps: (chosen) => [
      ...ownForFrames(chosen),
      { say: "Type /iframe in the editor, choose the iframe macro, and give it this address:", what: "the address", code: frameAddress(chosen) },
      {
        say: `Make it ${pixels(chosen)}, or let it scroll inside. Ticks are kept for each reader; the link, or the copied summary, carries them to others.`,
      },
    ],
    further: () => [
      {
        say: "If everybody on the page should tick one shared list, ask an administrator to install the app: it is built and deployed from the sources of the checklist, integrations/confluence-forge in them, with Atlassian's Forge.",
      },
    ],
  },
  "confluence-dc": {
    name: "Confluence Data Center",
    steps: (chosen) => [
      { say: into("Put this into an HTML macro", chosen), what: "script and checklist", code: `${script(chosen)}\n${element(chosen)}` },
    ],
    further: (chosen) => [
      ...ownForFrames(chosen).map((step) => ({ ...step, say: `If the HTML macro is switched off, in two steps. ${step.say}` })),
      {
        say: chosen.own ? "Then give the iframe macro this address:" : "If the HTML macro is switched off, give the iframe macro this address:",
        what: "the address",
        code: frameAddress(chosen),
      },
      ...(chosen.own
        ? []
        : [
            {
              say: `Or an administrator makes a user macro without a body under "User Macros". Its template is alignment-checklist.vm in ${archive(chosen, "confluence-data-center")}, which is part of release ${chosen.version} as this page is, with this address in place of https://example.org/checklist/.`,
              what: "the address for the macro",
              code: chosen.address,
            },
          ]),
      ...servedOrPinned(chosen),
    ],
  },
  jekyll: {
    name: "Jekyll",
    steps: (chosen) => [
      installed(chosen, "jekyll", "copy both files in its folder _includes into the _includes of the site"),
      configured("In _config.yml:", `alignment_checklist: ${chosen.address}alignment-checklist.js`),
      {
        say: into("In the post", chosen),
        what: "the checklist",
        code: chosen.own
          ? `{% capture charter %}\n${asKramdown(chosen.own.sections)}\n{% endcapture %}\n\n{% include alignment-checklist.html${valued(chosen.attributes)} content=charter %}`
          : `{% include alignment-checklist.html${valued(chosen.attributes)} %}`,
      },
    ],
    further: served,
  },
  hugo: {
    name: "Hugo",
    steps: (chosen) => [
      installed(chosen, "hugo", "copy its folder layouts, a shortcode and a partial, into the layouts of the site"),
      configured("In the configuration of the site, as hugo.toml:", `[params]\nalignmentChecklist = "${chosen.address}alignment-checklist.js"`),
      {
        say: into("In the post", chosen, NO_IDS),
        what: "the checklist",
        code: chosen.own
          ? `{{< alignment-checklist${valued(chosen.attributes)} >}}\n${asMarkdown(chosen.own.sections)}\n{{< /alignment-checklist >}}`
          : `{{< alignment-checklist${valued(chosen.attributes)} />}}`,
      },
    ],
    further: served,
  },
  mkdocs: {
    name: "MkDocs",
    steps: (chosen) => [
      installed(chosen, "mkdocs", "put both files beside mkdocs.yml"),
      configured(
        "In mkdocs.yml:",
        `extra_javascript:\n  - path: ${chosen.address}alignment-checklist.js\n    type: module\nhooks:\n  - alignment_checklist.py\nmarkdown_extensions:\n  - attr_list\n  - md_in_html`,
      ),
      {
        say: into("In the page", chosen),
        what: "the checklist",
        code: chosen.own
          ? `<alignment-checklist${written(chosen.attributes)} markdown>\n\n${asPythonMarkdown(chosen.own.sections)}\n\n</alignment-checklist>`
          : `<alignment-checklist${written(chosen.attributes)} markdown></alignment-checklist>`,
      },
    ],
    further: served,
  },
  docusaurus: {
    name: "Docusaurus",
    steps: (chosen) => [
      configured(
        "Once per site, in docusaurus.config.js:",
        `headTags: [\n  { tagName: 'script', attributes: { type: 'module', src: '${chosen.address}alignment-checklist.js' } },\n],`,
      ),
      {
        say: into("In the page", chosen, NO_IDS),
        what: "the checklist",
        code: `<alignment-checklist${written(chosen.attributes)}>\n\n${chosen.own ? asMarkdown(chosen.own.sections) : `[What Product Manager and Engineering Manager expect of each other](${chosen.address})`}\n\n</alignment-checklist>`,
      },
    ],
    further: served,
  },
  wordpress: {
    name: "WordPress",
    steps: (chosen) => [
      installed(chosen, "wordpress", "copy its folder alignment-checklist into wp-content/plugins and activate the plugin"),
      {
        say: into("In the post, as a shortcode; or insert the block of the same name", chosen),
        what: "the checklist",
        code: chosen.own
          ? `[alignment-checklist${valued(chosen.attributes)}]\n${asHtml(chosen.own.sections, referenced)}\n[/alignment-checklist]`
          : `[alignment-checklist${valued(chosen.attributes)} /]`,
      },
    ],
    further: (chosen) => [
      configured(
        "To load the checklist from here, not from the plugin, in wp-config.php:",
        `define( 'ALIGNMENT_CHECKLIST_SCRIPT', '${chosen.address}alignment-checklist.js' );`,
      ),
      ...served(chosen),
    ],
  },
  mediawiki: {
    name: "MediaWiki",
    steps: (chosen) => [
      installed(chosen, "mediawiki", "copy its folder AlignmentChecklist into extensions"),
      configured(
        "In LocalSettings.php. The second line loads the checklist from here; without it the extension has its own copy:",
        `wfLoadExtension( 'AlignmentChecklist' );\n$wgAlignmentChecklistScript = '${chosen.address}alignment-checklist.js';`,
      ),
      {
        say: into("In the page", chosen, NO_IDS),
        what: "the checklist",
        code: chosen.own
          ? `<alignment-checklist${valued(chosen.attributes)}>\n${asMediaWiki(chosen.own.sections)}\n</alignment-checklist>`
          : `<alignment-checklist${valued(chosen.attributes)} />`,
      },
    ],
    further: served,
  },
  dokuwiki: {
    name: "DokuWiki",
    steps: (chosen) => [
      installed(chosen, "dokuwiki", "copy its folder alignmentchecklist into lib/plugins"),
      {
        say: into("In the page", chosen, NO_IDS),
        what: "the checklist",
        code: chosen.own
          ? `<alignment-checklist${valued(chosen.attributes)}>\n${asDokuWiki(chosen.own.sections)}\n\n</alignment-checklist>`
          : `<alignment-checklist${valued(chosen.attributes)} />`,
      },
    ],
    further: (chosen) => [
      configured(
        "To load the checklist from here, not from the plugin, in conf/local.php or by the configuration manager:",
        `$conf['plugin']['alignmentchecklist']['script'] = '${chosen.address}alignment-checklist.js';`,
      ),
      ...served(chosen),
    ],
  },
  address: {
    name: "Notion, GitBook, Google Sites, SharePoint",
    framed: true,
    steps: (chosen) => [
      ...ownForFrames(chosen),
      { say: "Paste this address where the place embeds pages:", what: "the address", code: frameAddress(chosen) },
      { say: `Make it ${pixels(chosen)}, or let it scroll inside.` },
    ],
  },
};

// Whether only this computer reaches an address.
export function isLocal(address) {
  const { protocol, hostname } = new URL(address);
  return protocol === "file:" || /^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}

export function stepsFor(host, chosen) {
  const { steps, further = () => [] } = HOSTS[host];
  return { steps: steps(chosen), further: further(chosen) };
}
