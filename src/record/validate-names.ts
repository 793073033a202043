import { fold, words } from "../core/text.ts";
import type { Gazetteer, Mention } from "./gazetteer.ts";
import { shown, type Problem } from "./load-problem.ts";
import { referencesOf, type Path } from "./load-references.ts";
import type { LoadedRecord, Put } from "./load-yaml.ts";
import { dayOf, problemIn, type Book } from "./validate-book.ts";
import { heldOn } from "./validate-offices.ts";

/** A sentence of ours, and whether the record has fields for all it may name. */
interface Sentence {
  path: Path;
  text: string;
  /** False for positions, which link their actor and place only: whom else they name, only the source can show. */
  linksAll: boolean;
}

function sentencesOf(put: Put): Sentence[] {
  switch (put.kind) {
    case "event":
      return [{ path: ["summary"], text: put.body.summary, linksAll: true }];
    case "position":
      return [{ path: ["statement"], text: put.body.statement, linksAll: false }];
    case "claim":
      return [{ path: ["statement"], text: put.body.statement, linksAll: true }];
    default:
      return [];
  }
}

/** All a record links to, directly or through what it links to. */
function linkedIds(put: Put, book: Book): Set<string> {
  const day = dayOf(put);
  const linked = new Set(referencesOf(put.body).map(({ id }) => id));
  if (put.dossier !== undefined) linked.add(put.dossier);
  for (const id of linked) {
    const actor = book.body("actor", id);
    const more = [
      ...book.surroundings(id),
      ...book.wholes(id),
      actor?.place,
      ...(actor?.offices ?? []).filter((office) => heldOn(office, day) === "held").map((office) => office.of),
      ...(book.body("issue", id)?.places ?? []),
      ...aboutDispute(id, book),
    ];
    // A set grows while it is walked, so what is added here is followed as well.
    for (const other of more) if (other !== undefined) linked.add(other);
  }
  return linked;
}

function aboutDispute(id: string, book: Book): string[] {
  const dispute = book.body("dispute", id);
  return dispute === undefined ? [] : [...dispute.actors, ...dispute.places, ...dispute.issues];
}

/** A dossier is linked through what it draws on: no record names a dossier in a field. */
function drawnOn(dossier: string, linked: ReadonlySet<string>, book: Book): boolean {
  const scope = book.body("dossier", dossier);
  return scope !== undefined && [...scope.places, ...scope.actors, ...scope.issues].some((id) => linked.has(id));
}

/** Capitalised words within a sentence that are no name on record, no day and no month. */
const CALENDAR =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

function unknownNames(text: string, mentions: readonly Mention[], titles: ReadonlySet<string>): string[] {
  const masked = mentions.reduce((rest, { start, end }) => rest.slice(0, start) + "·".repeat(end - start) + rest.slice(end), text);
  return [...masked.matchAll(/(?<=[\p{L}\p{N},;:·’'”")] )\p{Lu}[\p{L}\p{N}’'-]*(?: \p{Lu}[\p{L}\p{N}’'-]*)*/gu)]
    .map(([name]) => name)
    .filter((name) => !CALENDAR.test(name) && !words(name).every((word) => titles.has(word)));
}

/** Names in a sentence that the record does not link to; those on record are errors, others cannot be checked. */
export function nameProblems(record: LoadedRecord, book: Book, gazetteer: Gazetteer, sourceTexts: readonly string[]): Problem[] {
  const linked = linkedIds(record.put, book);
  return sentencesOf(record.put).flatMap(({ path, text, linksAll }) => {
    const mentions = gazetteer.mentions(text);
    const unlinked = mentions.filter(({ candidates }) =>
      candidates.every(({ ref, kind }) => kind !== "issue" && !linked.has(ref) && !drawnOn(ref, linked, book)),
    );
    const inSource = ({ surface }: Mention) => sourceTexts.some((source) => ` ${fold(source)} `.includes(` ${fold(surface)} `));
    const problems = unlinked
      .filter((mention) => linksAll || !inSource(mention))
      .map(({ surface, candidates }) => {
        const expected = `a link to ${[...new Set(candidates.map(({ ref }) => ref))].join(" or ")}`;
        return problemIn(record, path, `the name ${shown(surface)}`, expected, linksAll ? "error" : "unchecked");
      });
    const unknown = unknownNames(text, mentions, book.titleWords).map((name) =>
      problemIn(record, path, `the name ${shown(name)}`, "a name on record", "unchecked"),
    );
    return [...problems, ...unknown];
  });
}
