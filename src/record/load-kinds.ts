import type { Kind } from "./types.ts";

const KINDS: Record<string, Kind> = {
  src: "source",
  act: "actor",
  plc: "place",
  iss: "issue",
  dos: "dossier",
  evt: "event",
  pos: "position",
  fig: "figure",
  qst: "question",
  dsp: "dispute",
  clm: "claim",
};

/** The kind an id names by its prefix (`evt-…`), or undefined. */
export function kindOfId(id: string): Kind | undefined {
  return id.charAt(3) === "-" ? KINDS[id.slice(0, 3)] : undefined;
}
