import type { Problem } from "./load-problem.ts";
import type { LoadedRecord } from "./load-yaml.ts";
import type { Office } from "./types.ts";
import { problemIn, type Book } from "./validate-book.ts";

interface Said {
  speaker: string;
  actor: string;
  day: string;
}

function said({ put }: LoadedRecord): Said | undefined {
  if (put.kind !== "position" && put.kind !== "claim") return undefined;
  const { speaker, stated_on: day } = put.body;
  const actor = put.kind === "position" ? put.body.actor : put.body.by;
  return speaker === undefined || speaker === actor ? undefined : { speaker, actor, day };
}

/** Whether one belongs to the other: is part of it, the other is part of it, or it is a member on the day. */
function belongs(book: Book, one: string, other: string, day: string): boolean {
  if (book.wholes(one).includes(other) || book.wholes(other).includes(one)) return true;
  return book
    .wholes(one)
    .some((whole) =>
      (book.body("actor", whole)?.memberships ?? []).some(
        (membership) => membership.in === other && (membership.from ?? day) <= day && day <= (membership.to ?? day),
      ),
    );
}

type Held = "held" | "unknown" | "not held";

/** Whether an office was held on a day; beyond an attested end nobody can tell. */
export function heldOn(office: Office, day: string): Held {
  if (day < office.from) return office.from_basis === "attested" ? "unknown" : "not held";
  if (office.to !== undefined && day > office.to) return office.to_basis === "attested" ? "unknown" : "not held";
  return "held";
}

/** A speaker who on that day held no office for which the words could count. */
export function officeProblems(record: LoadedRecord, book: Book): Problem[] {
  const words = said(record);
  const speaker = words === undefined ? undefined : book.body("actor", words.speaker);
  if (words === undefined || speaker === undefined) return [];
  const { actor, day } = words;
  if (belongs(book, speaker.id, actor, day)) return [];
  const offices = speaker.offices.filter((office) => belongs(book, office.of, actor, day));
  const held = offices.map((office) => heldOn(office, day));
  if (held.includes("held")) return [];
  const terms = offices.map((office) => `${office.title} ${office.from} to ${office.to ?? "now"}`).join(", ");
  const found = terms === "" ? `${speaker.id}, who has no office of ${actor}` : `${speaker.id}, ${terms}`;
  return [problemIn(record, ["speaker"], found, `an office of ${actor} on ${day}`, held.includes("unknown") ? "unchecked" : "error")];
}
