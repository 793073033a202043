import { toInstant } from "../../core/clock.ts";
import type { Change } from "../../record/port.ts";
import type { Publishers } from "../../record/publishers.ts";
import type { SessionDeps } from "../dataset.ts";
import { Once } from "../once.ts";
import { remembering } from "../remembering.ts";
import { Locator } from "./locate.ts";
import { Parties } from "./parties.ts";

/** What reading rows of a conflict dataset rests on. */
export interface ConflictDeps {
  parties: Parties;
  locator: Locator;
  publishers: Publishers;
  /** Whether a source was not put on record by this run yet. */
  isNew(source: string): boolean;
}

/** Reads places and actors from the record, once per import. */
export async function conflictDeps({ reader, owner, clock, publishers }: SessionDeps): Promise<ConflictDeps> {
  const scope = { owner, asOf: toInstant(clock.now()) };
  const locator = await Locator.load(reader, scope);
  const parties = await Parties.load(reader, scope, locator);
  const once = new Once();
  return { parties, locator, publishers: remembering(publishers), isNew: (source) => once.first(source) };
}

/** Puts on record the body that counts, where it is not there yet. */
export function introduction({ parties }: ConflictDeps, id: string, name: string, inFull: string): Change[] {
  if (parties.has(id)) return [];
  const body = { id, name, type: "organisation" as const, aliases: [inFull], demonyms: [], offices: [], memberships: [] };
  return [{ put: { kind: "actor", body } }];
}

/** Tomorrow: the last day on which anything can have begun anywhere. */
export const lastDay = ({ clock }: SessionDeps): string => toInstant(clock.now() + 86_400_000).slice(0, 10);
