import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { schemas } from "../../src/record/schema.ts";
import type { Bodies, Kind } from "../../src/record/types.ts";

/** The full texts in the sample folder, by key. */
export { readTexts as textsAtHand } from "../../src/record/validate-texts.ts";

type Records = { [K in Kind]: Map<string, Bodies[K]> };

/** What the YAML files of one folder under `data/` hold, by kind and id. Throws where a file does not fit the schema or an id stands twice. */
export function readData(folder: string): Records {
  const path = fileURLToPath(new URL(`../../data/${folder}/`, import.meta.url));
  const files = readdirSync(path).filter((file) => file.endsWith(".yaml"));
  const contents = files
    .toSorted()
    .map((file) => z.record(z.string(), z.array(z.unknown())).parse(parse(readFileSync(join(path, file), "utf8"))));
  const known = Object.keys(schemas).map((kind) => `${kind}s`);
  for (const key of contents.flatMap((content) => Object.keys(content))) if (!known.includes(key)) throw new Error(`unknown kind: ${key}`);
  const read = <K extends Kind>(kind: K, schema: z.ZodType<Bodies[K]>): Map<string, Bodies[K]> => {
    const bodies = contents.flatMap((content) => content[`${kind}s`] ?? []).map((entry) => schema.parse(entry));
    const byId = new Map(bodies.map((body) => [body.id, body]));
    if (byId.size !== bodies.length) throw new Error(`an id of kind ${kind} stands twice in data/${folder}`);
    return byId;
  };
  return {
    source: read("source", schemas.source),
    actor: read("actor", schemas.actor),
    place: read("place", schemas.place),
    issue: read("issue", schemas.issue),
    dossier: read("dossier", schemas.dossier),
    event: read("event", schemas.event),
    position: read("position", schemas.position),
    figure: read("figure", schemas.figure),
    question: read("question", schemas.question),
    dispute: read("dispute", schemas.dispute),
    claim: read("claim", schemas.claim),
  };
}
