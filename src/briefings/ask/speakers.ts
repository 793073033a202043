import type { AskDesk } from "./desk.ts";
import type { Telling } from "./record-words.ts";

/** Who said or did what a record tells. */
function doersOf(record: Telling): string[] {
  switch (record.kind) {
    case "event":
      return record.body.actors;
    case "position":
      return [record.body.actor, ...(record.body.speaker === undefined ? [] : [record.body.speaker])];
    case "claim":
      return [record.body.by, ...(record.body.speaker === undefined ? [] : [record.body.speaker])];
    case "figure":
      return record.body.reporter === null ? [] : [record.body.reporter];
    case "question":
      return [];
  }
}

/** Of records, those that one of these said or did: itself, whoever speaks for it, holds an office of it or is part of it. */
export async function saidOrDoneBy<R extends Telling>(desk: AskDesk, records: readonly R[], refs: readonly string[]): Promise<R[]> {
  const ids = [...new Set(records.flatMap(doersOf))].toSorted();
  const actors = ids.length === 0 ? [] : await desk.reader.get(desk.scope, "actor", ids);
  const own = new Set(refs);
  for (const { id, body } of actors)
    if ([body.part_of, body.speaks_for, ...body.offices.map(({ of }) => of)].some((of) => of !== undefined && refs.includes(of)))
      own.add(id);
  return records.filter((record) => doersOf(record).some((id) => own.has(id)));
}
