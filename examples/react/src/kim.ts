import type { ChecklistDocument } from "alignment-checklist";

// What somebody else ticked, as `alignment-change` hands it out and a database would keep it.
export const kim = (team: string): ChecklistDocument => ({
  format: 1,
  list: "pm-em",
  team,
  marks: { "goals-long": { agreed: { value: "yes", stamp: [1, "kim"], at: 1_795_000_000_000 } } },
});
