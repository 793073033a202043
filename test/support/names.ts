import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { fold } from "../../src/core/text.ts";
import type { NameRow } from "../../src/record/port.ts";
import { actorSchema, dossierSchema, issueSchema, placeSchema, sourceSchema } from "../../src/record/schema.ts";

const fileSchema = z.looseObject({
  sources: z.array(sourceSchema).default([]),
  actors: z.array(actorSchema).default([]),
  places: z.array(placeSchema).default([]),
  issues: z.array(issueSchema).default([]),
  dossiers: z.array(dossierSchema).default([]),
});

/** What carries names in the folders of `data/` named, parsed with the project's own schema; throws at the first fault. */
export type Named = z.infer<typeof fileSchema>;

export const dataFolder = fileURLToPath(new URL("../../data/", import.meta.url));

/** Reads every YAML file below the folders, in path order. */
export function readNamed(folders: readonly string[]): Named {
  const all: Named = { sources: [], actors: [], places: [], issues: [], dossiers: [] };
  for (const folder of folders) {
    const files = readdirSync(join(dataFolder, folder), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".yaml"));
    for (const file of files.toSorted()) {
      const parsed = fileSchema.safeParse(parse(readFileSync(join(dataFolder, folder, file), "utf8")));
      if (!parsed.success) throw new Error(`${folder}/${file}: ${z.prettifyError(parsed.error)}`);
      for (const kind of ["sources", "actors", "places", "issues", "dossiers"] as const) all[kind].push(...(parsed.data[kind] as never[]));
    }
  }
  return all;
}

/** The rows a store would hold for these records. */
export function nameRows(named: Named): NameRow[] {
  const rows: NameRow[] = [];
  const add = (kind: NameRow["kind"], ref: string, form: NameRow["form"], names: readonly string[]) => {
    for (const name of names) rows.push({ ref, kind, owner: "shared", name, folded: fold(name), form });
  };
  for (const [kind, records] of [
    ["actor", named.actors],
    ["place", named.places],
    ["issue", named.issues],
    ["dossier", named.dossiers],
  ] as const) {
    for (const record of records) {
      add(kind, record.id, "primary", [record.name]);
      add(kind, record.id, "alias", record.aliases);
      if ("demonyms" in record) add(kind, record.id, "demonym", record.demonyms);
    }
  }
  return rows;
}
