import type { Selection } from "../record/port.ts";
import type { StoredRecord } from "../record/types.ts";
import type { SectionKind, Span, Topic } from "./types.ts";

/** A line not yet numbered: what it says and what it rests on. */
export interface Draft {
  spans: Span[];
  records: StoredRecord[];
  /** For a line of absence: the query it answers, in words. */
  absence?: string;
  /** For a count made by the store: what was counted, in words. */
  query?: string;
  cells?: string[];
  /** A shorter form that says less, for where this one would take too much room. */
  compact?: Draft;
  /** The source a line is about, where it is not about records that cite sources. */
  source?: string;
  /** How many records it tells of, where that is not the number it rests on. */
  tells?: number;
  /** Where it stands among the lines shown, where that is not the order of weight the drafts come in. */
  order?: string;
}

/** A section with its lines, the weightiest first. */
export interface DraftSection {
  kind: SectionKind;
  title: string;
  drafts: Draft[];
  /** Names of the columns its cells stand in. */
  columns?: string[];
  /** Most lines to show. */
  most?: number;
  /** How many of its lines are chosen before the sections take turns. */
  lead?: number;
  /** Lines on record that were not even drafted. */
  beyond?: number;
  /** Records the section tells of in all, where a line may tell of several: what remains is counted in records, not lines. */
  total?: number;
  /** Says how many there are, where no line of the section fits. */
  counted?: Draft;
}

/** What to select by for a topic. Records of an empty topic cannot be told from all others, so it selects none. */
export function aboutTopic(topic: Topic): Pick<Selection, "about" | "words"> {
  const { refs, words, all = [] } = topic;
  if (words.length > 0) return refs.length > 0 ? { about: [refs, ...all], words } : { words };
  return { about: [refs, ...all] };
}
