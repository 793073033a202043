import type { Selection } from "../record/port.ts";
import type { StoredRecord } from "../record/types.ts";
import type { Book } from "./book.ts";
import { supersededIds } from "./ledger.ts";
import { addDays, type Window } from "./window.ts";

/** Most disputes, and most claims, that are read for one answer. */
const MOST_DISPUTED = 300;

/** Records an answer tells of, by kind; left out where there are none. */
export interface Told {
  events?: readonly StoredRecord<"event">[];
  positions?: readonly StoredRecord<"position">[];
  figures?: readonly StoredRecord<"figure">[];
  questions?: readonly StoredRecord<"question">[];
  disputes?: readonly StoredRecord<"dispute">[];
  claims?: readonly StoredRecord<"claim">[];
}

/** Puts records into the book, with the sources they cite and the actors and issues their lines name, each kind read at once. */
export async function loadNames(book: Book, told: Told): Promise<void> {
  const { events = [], positions = [], figures = [], questions = [], disputes = [], claims = [] } = told;
  book.add("event", events);
  book.add("position", positions);
  book.add("figure", figures);
  book.add("question", questions);
  book.add("dispute", disputes);
  book.add("claim", claims);
  await book.loadAny(questions.map((q) => q.body.answered_by));
  const answers = questions.flatMap((q) => (q.body.answered_by === undefined ? [] : (book.find(q.body.answered_by) ?? [])));
  const cited = [...events, ...positions, ...figures, ...questions, ...claims, ...answers];
  const said = [...positions, ...claims, ...answers.filter((r) => r.kind === "position" || r.kind === "claim")];
  const holders = said.map(({ body }) => ["by" in body ? body.by : body.actor, body.speaker]);
  await Promise.all([
    book.load(
      "source",
      cited.flatMap((r) => ("evidence" in r.body ? r.body.evidence.map((e) => e.source) : [])),
    ),
    book.load("actor", [...holders.flat(), ...figures.map((f) => f.body.reporter)]),
    book.load(
      "issue",
      positions.map((p) => p.body.issue),
    ),
  ]);
  await loadOffices(book, said);
}

export interface Disputed {
  disputes: StoredRecord<"dispute">[];
  claims: StoredRecord<"claim">[];
  /** Claims of the topic in disputes that are not about it: what is the others' there is not the topic's. */
  own: ReadonlySet<string>;
}

/**
 * The disputes about what is asked, and those in which it claims something or a claim tells of it, each with the
 * claims of every side within the days given.
 */
export async function readDisputed(
  { reader, scope }: Book,
  about: Pick<Selection, "about" | "words">,
  days: Pick<Selection, "from" | "to">,
): Promise<Disputed> {
  const [named, claimed] = await Promise.all([
    reader.select(scope, { kinds: ["dispute"], ...about }, "newest", MOST_DISPUTED),
    reader.select(scope, { kinds: ["claim"], ...about, ...days }, "newest", MOST_DISPUTED),
  ]);
  const known = new Set(named.map((d) => d.id));
  const further = [...new Set(claimed.map((c) => c.body.dispute))].filter((id) => !known.has(id)).toSorted();
  const disputes = further.length === 0 ? named : [...named, ...(await reader.get(scope, "dispute", further))];
  const asked = new Set(about.about?.flat());
  const isOwn = ({ body }: StoredRecord<"claim">): boolean =>
    !known.has(body.dispute) && (asked.has(body.by) || (body.speaker !== undefined && asked.has(body.speaker)));
  const own = new Set(claimed.filter(isOwn).map((c) => c.id));
  if (disputes.length === 0) return { disputes, claims: [], own };
  const claims = await reader.select(scope, { kinds: ["claim"], about: [disputes.map((d) => d.id)], ...days }, "newest", MOST_DISPUTED);
  return { disputes, claims, own };
}

/** Events without those that a newer one, of `to` at the latest, replaces. */
export async function withoutSuperseded(
  book: Book,
  events: readonly StoredRecord<"event">[],
  to: string,
): Promise<StoredRecord<"event">[]> {
  if (events.length === 0) return [];
  const newer = await book.reader.supersededBy(book.scope, "event", events.map((e) => e.id).toSorted());
  const replaced = supersededIds(newer.filter((e) => e.body.date.from <= to));
  return events.filter((e) => !replaced.has(e.id));
}

/** How long before a period an event may have begun that lasts into it, in days; and how many such are read. */
const LASTING_DAYS = 31;
const MOST_LASTING = 100;

/**
 * Events that began before a stated period and last into it: those of a day that is known, whatever their number of days; of what is
 * only alleged, it is not known to have lasted.
 */
export async function lastingInto(
  { reader, scope }: Book,
  selection: Pick<Selection<"event">, "kinds" | "about" | "words">,
  period: Pick<Window, "from"> | undefined,
): Promise<StoredRecord<"event">[]> {
  if (period === undefined) return [];
  const before = { from: addDays(period.from, -LASTING_DAYS), to: addDays(period.from, -1) };
  const events = await reader.select(scope, { ...selection, ...before }, "severity", MOST_LASTING);
  const lasts = ({ body: { date, status } }: StoredRecord<"event">): boolean =>
    status !== "alleged" && date.to !== undefined && date.to >= period.from && (date.precision === "day" || date.precision === "span");
  return events.filter(lasts);
}

/** A person who speaks in their own name is shown with the office held, so what it is an office of must be known. */
async function loadOffices(book: Book, said: readonly (StoredRecord<"position"> | StoredRecord<"claim">)[]): Promise<void> {
  const people = said
    .flatMap(({ body }) => book.get("actor", "by" in body ? body.by : body.actor) ?? [])
    .filter((a) => a.body.type === "person");
  await book.load(
    "actor",
    people.flatMap((person) => person.body.offices.map((office) => office.of)),
  );
}
