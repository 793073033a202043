import type { Actor, StoredRecord } from "../../../record/types.ts";
import type { Stance } from "../../requests.ts";
import type { Topic } from "../../types.ts";
import { does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import type { Named } from "./position-names.ts";

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

/** "Who among the Arab states …": the bloc itself and its members with a position. */
export async function membersAsked(desk: AskDesk, parse: Parse, named: Named): Promise<ClassFilter | undefined> {
  if (!parse.has("who", "which")) return undefined;
  const chunk = parse.names.find((name) => ["among", "amongst"].includes(parse.introducedBy(name) ?? ""));
  const bloc = chunk && (await desk.actor(chunk, "positions"));
  if (bloc === undefined) return undefined;
  const at = named.topics.findIndex((topic) => topic.refs.includes(bloc));
  if (at >= 0) {
    named.topics.splice(at, 1);
    named.asides.splice(at, 1);
  }
  const filter = async (_: AskDesk, issues: readonly string[], topic: Topic | undefined, stances: readonly Stance[]): Promise<string[]> => {
    const holders = await holdersOf(desk, issues, topic, stances);
    return holders
      .filter(({ id, body }) => id === bloc || body.memberships.some((membership) => membership.in === bloc))
      .map(({ id }) => id);
  };
  return Object.assign(filter, { label: desk.label(bloc) });
}

async function holdersOf(
  desk: AskDesk,
  issues: readonly string[],
  topic: Topic | undefined,
  stances: readonly Stance[],
): Promise<StoredRecord<"actor">[]> {
  const about = [issues, issues.length > 0 ? [] : (topic?.refs ?? [])].filter((refs) => refs.length > 0);
  const positions = await desk.select({ kinds: ["position"], about });
  const asked = positions.filter(({ body }) => stances.length === 0 || stances.includes(body.stance));
  const ids = [...new Set(asked.flatMap(({ body }) => [body.actor, ...(body.speaker === undefined ? [] : [body.speaker])]))].toSorted();
  return ids.length === 0 ? [] : desk.reader.get(desk.scope, "actor", ids);
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
    const holders = await holdersOf(desk, issues, topic, stances);
    return holders.filter(({ body }) => sort.types.includes(body.type)).map(({ id }) => id);
  };
  return Object.assign(filter, { label: sort.label });
}
