import { fold } from "../core/text.ts";
import type { Put } from "./load-yaml.ts";
import type { NameRow } from "./port.ts";

/** The names a record gives to itself, as the store keeps them for the gazetteer. */
export function namesOf(put: Put): NameRow[] {
  if (put.kind !== "actor" && put.kind !== "place" && put.kind !== "issue" && put.kind !== "dossier") return [];
  const row = (name: string, form: NameRow["form"]): NameRow => {
    return { ref: put.body.id, kind: put.kind, owner: "shared", name, folded: fold(name), form };
  };
  return [
    row(put.body.name, "primary"),
    ...put.body.aliases.map((name) => row(name, "alias")),
    ...(put.kind === "actor" ? put.body.demonyms.map((name) => row(name, "demonym")) : []),
  ].filter(({ folded }) => folded !== "");
}
