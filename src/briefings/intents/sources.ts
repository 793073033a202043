import { fold } from "../../core/text.ts";
import type { Kind, StoredRecord } from "../../record/types.ts";
import { aboutTopic } from "../draft.ts";
import { compareText } from "../ledger.ts";
import { loadNames, readDisputed } from "../load.ts";
import { bounds, headlineOf, MOST_READ, newestDay, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import { absenceDraft } from "../sections/absence.ts";
import { evidenceDraft } from "../sections/evidence.ts";
import { recordDay } from "../sections/record-day.ts";
import { sourceDraft, type Carried } from "../sections/sources.ts";
import { fixed } from "../spans.ts";
import type { Topic } from "../types.ts";

type Telling = StoredRecord<"event" | "position" | "figure" | "question" | "claim">;

/** Most records shown that rest on the sources of one publisher. */
const MOST_RESTING = 12;

/** The newest first; ties by id. */
function byDay(a: Telling, b: Telling): number {
  return compareText(recordDay(b)?.day ?? "", recordDay(a)?.day ?? "") || compareText(a.id, b.id);
}

/** The sources of a topic and what each carries, those that carry most first. */
export async function sources(desk: Desk, { topic, publishers }: { topic: Topic; publishers?: string[] }): Promise<Outcome> {
  const { book, context } = desk;
  const about = aboutTopic(topic);
  const read = <K extends Kind>(kind: K): Promise<StoredRecord<K>[]> =>
    book.reader.select(book.scope, { kinds: [kind], ...about, ...bounds(desk) }, "newest", MOST_READ);
  const [events, positions, figures, questions, { claims }, newest] = await Promise.all([
    read("event"),
    read("position"),
    read("figure"),
    read("question"),
    readDisputed(book, about, bounds(desk)),
    newestDay(desk, topic),
  ]);
  await loadNames(book, { events, positions, figures, questions, claims });
  const carried = new Map<string, Carried>();
  for (const record of [...positions, ...figures, ...claims, ...questions, ...events]) {
    for (const source of book.sourcesOf(record)) {
      if (publishers && !publishers.includes(fold(source.body.publisher ?? ""))) continue;
      const entry = carried.get(source.id) ?? { source, records: [] };
      entry.records.push(record);
      carried.set(source.id, entry);
    }
  }
  const listed = [...carried.values()].toSorted(
    (a, b) =>
      b.records.length - a.records.length ||
      compareText(b.source.body.published_at, a.source.body.published_at) ||
      compareText(a.source.id, b.source.id),
  );
  const none = absenceDraft([fixed("No source on record for this topic")], `sources on ${topic.label}`);
  const all: Telling[] = [...positions, ...figures, ...claims, ...questions, ...events];
  const resting = new Set(listed.flatMap(({ records }) => records.map(({ id }) => id)));
  const rest = publishers ? all.filter(({ id }) => resting.has(id)).toSorted(byDay) : [];
  return {
    topic: refOf(topic),
    understood: `sources on ${topic.label}${whenUnderstood(desk)}`,
    headline: headlineOf("Sources", `: ${topic.label}`),
    answered: listed.length > 0,
    ...(listed.length > 0 ? {} : { reason: "not-on-record" as const }),
    covers: context.period ? { from: context.period.from, to: context.period.to } : null,
    newest,
    activity: `${listed.length === 0 ? "No" : listed.length} ${listed.length === 1 ? "source" : "sources"}`,
    sections: [
      { kind: "developments", title: "What each source carries", drafts: listed.length > 0 ? listed.map(sourceDraft) : [none] },
      ...(rest.length > 0
        ? [
            {
              kind: "timeline" as const,
              title: "What rests on them",
              drafts: rest.map((record) => evidenceDraft(book, record)),
              most: MOST_RESTING,
            },
          ]
        : []),
    ],
  };
}
