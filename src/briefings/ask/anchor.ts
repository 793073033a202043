import { dayLabel } from "../../core/date-labels.ts";
import type { StoredRecord } from "../../record/types.ts";
import { dayAt } from "../period.ts";
import { contentWords } from "../topic-words.ts";
import type { Period } from "../types.ts";
import { type Chunk, does, isName } from "./chunks.ts";
import { asserts } from "./asserted.ts";
import type { AskDesk } from "./desk.ts";
import { Parse } from "./parse.ts";
import type { Question } from "./question.ts";
import { recalled } from "./readings/recall.ts";
import { saidAs, sensesIn, toldBy } from "./record-words.ts";
import { anywhere } from "./sought.ts";
import type { Tag } from "./terms.ts";

/** A question whose "after …" or "before …" names an event on record: the rest of it, and the days the clause stands for. */
export interface Anchored {
  question: Question;
  /** Labelled "after “the plane was shot down” (8 Jan 2020)". */
  period: Period;
}

const AFTER =
  /^(?:after|following|since|in the wake of|in the aftermath of|right after|soon after|shortly after|immediately after|followed|ever since)$/u;
const BEFORE = /^(?:before|prior to|ahead of|in the run up to|leading up to|right before|shortly before|until|till|preceded)$/u;
const EARLIEST = "0001-01-01";

/** Reads a clause of time by the event it names; undefined where none on record fits, or a date is given as well. */
export async function anchored(desk: AskDesk, question: Question): Promise<Anchored | undefined> {
  const { chunks } = question;
  const at = chunks.findIndex((chunk) => !isName(chunk) && (AFTER.test(said(chunk)) || BEFORE.test(said(chunk))));
  const lead = chunks[at];
  if (lead === undefined || question.time !== undefined) return undefined;
  const end = chunks.findIndex((chunk, i) => i > at + 1 && chunk.breaksBefore);
  const clause = chunks.slice(at + 1, end < 0 ? chunks.length : end);
  const rest = chunks.filter((chunk) => chunk !== lead && !clause.includes(chunk));
  const last = clause.at(-1);
  if (rest.length === 0 || last === undefined) return undefined;
  const event = await eventOf(desk, question, clause, rest.filter(isName));
  if (event === undefined) return undefined;
  const today = dayAt(desk.context.asOf, desk.context.zone);
  const { from, to } = event.body.date;
  const after = AFTER.test(said(lead));
  const label = `${after ? "after" : "before"} “${question.text.slice(clause[0]?.start ?? 0, last.end)}” (${dayLabel(from)})`;
  const period = after ? { from, to: today, label } : { from: EARLIEST, to: to ?? from, label };
  if (period.to < period.from) return undefined;
  const told = rest.some((chunk) => isName(chunk) || chunk.tags.size === 0) ? [] : await matter(desk, event, last);
  const asks = rest.some((chunk) => isName(chunk) || ASKING.some((tag) => does(chunk, tag))) ? [] : [happened(last)];
  return { question: { ...question, chunks: [...rest, ...asks, ...told], problem: undefined }, period };
}

const ASKING: readonly Tag[] = ["happened", "timeline", "brief", "say", "count", "harm", "changed", "when", "where"];

const happened = (like: Chunk): Chunk => ({
  ...like,
  raw: "",
  words: ["happened"],
  rows: [],
  tags: new Set<Tag>(["happened"]),
  possessive: false,
});

const said = (chunk: Chunk): string => chunk.words.join(" ");

/** The gravest event that the clause tells of, of those the rest of the question names where there are such. */
async function eventOf(
  desk: AskDesk,
  question: Question,
  clause: readonly Chunk[],
  about: readonly Chunk[],
): Promise<StoredRecord<"event"> | undefined> {
  const names = clause.filter(isName);
  const open = clause.filter((chunk) => !isName(chunk) && !HOLDING.some((tag) => does(chunk, tag)));
  const words = contentWords(open.map(said).join(" ")).filter((word) => !PARTICLES.has(word));
  if (names.length + words.length === 0) return undefined;
  const parse = new Parse({ ...question, chunks: [...clause] });
  const found = await recalled(desk, anywhere(parse, names, words), ["event"]);
  // An issue is called after what happened: of the events on it, those that tell of just that.
  const called = names.filter((chunk) => chunk.rows.every(({ kind }) => kind === "issue")).flatMap((chunk) => contentWords(said(chunk)));
  const events = (found?.records ?? []).flatMap((record) => {
    if (record.kind !== "event" || !asserts(record, [...words, ...called], false)) return [];
    const senses = sensesIn(toldBy(record));
    return called.every((word) => saidAs(word, senses) !== undefined) ? [record] : [];
  });
  const refs = [...new Set(about.flatMap((chunk) => chunk.rows.map(({ ref }) => ref)))];
  const linked = new Set(refs.length === 0 ? [] : (await desk.select({ kinds: ["event"], about: [refs] })).map(({ id }) => id));
  const kin = events.filter(({ id }) => linked.has(id));
  const meant = new Set(names.flatMap((chunk) => chunk.rows.map(({ ref }) => ref)));
  const direct = ({ body }: StoredRecord<"event">): number =>
    [...body.actors, ...body.recipients, ...body.places].filter((id) => meant.has(id)).length;
  const [gravest] = (kin.length > 0 ? kin : events).toSorted(
    (a, b) =>
      Number(direct(b) > 0) - Number(direct(a) > 0) ||
      b.severity - a.severity ||
      (a.body.date.from < b.body.date.from ? -1 : a.body.date.from > b.body.date.from ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
  return gravest;
}

const PARTICLES = new Set("down up off out away back".split(" "));
const HOLDING: readonly Tag[] = ["stop", "prep", "yes-no", "and", "class"];

/** Where the rest names nothing, it is asked of the dossier in which the event stands. */
async function matter(desk: AskDesk, event: StoredRecord<"event">, like: Chunk): Promise<Chunk[]> {
  const dossiers = await desk.dossiersOf([event.id]);
  const [widest] = dossiers.toSorted((a, b) => b.refs.length - a.refs.length || (a.id < b.id ? -1 : 1));
  const rows = widest ? desk.gazetteer.exact(widest.label).filter((row) => row.ref === widest.id) : [];
  if (widest === undefined || rows.length === 0) return [];
  return [
    { ...like, raw: widest.label, words: [widest.label.toLowerCase()], rows, tags: new Set(), possessive: false, breaksBefore: false },
  ];
}
