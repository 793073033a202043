/**
 * What a command answers, as plain data: no methods, no platform, JSON throughout.
 * All `text` is untrusted and unescaped; each adapter escapes it once, where it renders.
 */
export interface MessageDocument {
  /** `answer` is content; `notice` says why there is none; `problem` is an error the user sees. */
  tone: "answer" | "notice" | "problem";
  /** One or two sentences that stand for the whole where blocks cannot be shown (notifications, screen readers). */
  summary: string;
  blocks: Block[];
  /** Id of a group or role of the platform that is called to it; the only one that may be. */
  mention?: string;
}

export type Block = HeadingBlock | TextBlock | ListBlock | TableBlock | SourcesBlock | ActionsBlock;

/** The one title of a message. */
export interface HeadingBlock {
  kind: "heading";
  text: string;
}

export interface TextBlock {
  kind: "text";
  /** `quiet` is small print such as the as-of line. */
  weight: "normal" | "quiet";
  inlines: Inline[];
}

/** A titled section; each item is one line with its citations. */
export interface ListBlock {
  kind: "list";
  title: string;
  items: Inline[][];
}

/** Rows of short cells. A platform without tables writes each row as a line. */
export interface TableBlock {
  kind: "table";
  title: string;
  columns: string[];
  rows: Inline[][][];
}

/** The numbered sources the citations point to. */
export interface SourcesBlock {
  kind: "sources";
  title: string;
  items: SourceItem[];
}

export interface SourceItem {
  n: number;
  /** "publisher not on record" where there is none. */
  publisher: string;
  headline?: string;
  /** `YYYY-MM-DD`. */
  publishedAt: string;
  url?: string;
  /** Licence or manner of access that must be shown with it. */
  note?: string;
}

/** Things to do next. A platform with buttons shows buttons, a terminal shows the commands. */
export interface ActionsBlock {
  kind: "actions";
  actions: Action[];
}

export interface Action {
  label: string;
  /** Name of the command it runs, and the options it runs with. */
  command: string;
  options: Record<string, string>;
}

export type Inline =
  | { kind: "text"; text: string; style?: "strong" | "emphasis" | "code" | "struck" }
  | { kind: "link"; text: string; url: string }
  /** A citation, shown as `[n]`; a link where the source has an address. */
  | { kind: "cite"; n: number; url?: string }
  /** A moment, `at` in UTC, shown in the reader's own zone where the platform can; otherwise `text` stands for it. */
  | { kind: "instant"; at: string; text: string };

/** A document that says one thing, for notices and problems. */
export function plainDocument(tone: MessageDocument["tone"], summary: string, ...more: string[]): MessageDocument {
  const paragraph = (text: string): TextBlock => ({ kind: "text", weight: "normal", inlines: [{ kind: "text", text }] });
  return { tone, summary, blocks: [summary, ...more].map(paragraph) };
}
