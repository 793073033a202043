import type { RecordReader, Scope } from "../record/port.ts";

/** What linking must know of places, actors and issues beyond their names. */
export interface Atlas {
  /** Id of the place a place lies in. */
  parents: ReadonlyMap<string, string>;
  /** Of each actor, its type and its place; of a person, those whose offices they held, and their places. */
  actors: ReadonlyMap<string, { type: string; place?: string; serves?: readonly string[]; homes?: readonly string[] }>;
  /** Of each issue, the places it is about. */
  issues: ReadonlyMap<string, readonly string[]>;
}

const EVERYTHING = 1_000_000;

/** Reads the places, actors and issues on record, once per import. */
export async function loadAtlas(reader: RecordReader, scope: Scope): Promise<Atlas> {
  const places = await reader.select(scope, { kinds: ["place"] }, "oldest", EVERYTHING);
  const actors = await reader.select(scope, { kinds: ["actor"] }, "oldest", EVERYTHING);
  const issues = await reader.select(scope, { kinds: ["issue"] }, "oldest", EVERYTHING);
  const seats = new Map(actors.flatMap(({ body }) => (body.place === undefined ? [] : [[body.id, body.place] as const])));
  return {
    issues: new Map(issues.map(({ body }) => [body.id, body.places])),
    parents: new Map(places.flatMap(({ body }) => (body.parent === undefined ? [] : [[body.id, body.parent] as const]))),
    actors: new Map(
      actors.map(({ body: { id, type, place, offices } }) => {
        const homes = [...new Set(offices.flatMap(({ of }) => seats.get(of) ?? []))];
        const serves = [...new Set(offices.flatMap(({ of, speaks }) => (speaks ? of : [])))];
        return [
          id,
          {
            type,
            ...(place === undefined ? {} : { place }),
            ...(serves.length === 0 ? {} : { serves }),
            ...(homes.length === 0 ? {} : { homes }),
          },
        ];
      }),
    ),
  };
}

/** Whether a place is another or lies in it. */
export function liesIn(atlas: Atlas, place: string, within: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = place; at !== undefined && !seen.has(at); at = atlas.parents.get(at)) {
    if (at === within) return true;
    seen.add(at);
  }
  return false;
}
