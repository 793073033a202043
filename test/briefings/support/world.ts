import { createAnswer } from "../../../src/briefings/answer.ts";
import type { Problem } from "../../../src/briefings/lint.ts";
import type { Request } from "../../../src/briefings/requests.ts";
import type { Briefing, RequestContext, Topic } from "../../../src/briefings/types.ts";
import { schemas } from "../../../src/record/schema.ts";
import type { Change } from "../../../src/record/port.ts";
import type { Bodies, Kind, Owner } from "../../../src/record/types.ts";
import type { z } from "zod";
import { schemaProblems } from "./schema.ts";
import { openStore, type Store } from "../../../src/storage/sqlite/open.ts";

type Input<K extends Kind> = z.input<(typeof schemas)[K]>;

/** Builders put one record each, defaults filled in as the loader fills them. Ids go without their prefix. */
export const source = (
  id: string,
  published_at: string,
  publisher: string | null = "The Daily Record",
  more: Partial<Input<"source">> = {},
): Change => ({
  put: { kind: "source", body: schemas.source.parse({ id: `src-${id}`, publisher, published_at, ...more }) },
});

export const actor = (id: string, name: string, type: Bodies["actor"]["type"] = "state", more: Partial<Input<"actor">> = {}): Change => ({
  put: { kind: "actor", body: schemas.actor.parse({ id: `act-${id}`, name, type, ...more }) },
});

export const place = (id: string, name: string, more: Partial<Input<"place">> = {}): Change => ({
  put: { kind: "place", body: schemas.place.parse({ id: `plc-${id}`, name, type: "city", ...more }) },
});

export const issue = (id: string, name: string, more: Partial<Input<"issue">> = {}): Change => ({
  put: { kind: "issue", body: schemas.issue.parse({ id: `iss-${id}`, name, ...more }) },
});

export const dispute = (id: string, subject: string, more: Partial<Input<"dispute">> = {}): Change => ({
  put: { kind: "dispute", body: schemas.dispute.parse({ id: `dsp-${id}`, subject, ...more }) },
});

type Given<K extends Kind> = Omit<Input<K>, "id" | "evidence"> & { src?: string | readonly string[] };

/** Evidence: one entry a source, of the id without its prefix; words after a colon are a quote ("a:we will not"). */
function evidenceOf(src: string | readonly string[] = "a"): { source: string; quote?: string }[] {
  return (typeof src === "string" ? [src] : src).map((entry) => {
    const [id = "a", quote] = entry.split(/:(.*)/s);
    return { source: `src-${id}`, ...(quote === undefined ? {} : { quote }) };
  });
}

export const event = (id: string, { src, ...more }: Given<"event">): Change => ({
  put: { kind: "event", body: schemas.event.parse({ id: `evt-${id}`, evidence: evidenceOf(src), ...more }) },
});
export const position = (id: string, { src, ...more }: Given<"position">): Change => ({
  put: { kind: "position", body: schemas.position.parse({ id: `pos-${id}`, evidence: evidenceOf(src), ...more }) },
});
export const figure = (id: string, { src, ...more }: Given<"figure">): Change => ({
  put: { kind: "figure", body: schemas.figure.parse({ id: `fig-${id}`, evidence: evidenceOf(src), ...more }) },
});
export const question = (id: string, { src, ...more }: Given<"question">): Change => ({
  put: { kind: "question", body: schemas.question.parse({ id: `qst-${id}`, evidence: evidenceOf(src), ...more }) },
});
export const claim = (id: string, { src, ...more }: Given<"claim">): Change => ({
  put: { kind: "claim", body: schemas.claim.parse({ id: `clm-${id}`, evidence: evidenceOf(src), ...more }) },
});

export interface World {
  store: Store;
  problems: Problem[];
  /** Asks with a context of as-of and length; noon UTC of the day. */
  ask: (request: Request, asOfDay: string, more?: Partial<RequestContext>) => Promise<Briefing>;
  commit: (changes: readonly Change[], recordedAt: string, owner?: Owner) => Promise<void>;
}

/** A store in memory that holds these records, and a way to ask it. */
export async function world(changes: readonly Change[], recordedAt = "2020-01-01T00:00:00Z"): Promise<World> {
  const store = await openStore({ path: ":memory:" });
  if (changes.length > 0) await store.commit("shared", changes, recordedAt);
  const problems: Problem[] = [];
  const answer = createAnswer({ reader: store, gazetteer: async () => ({ label: () => undefined }), onWithheld: (p) => problems.push(p) });
  return {
    store,
    problems,
    ask: async (request, asOfDay, more = {}) => {
      const briefing = await answer(request, {
        owner: "shared",
        asOf: `${asOfDay}T12:00:00Z`,
        asOfStated: true,
        zone: "UTC",
        length: "standard",
        ...more,
      });
      const wrong = schemaProblems(briefing);
      if (wrong.length > 0) throw new Error(`not as the published schema says: ${wrong.join("; ")}`);
      return briefing;
    },
    commit: async (more, at, owner = "shared") => {
      await store.commit(owner, more, at);
    },
  };
}

export const topic = (id: string, label: string, kind: Topic["kind"] = "place"): Topic => ({ id, label, kind, refs: [id], words: [] });

/** The lines of one section. */
export function linesOf(briefing: Briefing, kind: Briefing["sections"][number]["kind"]): string[] {
  return briefing.sections.filter((s) => s.kind === kind).flatMap((s) => s.lines.map((line) => line.text));
}
