import { folders } from "../../record/export.ts";
import type { GoodRow, Outcome, SessionDeps } from "../dataset.ts";
import type { OwnEntry } from "./references.ts";

/** Later than any as-of, so that all on record is seen. */
const END_OF_TIME = "9999-12-31T23:59:59Z";
/** Records of a file that may not have been committed yet. */
const MOST_RECENT = 20_000;

/** What rows of Readout's own come to: themselves. A retraction of what is retracted already changes nothing. */
export function ownReader({ reader, owner }: SessionDeps): (rows: readonly GoodRow<OwnEntry>[]) => Promise<Outcome[]> {
  const recent = new Set<string>();
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  const outcomeOf = async ({ row }: GoodRow<OwnEntry>): Promise<Outcome> => {
    if ("put" in row) {
      // What a file says nothing of stays: the folder a record stands in.
      known ??= folders(reader, { owner, asOf: END_OF_TIME });
      const dossier = row.put.dossier ?? (await known).get(row.put.body.id);
      return { changes: [{ put: dossier === undefined ? row.put : { ...row.put, dossier } }] };
    }
    const { id } = row.retract;
    const history = recent.has(id) ? undefined : await reader.history(owner, id);
    if (history?.length === 0) return { rejected: `retracts ${id}, which is not on record` };
    return history?.at(-1)?.retracted ? { skipped: "is retracted already" } : { changes: [{ retract: row.retract }] };
  };
  return async (rows) => {
    if (recent.size > MOST_RECENT) recent.clear();
    for (const { row } of rows) if ("put" in row) recent.add(row.put.body.id);
    const outcomes: Outcome[] = [];
    for (const row of rows) outcomes.push(await outcomeOf(row));
    return outcomes;
  };
}
