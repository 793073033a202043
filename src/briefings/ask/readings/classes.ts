import type { Actor } from "../../../record/types.ts";
import type { Stance } from "../../requests.ts";
import type { Topic } from "../../types.ts";
import { does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";

/** Words for sorts of actors, with the types they take in. Words that take in every sort are not here. */
const CLASSES: readonly { words: readonly string[]; types: readonly Actor["type"][]; label: string }[] = [
  {
    words: ["countries", "country", "states", "state", "nations", "nation", "state actors", "capitals"],
    types: ["state"],
    label: "states",
  },
  { words: ["governments", "government"], types: ["state", "government"], label: "governments" },
  { words: ["armed groups", "militias"], types: ["armed_group"], label: "armed groups" },
  {
    words: ["organisations", "organizations", "organisation", "organization", "ngos", "agencies", "charities"],
    types: ["organisation"],
    label: "organisations",
  },
  { words: ["blocs", "bloc"], types: ["bloc"], label: "blocs" },
  { words: ["leaders", "leader", "officials", "politicians", "diplomats"], types: ["person"], label: "named people" },
];

export interface ClassFilter {
  label: string;
  /** The actors of the sort with a position on the issues or topic. */
  (desk: AskDesk, issues: readonly string[], topic: Topic | undefined, stances: readonly Stance[]): Promise<string[]>;
}

/** The sort of actor a question asks for: "which countries …"; undefined where it asks for any. */
export function actorsOfClass(parse: Parse): ClassFilter | undefined {
  const chunk = parse.find("class");
  parse.useAll("class");
  const sort = CLASSES.find((known) => chunk && does(chunk, "class") && known.words.includes(chunk.words.join(" ")));
  if (sort === undefined) return undefined;
  const filter = async (
    desk: AskDesk,
    issues: readonly string[],
    topic: Topic | undefined,
    stances: readonly Stance[],
  ): Promise<string[]> => {
    const about = [issues, issues.length > 0 ? [] : (topic?.refs ?? [])].filter((refs) => refs.length > 0);
    const positions = await desk.select({ kinds: ["position"], about });
    const asked = positions.filter(({ body }) => stances.length === 0 || stances.includes(body.stance));
    const ids = [...new Set(asked.flatMap(({ body }) => [body.actor, ...(body.speaker === undefined ? [] : [body.speaker])]))].toSorted();
    const actors = ids.length === 0 ? [] : await desk.reader.get(desk.scope, "actor", ids);
    return actors.filter(({ body }) => sort.types.includes(body.type)).map(({ id }) => id);
  };
  return Object.assign(filter, { label: sort.label });
}
