import type { StoredRecord } from "../record/types.ts";
import type { Book } from "./book.ts";

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
