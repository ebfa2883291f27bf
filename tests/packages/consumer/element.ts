// What authors write with the types of the package. A line that must not compile says so.

import "alignment-checklist";
import "alignment-checklist/frame";
import type { AlignmentChecklistElement, ChecklistDocument, ErrorCode, Summary } from "alignment-checklist";
import manifest from "alignment-checklist/custom-elements.json" with { type: "json" };

const element: AlignmentChecklistElement = document.createElement("alignment-checklist");
const found: AlignmentChecklistElement | null = document.querySelector("alignment-checklist");

const summary: Summary | null = element.summary;
const total: number = (found?.summary?.sections ?? []).reduce((sum, { total }) => sum + total, 0);
const link: string | null = element.shareUrl();
const markdown: string = element.toMarkdown();
element.address = "https://example.org/team";
element.reset();
const problem: string | undefined = element.offer("https://example.org/#ac=1");
if (problem) {
  element.refuse(problem);
  element.refuse(problem, "https://example.org/#ac=1");
}
element.ready.then((ready) => ready.toMarkdown());

const state: ChecklistDocument | null = element.state;
element.state = state;
element.state = "{}";
element.state = { format: 1, list: "pm-em", team: "checkout", marks: {}, further: "is kept" };
// @ts-expect-error A document has a list and a team.
element.state = { format: 1 };
// @ts-expect-error It follows from the state.
element.summary = summary;

element.addEventListener("alignment-change", ({ detail }) => {
  const changed: string[] = detail.changed;
  // @ts-expect-error There is no such member.
  return [changed, detail.nothing];
});
document.addEventListener("alignment-error", ({ detail }) => {
  const code: ErrorCode = detail.code;
  return [code, detail.message.length];
});
element.addEventListener("click", (event) => event.clientX);

export const used = [total, link, markdown, manifest.schemaVersion];
