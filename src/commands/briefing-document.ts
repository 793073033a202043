import { dayAt, endOfDay } from "../briefings/period.ts";
import type { Briefing, Line, Section } from "../briefings/types.ts";
import type { Action, Block, Inline, MessageDocument, TableBlock } from "../core/document.ts";
import { dayLabel, instantLabel, rangeLabel } from "../core/date-labels.ts";

/** How a briefing is laid out. */
export interface Layout {
  asked?: boolean;
  steps?: readonly Action[];
  /** Small print under the headline. */
  notes?: readonly string[];
  /** What was corrected of what a line rests on, each as a sentence: the line is struck, and they follow it. */
  corrected?(line: Line): string[];
}

/**
 * Lays a briefing out as a message: headline, the small print of its dates, its sections, its sources and what
 * can be done next. `zone` is the IANA zone the as-of time is shown in. What was understood is said where the words
 * were the reader's own (`asked`), where there is no answer, and where the headline does not say it all.
 */
export function briefingDocument(
  briefing: Briefing,
  zone: string,
  { asked = false, steps = [], notes: extra = [], corrected = () => [] }: Layout = {},
): MessageDocument {
  const addresses = new Map(briefing.sources.map((source) => [source.n, source.url]));
  const blocks: Block[] = [
    { kind: "heading", text: briefing.headline },
    ...extra.map((text): Block => ({ kind: "text", weight: "quiet", inlines: plain(text) })),
    ...(asked || !briefing.answered || isCutShort(briefing) ? [understood(briefing)] : []),
    { kind: "text", weight: "quiet", inlines: smallPrint(briefing, zone) },
    ...briefing.sections.flatMap((section) => sectionBlocks(section, addresses, corrected)),
    ...notes(briefing),
    ...sourcesBlock(briefing),
    ...(steps.length > 0 ? [{ kind: "actions" as const, actions: [...steps] }] : []),
  ];
  return { tone: briefing.answered ? "answer" : "notice", summary: summaryOf(briefing), blocks };
}

/** Whether the headline, of eight words at most, does not name all whose positions these are, and on what. */
function isCutShort({ intent, headline, understood: all }: Briefing): boolean {
  const said = all.toLowerCase().startsWith(headline.toLowerCase());
  const rest = all.slice(headline.length);
  // After a comma stand the period and the as-of day, which the small print gives.
  return intent === "positions" && !(said && (rest === "" || rest.startsWith(",")));
}

function understood({ understood: text }: Briefing): Block {
  return {
    kind: "text",
    weight: "normal",
    inlines: [{ kind: "text", text: text.charAt(0).toUpperCase() + text.slice(1), style: "emphasis" }],
  };
}

/** As of when, which days, how old the newest record is, and how much there was. */
export function smallPrint(briefing: Briefing, zone: string): Inline[] {
  const parts: Inline[][] = [[{ kind: "text", text: "As of " }, asOf(briefing.asOf, zone)]];
  if (briefing.covers) parts.push(plain(`covers ${rangeLabel(briefing.covers.from, briefing.covers.to)}`));
  // Where the period is not the usual one, the activity itself says how old the newest record is.
  const newest = briefing.newestRecord === null ? "" : dayLabel(briefing.newestRecord);
  if (newest && !briefing.activity.includes(newest)) parts.push(plain(`newest record ${newest}`));
  if (briefing.activity) parts.push(plain(briefing.activity));
  if (briefing.nextEdition) parts.push([{ kind: "text", text: "next edition " }, moment(briefing.nextEdition, zone)]);
  return parts.flatMap((part, i) => (i === 0 ? part : [...plain(" · "), ...part]));
}

const plain = (text: string): Inline[] => [{ kind: "text", text }];
const moment = (at: string, zone: string): Inline => ({ kind: "instant", at, text: instantLabel(at, zone) });

/** The end of a day is what is meant by the day, and would be another day in another zone. */
function asOf(instant: string, zone: string): Inline {
  const isDay = endOfDay(dayAt(instant, zone), zone) === instant;
  return isDay ? { kind: "text", text: instantLabel(instant, zone) } : moment(instant, zone);
}

type Corrected = NonNullable<Layout["corrected"]>;

function sectionBlocks(section: Section, addresses: ReadonlyMap<number, string | undefined>, corrected: Corrected): Block[] {
  const { columns } = section;
  const more: Block[] =
    section.more === undefined || section.more === 0
      ? []
      : [{ kind: "text", weight: "quiet", inlines: [{ kind: "text", text: `and ${section.more} more on record` }] }];
  const cells = section.lines.map((line) => line.cells);
  if (columns && cells.length > 0 && cells.every((row) => row?.length === columns.length)) {
    return [table(section, columns, addresses, corrected), ...more];
  }
  return [
    { kind: "list", title: section.title, items: section.lines.map((line) => lineInlines(line, addresses, corrected(line))) },
    ...more,
  ];
}

function table(section: Section, columns: string[], addresses: ReadonlyMap<number, string | undefined>, corrected: Corrected): TableBlock {
  const rows = section.lines.map((line) => {
    const said = corrected(line);
    const cells = (line.cells ?? []).map((text): Inline[] => [said.length > 0 ? struck(text) : { kind: "text", text }]);
    return [...cells.slice(0, -1), [...(cells.at(-1) ?? []), ...citations(line, addresses), ...said.flatMap(after)]];
  });
  return { kind: "table", title: section.title, columns, rows };
}

function lineInlines(line: Line, addresses: ReadonlyMap<number, string | undefined>, said: string[]): Inline[] {
  const text: Inline = said.length > 0 ? struck(line.text) : { kind: "text", text: line.text };
  return [text, ...citations(line, addresses), ...said.flatMap(after)];
}

const struck = (text: string): Inline => ({ kind: "text", text, style: "struck" });
const after = (text: string): Inline[] => [
  { kind: "text", text: " " },
  { kind: "text", text, style: "strong" },
];

function citations(line: Line, addresses: ReadonlyMap<number, string | undefined>): Inline[] {
  return line.citations.map((n) => {
    const url = addresses.get(n);
    return url === undefined ? { kind: "cite", n } : { kind: "cite", n, url };
  });
}

function notes(briefing: Briefing): Block[] {
  const texts = [
    briefing.correctedSince > 0 ? `${counted(briefing.correctedSince, "line")} corrected since.` : "",
    briefing.withheld > 0 ? `${counted(briefing.withheld, "line")} withheld: the record did not bear out every word.` : "",
  ];
  return texts.filter(Boolean).map((text) => ({ kind: "text", weight: "quiet", inlines: [{ kind: "text", text }] }));
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** The numbered sources, where there are any. */
export function sourcesBlock(briefing: Briefing): Block[] {
  if (briefing.sources.length === 0) return [];
  const items = briefing.sources.map((source) => ({
    n: source.n,
    publisher: source.publisher,
    publishedAt: source.publishedAt,
    ...(source.headline === undefined ? {} : { headline: source.headline }),
    ...(source.url === undefined ? {} : { url: source.url }),
    ...(source.note === undefined ? {} : { note: source.note }),
  }));
  return [{ kind: "sources", title: "Sources", items }];
}

/** The headline and the first line: what a notification shows. */
function summaryOf(briefing: Briefing): string {
  const first = briefing.sections.flatMap((section) => section.lines)[0];
  return first === undefined ? `${briefing.headline}. ${briefing.understood}` : `${briefing.headline}. ${first.text}`;
}
