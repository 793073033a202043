import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import { officeOn } from "../office.ts";
import { computed, entity, fixed } from "../spans.ts";
import type { Span } from "../types.ts";

/** A record of an actor, place or issue by name. Empty, which the linter refuses, where it is not visible. */
export function named(book: Book, id: string): Span {
  const record = book.find(id);
  return entity(id, record && "name" in record.body ? record.body.name : "");
}

/** A person with the office held that day, where one is on record: "Secretary of State Antony Blinken". */
export function personSpans(book: Book, id: string, of: string | undefined, day: string, said: StoredRecord): Span[] {
  const person = book.get("actor", id);
  const office = person && officeOn(person.body, of, day);
  return office ? [computed("office", [person, said], office.title), fixed(" "), named(book, id)] : [named(book, id)];
}

/** Who holds or asserts something: the actor, "(bloc)" for a bloc, and who spoke: "United States (Secretary of State Antony Blinken)". */
export function holderSpans(book: Book, holder: { actor: string; speaker?: string | undefined; day: string }, said: StoredRecord): Span[] {
  const actor = book.get("actor", holder.actor);
  if (actor?.body.type === "person" && (holder.speaker ?? holder.actor) === holder.actor) {
    const office = officeOn(actor.body, undefined, holder.day);
    const by = office && [computed("office", [actor, said], office.title), fixed(", "), named(book, office.of)];
    return by ? [named(book, holder.actor), fixed(" ("), ...by, fixed(")")] : [named(book, holder.actor)];
  }
  const notes: Span[][] = [];
  if (actor?.body.type === "bloc") notes.push([fixed("bloc")]);
  if (holder.speaker !== holder.actor && book.get("actor", holder.speaker))
    notes.push(personSpans(book, holder.speaker ?? "", holder.actor, holder.day, said));
  if (notes.length === 0) return [named(book, holder.actor)];
  return [named(book, holder.actor), fixed(" ("), ...joined(notes, "; "), fixed(")")];
}

/** Parts of a line with fixed words between them. */
export function joined(parts: readonly Span[][], between: string): Span[] {
  return parts.flatMap((part, at) => (at === 0 ? part : [fixed(between), ...part]));
}

/** Parts as a sentence lists them: "a, b and c". */
export function listedSpans(parts: readonly Span[][]): Span[] {
  return parts.flatMap((part, at) => (at === 0 ? part : [fixed(at === parts.length - 1 ? " and " : ", "), ...part]));
}
