import { currentEvents } from "./current-events-format.ts";
import { gdelt } from "./gdelt/format.ts";
import { type Importer, importerOf } from "./import.ts";
import { reliefweb } from "./reliefweb/format.ts";

/** Every format that can be imported, in the order of the list; a new one is added here. */
const ALL: readonly Importer[] = [importerOf(currentEvents), importerOf(gdelt), importerOf(reliefweb)];

/** The formats by the name typed after `readout import`. */
export const importers: ReadonlyMap<string, Importer> = new Map(ALL.map((importer) => [importer.name, importer]));
