// The element <alignment-checklist>. Importing the module defines it.

/** A count of agreed items, of those that apply. */
export interface Count {
  done: number;
  /** May be 0. */
  total: number;
}

/** How far the two are. */
export interface Summary extends Count {
  sections: (Count & { id: string })[];
}

/** When, in logical time, and by which replica. */
export type Stamp = [counter: number, replica: string];

/** A value with its stamp: of two the greater stamp wins. */
export interface Register<Value> {
  value: Value;
  stamp: Stamp;
  /** Milliseconds since 1970. Shown to people, and between equal stamps the later one wins. */
  at: number;
}

/** An item's level. What is not known counts as "unset". */
export type Level = "unset" | "not_yet" | "partly" | "yes" | "not_applicable" | (string & {});

/** Who wrote a note. */
export type Author = "" | "pm" | "em" | (string & {});

/** What is kept about one list for one team, as document.schema.json says. Members that are not named here are kept. */
export interface ChecklistDocument {
  format: 1;
  list: string;
  team: string;
  list_revision?: number;
  /** By the id of the item, then by the side: "agreed", "owner" or "counterpart". */
  marks?: Record<string, Record<string, Register<Level | null> & { before?: Level }>>;
  /** By an id of their own. The text is null when the note was removed. */
  notes?: Record<string, { item: string; author: Author; text: Register<string | null> }>;
  [member: string]: unknown;
}

/** The detail of `alignment-change`. */
export interface ChangeDetail {
  summary: Summary;
  /** The ids of the items that have changed. */
  changed: string[];
  state: ChecklistDocument;
}

/** What can go wrong. */
export type ErrorCode =
  | "not-found"
  | "wrong-type"
  | "blocked-by-policy"
  | "out-of-date"
  | "load-failed"
  | "stopped"
  | "link-refused"
  | "list-not-found"
  | "list-malformed"
  | "state-refused"
  | "storage-blocked"
  | "storage-full"
  | "storage-unreadable"
  | "storage-newer";

/** The detail of `alignment-error`. */
export interface ErrorDetail {
  code: ErrorCode;
  /** A sentence that says what to repair. */
  message: string;
}

/**
 * The events of the element. All bubble and are composed. `alignment-ready` comes again whenever attributes or
 * content have changed what is shown, such as the team. Once the element has been taken out of the page, only listeners on itself hear it.
 */
export interface AlignmentChecklistEventMap {
  "alignment-ready": CustomEvent<null>;
  "alignment-change": CustomEvent<ChangeDetail>;
  "alignment-error": CustomEvent<ErrorDetail>;
}

/** The attributes of the element, each with its default first. */
export interface AlignmentChecklistAttributes {
  /** The list, and the name under which state is kept: "pm-em", or derived from the page's path for own content. */
  list?: string;
  /** The pair: "default", or any text. Two teams on one site do not share ticks. */
  team?: string;
  /** The address of a list as JSON. */
  src?: string;
  /** Ids of sections, separated by spaces: just these are shown. */
  only?: string;
  /** "auto" goes with the page. */
  theme?: "auto" | "light" | "dark";
  /** The language of the interface. */
  lang?: string;
  /** The browser's storage, memory only, or kept by the page through `alignment-change` and `state`. */
  storage?: "local" | "none" | "host";
  /** "lazy" waits until the element is near the viewport. */
  loading?: "lazy" | "eager";
}

/** The element. Its attributes are {@link AlignmentChecklistAttributes} and `readonly`. */
export interface AlignmentChecklistElement extends HTMLElement {
  /**
   * The whole state; null before `ready`. Setting it merges and never destroys; setting null does nothing.
   *
   * It throws a `TypeError` for what cannot be read or is of another list or team, and with `readonly`, unless `storage` is "host". What is set
   * before `ready`, or right after another `list` or `team`, waits and is taken for those; refused then, it ends in an `alignment-error` with
   * the code "state-refused".
   */
  get state(): ChecklistDocument | null;
  set state(state: ChecklistDocument | string | null | undefined);
  /** How far the two are; null before `ready`. */
  readonly summary: Summary | null;
  /** The page that shared links lead to. Unset it is this one. */
  address?: string;
  /** Resolves when it is interactive; rejects with an error that has a `code` when it cannot be. */
  readonly ready: Promise<AlignmentChecklistElement>;
  /** A link that carries the state; null before `ready`. */
  shareUrl(): string | null;
  /** The outcome as Markdown, with that link as its last line; empty before `ready`. */
  toMarkdown(): string;
  /** Unticks everything that is shown: sections left out by `only` keep their ticks. Can be undone. */
  reset(): void;
  /**
   * Shows what a link, a summary or a file carries, and asks the reader what to do with it. Returns why it cannot be opened here, as a
   * sentence, or undefined. To be called after `ready`.
   */
  offer(text: string): string | undefined;
  /**
   * Shows such a sentence, and tells it by an `alignment-error` with the code "link-refused". It goes when another checklist of the page opens
   * the text that it is about. To be called after `ready`.
   */
  refuse(sentence: string, text?: string): void;

  addEventListener<Type extends keyof AlignmentChecklistEventMap>(
    type: Type,
    listener: (this: AlignmentChecklistElement, event: AlignmentChecklistEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (this: AlignmentChecklistElement, event: HTMLElementEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;

  removeEventListener<Type extends keyof AlignmentChecklistEventMap>(
    type: Type,
    listener: (this: AlignmentChecklistElement, event: AlignmentChecklistEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (this: AlignmentChecklistElement, event: HTMLElementEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "alignment-checklist": AlignmentChecklistElement;
  }
  // An event that bubbles arrives at these as well.
  interface HTMLElementEventMap extends AlignmentChecklistEventMap {}
  interface DocumentEventMap extends AlignmentChecklistEventMap {}
  interface WindowEventMap extends AlignmentChecklistEventMap {}
}
