import type { Gazetteer } from "../record/gazetteer.ts";
import type { Kind } from "../record/types.ts";
import type { OptionKind } from "./command.ts";

const KINDS: Partial<Record<OptionKind, readonly Kind[]>> = {
  topic: ["dossier", "place", "actor", "issue"],
  actor: ["actor"],
  issue: ["issue"],
};

/** A name to show, and what to send for it: the id, so that a name which means several things is not asked about again. */
export interface SuggestedValue {
  name: string;
  value: string;
}

/** Names that begin with what was typed, for an option that takes names; none for the others. */
export type Suggest = (kind: OptionKind, prefix: string, limit: number) => Promise<SuggestedValue[]>;

export function createSuggest(gazetteer: () => Promise<Gazetteer>): Suggest {
  return async (kind, prefix, limit) => {
    const kinds = KINDS[kind];
    if (!kinds) return [];
    const found = (await gazetteer()).complete(prefix, limit, kinds);
    const labels = found.map(({ label }) => label);
    const repeated = new Set(labels.filter((label, i) => labels.indexOf(label) !== i));
    return found.map(({ label, ref, kind: what }) => ({ name: repeated.has(label) ? `${label} (${what})` : label, value: ref }));
  };
}
