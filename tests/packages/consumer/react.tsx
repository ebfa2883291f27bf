// The same in the JSX of React.

import { useRef } from "react";
import "alignment-checklist/react";
import type { AlignmentChecklistElement } from "alignment-checklist/react";

export function Talk() {
  const element = useRef<AlignmentChecklistElement>(null);
  return (
    <>
      <alignment-checklist
        ref={element}
        list="pm-em"
        team="checkout"
        only="pm em"
        theme="dark"
        storage="host"
        loading="eager"
        readonly
        class="wide"
        state={null}
        onalignment-ready={() => element.current?.shareUrl()}
        onalignment-change={({ detail }) => detail.summary.done + detail.changed.length}
        onalignment-error={({ detail }) => detail.code === "stopped"}
      >
        <ul>
          <li>Nobody merges alone</li>
        </ul>
      </alignment-checklist>
      {/* @ts-expect-error There is no such theme. */}
      <alignment-checklist theme="pink" />
      {/* @ts-expect-error The detail has no such member. */}
      <alignment-checklist onalignment-change={({ detail }) => detail.nothing} />
    </>
  );
}
