import { acledKind } from "./datasets/acled.ts";
import { gdeltKind } from "./datasets/gdelt.ts";
import { reliefwebKind } from "./datasets/reliefweb.ts";
import { ucdpKind } from "./datasets/ucdp.ts";
import { feedKind } from "./feed/kind.ts";
import type { LiveKind } from "./kind.ts";
import { portalKind } from "./portal/kind.ts";

/** Every kind of live source, in the order of the list; a new one is added here. */
const ALL: readonly LiveKind[] = [portalKind, feedKind, gdeltKind, reliefwebKind, ucdpKind, acledKind];

/** The kinds by the name typed after `sources add`. */
export const liveKinds: ReadonlyMap<string, LiveKind> = new Map(ALL.map((kind) => [kind.name, kind]));
