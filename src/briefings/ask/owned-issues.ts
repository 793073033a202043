import type { Chunk } from "./chunks.ts";
import type { AskDesk } from "./desk.ts";
import { Parse } from "./parse.ts";
import type { Question } from "./question.ts";

/** Most words after an owner's name that can belong to the name of an issue. */
const MOST_WORDS = 4;

/** "The United States'": a name in s takes no more of one. */
const OWNING = /s['’]$/u;

/**
 * "The United States' approach": where an issue is called "US approach", the owner under any of its names and the words after
 * it are that issue. An owner who is asked for its own position is left as it is.
 */
export async function withOwnedIssues(desk: AskDesk, question: Question): Promise<Question> {
  const parse = new Parse(question);
  if (!parse.has("supports", "opposes", "say", "position", "compare", "agree")) return question;
  for (const owner of parse.names) {
    const role = parse.role(owner);
    if (!(owner.possessive || OWNING.test(question.text.slice(owner.start, owner.end + 1))) || (role !== "object" && role !== "about"))
      continue;
    const at = parse.chunks.indexOf(owner);
    const end = parse.chunks.slice(at + 1).findIndex((chunk) => chunk.rows.length > 0 || chunk.breaksBefore);
    const after = parse.chunks.slice(at + 1, end < 0 ? undefined : at + 1 + end);
    const names = await namesOf(desk, owner);
    for (let n = Math.min(after.length, MOST_WORDS); n > 0; n -= 1) {
      const own = after.slice(0, n);
      const rest = own.flatMap(({ words }) => words).join(" ");
      const rows = names.flatMap((name) => desk.gazetteer.exact(`${name} ${rest}`)).filter(({ kind }) => kind === "issue");
      const last = own.at(-1);
      if (rows.length === 0 || last === undefined) continue;
      const whole: Chunk = {
        ...owner,
        end: last.end,
        words: [...owner.words, ...own.flatMap(({ words }) => words)],
        raw: [owner, ...own].map(({ raw }) => raw).join(" "),
        rows: [...new Map(rows.map((row) => [row.ref, row])).values()],
        possessive: false,
      };
      parse.replace(owner, [whole]);
      for (const chunk of own) parse.replace(chunk, []);
      break;
    }
  }
  return { ...question, chunks: [...parse.chunks] };
}

/** All that the owner is called: an actor, or the government that sits in a place called so. */
async function namesOf(desk: AskDesk, owner: Chunk): Promise<string[]> {
  const seat = await desk.seatOf(owner);
  const refs = owner.rows.filter(({ kind }) => kind === "actor").map(({ ref }) => ref);
  const actors = await desk.reader.get(desk.scope, "actor", [...new Set([...refs, ...(seat === undefined ? [] : [seat])])]);
  return actors.flatMap(({ body }) => [body.name, ...body.aliases]);
}
