import type { Owner } from "../record/types.ts";

/** What was asked for. */
export type Intent =
  | "brief"
  | "positions"
  | "compare"
  | "figures"
  | "timeline"
  | "disputed"
  | "questions"
  | "sources"
  | "meetings"
  | "changes"
  | "evidence";

/** Why there is no answer. */
export type Reason =
  /** The topic is known and nothing on record answers. */
  | "not-on-record"
  | "unknown-topic"
  /** The name means several things; `suggestions` holds them. */
  | "ambiguous-topic"
  /** A word of the question could not be bound to anything. */
  | "not-understood"
  /** Asks for an opinion, a forecast, advice or a cause: the record holds none. */
  | "outside-the-record"
  /** No topic was named where one is needed. */
  | "topic-missing";

export type SectionKind =
  | "bottom_line"
  | "corrections"
  | "changes"
  | "figures"
  | "positions"
  | "developments"
  | "disputed"
  | "unknown"
  | "timeline"
  | "comparison";

/**
 * A piece of a line, with what makes it true. `text` is what the reader sees. Fixed text holds no digit
 * and no name; `linter` holds the rule.
 */
export type Span =
  | { kind: "text"; text: string }
  /** A name: of record `id`. */
  | { kind: "entity"; id: string; form: "name" | "alias" | "demonym"; text: string }
  /** A field of a record (`id@revision`), formatted. `field` is a dotted path: `quantity.value`, `casualties.0.quantity`. */
  | { kind: "value"; record: string; field: string; format: ValueFormat; text: string }
  /** Verbatim words: evidence `index` of a record. `text` is without quotation marks. */
  | { kind: "quote"; record: string; evidence: number; text: string }
  /** Worked out from records, every one of which is listed. */
  | { kind: "computed"; operation: Operation; inputs: string[]; text: string };

export type ValueFormat = "text" | "number" | "quantity" | "date" | "word" | "publisher";
export type Operation = "count" | "age" | "independent_origins" | "move" | "office" | "difference" | "period" | "publishers";

export interface Line {
  spans: Span[];
  /** The spans' texts joined, quotes in quotation marks; without citation markers. */
  text: string;
  /** Numbers of the sources it rests on, ascending; empty only on lines of absence and counts. */
  citations: number[];
  /** `id@revision` of every record it rests on. */
  records: string[];
  /** For a line of absence: the query it answers, in words. */
  absence?: string;
  /** For a count made by the store and not from listed records: what was counted, in words. */
  query?: string;
  /** Rows of one table share columns: cell texts, where the section is shown as a table. */
  cells?: string[];
}

export interface Section {
  kind: SectionKind;
  /** What the reader sees over it. */
  title: string;
  lines: Line[];
  /** Names of the columns, where every line has cells. */
  columns?: string[];
  /** How many more there are than are shown: lines, or recorded events where lines tell of events. */
  more?: number;
}

export interface CitedSource {
  n: number;
  id: string;
  /** "publisher not on record" where there is none. */
  publisher: string;
  headline?: string;
  publishedAt: string;
  url?: string;
  /** Attribution that a licence asks for, or how it came to us. */
  note?: string;
}

export interface TopicRef {
  /** A record's id, or `text:` and the folded words. */
  id: string;
  label: string;
  kind: "dossier" | "place" | "actor" | "issue" | "text";
}

/** A resolved topic: what to select by. */
export interface Topic extends TopicRef {
  /** Ids of which a record must link to at least one; empty for free text. */
  refs: string[];
  /** Folded words a record's text must hold, for free text. */
  words: string[];
  /** Further ids that must hold too: of each list a record must link to at least one ("Iran and Iraq"). */
  all?: string[][];
}

export interface SuggestedTopic {
  id: string;
  label: string;
  kind: TopicRef["kind"];
}

/** The answer as plain data; `--format json` prints it. Documented in docs/briefing.schema.json. */
export interface Briefing {
  topic: TopicRef | null;
  intent: Intent;
  /** What was understood, as a short phrase: "positions of Egypt on a ceasefire in Gaza, as of 10 Nov 2023". */
  understood: string;
  answered: boolean;
  reason?: Reason;
  /** An instant, UTC. */
  asOf: string;
  /** Days, inclusive; null where the answer covers all that is on record. */
  covers: { from: string; to: string } | null;
  /** Day of the newest record on the topic. */
  newestRecord: string | null;
  nextEdition?: string;
  headline: string;
  /** "14 recorded events, 9 the week before". */
  activity: string;
  /** Words in headline and sections, sources not counted. */
  words: number;
  /** Cited lines that were corrected after the as-of date. */
  correctedSince: number;
  sections: Section[];
  sources: CitedSource[];
  suggestions?: SuggestedTopic[];
  /** Lines the linter withheld. */
  withheld: number;
}

export type Length = "short" | "standard" | "full";

export interface Period {
  /** Days, inclusive, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** As the reader said or would say it: "last week". */
  label: string;
}

/** What every request shares. */
export interface RequestContext {
  owner: Owner;
  /** An instant, UTC; the clock's now where the reader names none. */
  asOf: string;
  /** True where the reader asked for a past as-of date. */
  asOfStated: boolean;
  /** IANA zone dates in words are read in. */
  zone: string;
  length: Length;
  period?: Period;
}
