import type { AlignmentChecklistElement, ChecklistDocument, Summary } from "alignment-checklist/react";
import { useState } from "react";
import "alignment-checklist/react";
import { kim } from "./kim.ts";

/** The checklist of one team, and how far its two people are. */
export function Talk({ team }: { team: string }) {
  const [summary, setSummary] = useState<Summary | null>(null);
  const [brought, setBrought] = useState<ChecklistDocument | null>(null);

  return (
    <>
      <h1>Our next talk</h1>
      <p>
        Agreed so far: <output>{summary && `${summary.done} of ${summary.total}`}</output>.{" "}
        <button type="button" onClick={() => setBrought(kim(team))}>
          Bring in what Kim ticked
        </button>
      </p>
      {/* Setting the state merges: what is ticked here stays. */}
      <alignment-checklist
        team={team}
        state={brought}
        onalignment-ready={(event) => setSummary((event.target as AlignmentChecklistElement).summary)}
        onalignment-change={(event) => setSummary(event.detail.summary)}
      />
    </>
  );
}
