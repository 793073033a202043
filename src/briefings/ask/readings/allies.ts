import type { Stance } from "../../requests.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import type { Named } from "./position-names.ts";

/** Whom others are asked to stand with or against: "who sided with X on Y?". */
export interface Ally {
  label: string;
  refs: readonly string[];
}

/** Takes the one stood with or against out of what the question is on, where an issue is named besides. */
export function takeAlly(parse: Parse, named: Named): Ally | undefined {
  const { object } = named;
  const at = object === undefined ? -1 : named.topics.findIndex((topic) => topic.label === object);
  const topic = named.topics[at];
  const over = parse.names.some((chunk) => chunk.rows.some(({ kind }) => kind === "issue") && parse.role(chunk) === "about");
  if (topic === undefined || named.issues.length === 0 || !over) return undefined;
  named.topics.splice(at, 1);
  named.asides.splice(at, 1);
  delete named.object;
  return { label: topic.label, refs: topic.refs };
}

const OPPOSITE: Partial<Record<Stance, Stance>> = { supports: "opposes", opposes: "supports" };

/** The stance of those who stand with it, or against it: its own on the issues, or the opposite; undefined where it has none or two. */
export async function stanceWith(desk: AskDesk, ally: Ally, issues: readonly string[], asked: Stance): Promise<Stance | undefined> {
  const found = await desk.select({ kinds: ["position"], about: [[...ally.refs], [...issues]] });
  const own = found.filter(({ body }) => ally.refs.includes(body.actor) || ally.refs.includes(body.speaker ?? ""));
  const [stance, ...others] = [...new Set(own.map(({ body }) => body.stance))];
  if (stance === undefined || others.length > 0) return undefined;
  return asked === "supports" ? stance : OPPOSITE[stance];
}
