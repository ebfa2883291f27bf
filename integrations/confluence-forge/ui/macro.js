// The macro in the page: the element, with what Confluence says of the page and its reader, kept by the app's functions.

import { invoke, router, view } from "@forge/bridge";
import "./alignment-checklist.js";
import { attributesOf, settingsOf } from "../src/settings.js";
import { Keeper } from "./keeper.js";

const status = document.querySelector("[role=status]");

const context = await view.getContext();
const settings = settingsOf(context.extension);
const element = document.createElement("alignment-checklist");
for (const [name, value] of Object.entries(attributesOf(settings, context))) {
  element.setAttribute(name, value);
}
element.append(...settings.sections.flatMap(nodesOf));
// Links lead to the page and not to this frame, which nobody can open.
element.address = `${context.siteUrl}/wiki/pages/viewpage.action?pageId=${context.extension.content?.id}`;
element.addEventListener("click", openByConfluence);
document.documentElement.lang = element.lang;
document.documentElement.dataset.theme = element.getAttribute("theme");
status.before(element);

const keeper = new Keeper(element, invoke, say);
const isShown = await keeper.begin();
document.querySelector("main").ariaBusy = "false";
const { autoConvertLink, location: page } = context.extension;
if (keeper.isEmpty && keeper.isEditable && carriesState(autoConvertLink)) {
  // The link that the author pasted begins the checklist of a page. Once something is kept it has done its work.
  const problem = element.offer(autoConvertLink);
  if (problem !== undefined) {
    element.refuse(problem);
  }
} else if (isShown && carriesState(page)) {
  // A link that was made here leads to the page. It may be for another macro there, of which this frame knows nothing: then it is no problem.
  element.offer(page);
}
addEventListener("online", () => keeper.save());
document.addEventListener("visibilitychange", () => document.hidden || keeper.refresh());

// Links leave the frame through Confluence, which may ask first. A file that is saved is a link to this page's own memory, and stays here.
function openByConfluence(event) {
  const link = event.composedPath().find((node) => /^(https?|mailto):/.test(node.href));
  if (link) {
    event.preventDefault();
    router.open(link.href);
  }
}

function carriesState(link) {
  return /[#?&]ac=/.test(link);
}

function nodesOf({ id, heading, items }) {
  const list = document.createElement("ul");
  list.append(
    ...items.map((item) => {
      const node = document.createElement("li");
      node.dataset.item = item.id;
      node.textContent = item.ticked ? `[x] ${item.statement}` : item.statement;
      return node;
    }),
  );
  const title = document.createElement("h2");
  // The export, which does not ask the element, chooses sections by the same ids.
  title.id = id;
  title.textContent = heading;
  return heading ? [title, list] : [list];
}

function say(sentence) {
  status.textContent = sentence;
  status.hidden = sentence === "";
}
