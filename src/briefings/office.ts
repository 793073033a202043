import type { Actor, Office } from "../record/types.ts";

/** Whether the sources show the office held on that day; an attested end is not stretched. */
function heldOn(office: Office, day: string): boolean {
  return office.from <= day && (office.to === undefined || day <= office.to);
}

/** Every office the sources show a person to have held on a day. */
export function heldOffices(person: Actor, day: string): Office[] {
  return person.offices.filter((office) => heldOn(office, day));
}

/**
 * The office a person held on a day: of `of` where given, else the only one. Where several fit, one that speaks
 * for it comes first, then the latest. Undefined outside the dates the sources show.
 */
export function officeOn(person: Actor, of: string | undefined, day: string): Office | undefined {
  const held = person.offices.filter((office) => (of === undefined || office.of === of) && heldOn(office, day));
  if (of === undefined && new Set(held.map((office) => office.of)).size > 1) return undefined;
  return held.toSorted(
    (a, b) => Number(b.speaks) - Number(a.speaks) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0) || (a.title < b.title ? -1 : 1),
  )[0];
}

/** The actors a person speaks for on a day. */
export function speaksFor(person: Actor, day: string): string[] {
  return [...new Set(person.offices.filter((office) => office.speaks && heldOn(office, day)).map((office) => office.of))];
}

/** The blocs an actor belongs to on a day; a membership without dates counts as held. */
export function blocsOf(actor: Actor, day: string): string[] {
  return actor.memberships.filter((m) => (m.from === undefined || m.from <= day) && (m.to === undefined || day <= m.to)).map((m) => m.in);
}
