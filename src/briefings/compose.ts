import type { Book } from "./book.ts";
import type { Draft, DraftSection } from "./draft.ts";
import { compareText } from "./ledger.ts";
import { lintLine, type Problem } from "./lint.ts";
import { Citations, spansText } from "./spans.ts";
import type { CitedSource, Length, Line, Section, SectionKind } from "./types.ts";
import { countWords } from "./wording.ts";

/** Words a briefing may have, header and sources not counted. */
export const WORD_BUDGET: Record<Length, number> = { short: 90, standard: 250, full: 800 };

/** Most lines of a section, by length. */
const MOST_LINES: Record<Length, number> = { short: 3, standard: 12, full: 40 };

/** Words a line may have before its shorter form takes its place; a line that gives several sides may have half as many again. */
const LONGEST_LINE: Record<Length, number> = { short: 25, standard: 44, full: Number.POSITIVE_INFINITY };

/** Sections whose lines are chosen before all others, in this order; the others then take turns. */
const FIRST: readonly SectionKind[] = ["bottom_line", "corrections", "changes"];

/** One round of turns: what was said and what happened come round twice in it, but for the first, which goes by the order of sections. */
const TURNS: readonly SectionKind[] = [
  "positions",
  "developments",
  "figures",
  "positions",
  "disputed",
  "developments",
  "unknown",
  "timeline",
  "comparison",
  ...FIRST,
];

export interface Composed {
  sections: Section[];
  sources: CitedSource[];
  words: number;
  withheld: number;
}

export interface ComposeOptions {
  headline: string;
  length: Length;
  /** Whether long lines take their shorter form, so that more is said of; else all of each line is. */
  dense: boolean;
  /** Told of every line withheld. */
  onProblem: (problem: Problem) => void;
}

interface Tray {
  section: DraftSection;
  chosen: Draft[];
  next: number;
  closed: boolean;
  withheld: number;
  /** Whether it says how many there are in place of any line. */
  spoken: boolean;
}

/** The draft, or the first of its shorter forms that has no more words than this; else the shortest. */
function fitting(draft: Draft | undefined, longest: number): Draft | undefined {
  if (!draft?.compact || countWords(spansText(draft.spans)) <= longest) return draft;
  return fitting(draft.order === undefined ? draft.compact : { ...draft.compact, order: draft.order }, longest);
}

function longestLine({ section }: Tray, length: Length): number {
  return LONGEST_LINE[length] * (section.kind === "disputed" ? 1.5 : 1);
}

/** Whether a line takes so much room that others come in its place; where nothing leads the briefing it is shown all the same. */
function sprawls(draft: Draft, { section }: Tray, longest: number): boolean {
  return section.kind === "developments" && countWords(spansText(draft.spans)) > longest * 1.5;
}

/** Words kept free to say how many there are of a section, until a line of it is chosen. */
function reserved({ section, chosen, spoken }: Tray): number {
  return chosen.length > 0 || spoken || !section.counted ? 0 : countWords(`${section.title} ${spansText(section.counted.spans)}`);
}

function lineOf(citations: Citations, draft: Draft): Line {
  const line = citations.line(draft.spans, draft.records);
  const source = draft.source === undefined ? undefined : citations.number(draft.source);
  if (source !== undefined) line.citations.push(source);
  return {
    ...line,
    ...(draft.absence === undefined ? {} : { absence: draft.absence }),
    ...(draft.query === undefined ? {} : { query: draft.query }),
    ...(draft.cells === undefined ? {} : { cells: draft.cells }),
  };
}

/**
 * Chooses what fits: bottom line, corrections and changes first, then what leads a section, then the other sections line
 * by line in turn, so that each says its weightiest before any says its second. A line is whole or left out; what is left out is counted.
 * A line that fails the check is withheld and the next takes its place.
 */
