import { acled } from "./acled/format.ts";
import { autoImporter } from "./auto.ts";
import { currentEvents } from "./current-events-format.ts";
import { gdelt } from "./gdelt/format.ts";
import { type Importer, importerOf } from "./import.ts";
import { readoutJsonl } from "./own/jsonl-format.ts";
import { readoutYaml } from "./own/yaml-format.ts";
import { ucdpGed } from "./ucdp/format.ts";
import { reliefweb } from "./reliefweb/format.ts";

/** Every format that can be imported, in the order of the list; a new one is added here. */
const ALL: readonly Importer[] = [
  importerOf(currentEvents),
  importerOf(ucdpGed),
  importerOf(acled),
  importerOf(gdelt),
  importerOf(reliefweb),
  importerOf(readoutYaml),
  importerOf(readoutJsonl),
];

/** The formats by the name typed after `readout import`. */
export const importers: ReadonlyMap<string, Importer> = new Map([...ALL, autoImporter(ALL)].map((importer) => [importer.name, importer]));
