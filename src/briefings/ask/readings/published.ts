import { fold } from "../../../core/text.ts";
import { type Chunk, does, isOpen } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import type { Reading } from "../understanding.ts";

const PUBLISHED =
  /^(?:report|reports|reported|reporting|article|articles|story|stories|piece|pieces|dispatch|dispatches|publish|published|publishes|publications?|coverage|press releases?|releases|sources|rely|rely on|we rely on)$/u;

const said = (chunk: Chunk): string => chunk.words.join(" ");

/** Whether a question asks what somebody published, and nothing in particular of it. */
export function asksForPublished(parse: Parse): boolean {
  const open = parse.chunks.filter((chunk) => isOpen(chunk) && !PUBLISHED.test(said(chunk)));
  const about = parse.chunks.some((chunk) => chunk.rows.length === 0 && PUBLISHED.test(said(chunk)));
  return about && open.length === 0 && parse.names.length > 0 && !parse.has("not", "outside", "why", "modal", "count", "harm", "compare");
}

/** The sources of a publisher and what rests on them, on a topic where one is named; undefined where it published none on record. */
export async function readPublished(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  for (const chunk of parse.names) {
    const actors = chunk.rows.filter(({ kind }) => kind === "actor").map(({ ref }) => ref);
    const lead = parse.introducedBy(chunk);
    if (actors.length === 0 || does(parse.before(chunk), "class") || (lead !== undefined && !["by", "from", "of"].includes(lead))) continue;
    const publishers = await publishersOf(desk, parse, actors);
    if (publishers.length === 0) continue;
    const topic =
      (await desk.topicOf(
        parse.names.filter((name) => name !== chunk),
        "sources",
      )) ?? (await desk.everything());
    const [label] = actors.map((id) => desk.label(id));
    return {
      kind: "request",
      request: { intent: "sources", topic, publishers },
      understood: `what is on record from ${label ?? chunk.raw} on ${topic.label}`,
    };
  }
  return undefined;
}

/** The names under which any of these may have published: of media any, of others where it is asked what they published. */
async function publishersOf(desk: AskDesk, parse: Parse, actors: readonly string[]): Promise<string[]> {
  const found = await desk.reader.get(desk.scope, "actor", actors);
  const published = parse.chunks.some((chunk) => chunk.rows.length === 0 && /^(?:publi|press|releas)/u.test(said(chunk)));
  return found.filter(({ body }) => body.type === "media" || published).flatMap(({ body }) => [body.name, ...body.aliases].map(fold));
}
