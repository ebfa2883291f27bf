// The element in the JSX of React 19, which sets properties and listens to events of custom elements by itself. A file of its own, since
// nobody else has the types of React.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  AlignmentChecklistAttributes,
  AlignmentChecklistElement,
  AlignmentChecklistEventMap,
  ChecklistDocument,
} from "./alignment-checklist.js";

export * from "./alignment-checklist.js";

type Listeners = {
  [Type in keyof AlignmentChecklistEventMap as `on${Type}`]?: (event: AlignmentChecklistEventMap[Type]) => void;
};

/** What the element takes in JSX: attributes, the properties that can be set, and listeners such as `onalignment-change`. */
export interface AlignmentChecklistProps
  extends DetailedHTMLProps<HTMLAttributes<AlignmentChecklistElement>, AlignmentChecklistElement>,
    AlignmentChecklistAttributes,
    Listeners {
  readonly?: boolean;
  /** React sets it as a property only when the element is defined before it is first rendered: import the module without `import()` or `lazy()`. */
  state?: ChecklistDocument | string | null;
  address?: string;
  /** A custom element takes this name, not `className`. */
  class?: string;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "alignment-checklist": AlignmentChecklistProps;
    }
  }
}