export function compose(book: Book, drafted: readonly DraftSection[], { headline, length, dense, onProblem }: ComposeOptions): Composed {
  const trays = drafted
    .filter((s) => s.drafts.length > 0 || s.counted !== undefined)
    .map((section): Tray => ({ section, chosen: [], next: 0, closed: false, withheld: 0, spoken: false }));
  const scratch = new Citations(book.sources);
  let left = WORD_BUDGET[length] - countWords(headline);

  const take = (tray: Tray): void => {
    while (!tray.closed) {
      const led = trays.some((other) => other.section.kind === "bottom_line" && other.chosen.length > 0);
      const longest = dense ? longestLine(tray, length) : Number.POSITIVE_INFINITY;
      const draft = fitting(tray.section.drafts[tray.next], longest);
      if (!draft || tray.chosen.length >= (tray.section.most ?? MOST_LINES[length])) {
        tray.closed = true;
        return;
      }
      if (led && sprawls(draft, tray, longest)) {
        tray.next += 1;
        continue;
      }
      const line = lineOf(scratch, draft);
      const title = tray.chosen.length === 0 ? countWords(tray.section.title) : 0;
      const cost = countWords(line.text) + title;
      const others = trays.reduce((sum, other) => sum + (other === tray ? 0 : reserved(other)), 0);
      if (cost > left - others) {
        // A section that has said nothing may still say something shorter; one that has spoken keeps its order.
        if (tray.chosen.length > 0) tray.closed = true;
        tray.next += 1;
        continue;
      }
      tray.next += 1;
      const problems = lintLine(line, book);
      if (problems.length > 0) {
        tray.withheld += 1;
        problems.forEach(onProblem);
        continue;
      }
      tray.chosen.push(draft);
      left -= cost;
      return;
    }
  };

  for (const kind of FIRST) for (const tray of trays.filter((t) => t.section.kind === kind)) while (!tray.closed) take(tray);
  for (const tray of trays) while (!tray.closed && tray.chosen.length < (tray.section.lead ?? 0)) take(tray);
  const turns = TURNS.flatMap((kind) => trays.filter((t) => t.section.kind === kind));
  for (const tray of trays.filter(({ chosen, section }) => chosen.length < Math.max(section.lead ?? 0, 1))) take(tray);
  while (trays.some((tray) => !tray.closed)) for (const tray of turns) take(tray);

  for (const tray of trays.filter((t) => t.chosen.length === 0)) {
    const draft = tray.section.counted;
    const cost = draft ? reserved(tray) : 0;
    if (!draft || cost > left || lintLine(lineOf(scratch, draft), book).length > 0) continue;
    tray.chosen.push(draft);
    tray.spoken = true;
    left -= cost;
  }

  const citations = new Citations(book.sources);
  const sections = trays.filter((t) => t.chosen.length > 0).map((tray) => sectionOf(tray, citations));
  const lines = sections.flatMap((section) => section.lines);
  return {
    sections,
    sources: citations.list(),
    words: countWords(headline) + lines.reduce((sum, line) => sum + countWords(line.text), 0),
    withheld: trays.reduce((sum, tray) => sum + tray.withheld, 0),
  };
}

/** How many more there are than the lines tell of: lines, or records where the section counts those. */
function moreOf({ section, chosen, withheld, spoken }: Tray): number {
  if (section.kind === "bottom_line" || spoken) return 0;
  if (section.total === undefined) return section.drafts.length + (section.beyond ?? 0) - chosen.length - withheld;
  return section.total - chosen.reduce((sum, draft) => sum + (draft.tells ?? draft.records.length), 0);
}

function sectionOf(tray: Tray, citations: Citations): Section {
  const { section, chosen } = tray;
  const shown = chosen.toSorted((a, b) => compareText(a.order ?? "", b.order ?? ""));
  const more = moreOf(tray);
  return {
    kind: section.kind,
    title: section.title,
    lines: shown.map((draft) => lineOf(citations, draft)),
    ...(section.columns && !tray.spoken ? { columns: section.columns } : {}),
    ...(more > 0 ? { more } : {}),
  };
}
