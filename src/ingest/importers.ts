import { importCurrentEvents } from "./import.ts";
import type { ImportDeps, ImportInput, ImportReport } from "./import-types.ts";

/** Takes data of one format into the record. */
export interface Importer {
  /** One line for the list of formats. */
  description: string;
  import(input: ImportInput, deps: ImportDeps): Promise<ImportReport>;
}

/** Every format that can be imported, by the name typed after `readout import`. */
export const importers: ReadonlyMap<string, Importer> = new Map([
  [
    "current-events",
    {
      description: "Wikipedia's Current events portal, JSON lines {id, date, category, topics, text, sources}",
      import: importCurrentEvents,
    },
  ],
]);
