import type { Selection } from "../../record/port.ts";
import { aboutTopic } from "../draft.ts";
import { compareText } from "../ledger.ts";
import { loadNames } from "../load.ts";
import { bounds, DATED_KINDS, headlineOf, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import type { Request } from "../requests.ts";
import { absenceDraft } from "../sections/absence.ts";
import { evidenceDraft } from "../sections/evidence.ts";
import { recordDay } from "../sections/record-day.ts";
import { fixed } from "../spans.ts";

/** Most records read for where a claim comes from. */
const MOST_RECORDS = 40;

/** Where a claim comes from: the records that hold all its words, with publisher, date and quoted words. */
export async function evidence(desk: Desk, { topic, words }: Extract<Request, { intent: "evidence" }>): Promise<Outcome> {
  const { book, context } = desk;
  const about = topic ? aboutTopic(topic) : {};
  const all = [...new Set([...words, ...(about.words ?? [])])];
  const selection: Selection<(typeof DATED_KINDS)[number]> = { kinds: DATED_KINDS, ...about, ...bounds(desk), words: all };
  const found = all.length === 0 && !about.about ? [] : await book.reader.select(book.scope, selection, "newest", MOST_RECORDS);
  await loadNames(book, {
    events: found.filter((r) => r.kind === "event"),
    positions: found.filter((r) => r.kind === "position"),
    figures: found.filter((r) => r.kind === "figure"),
    questions: found.filter((r) => r.kind === "question"),
    claims: found.filter((r) => r.kind === "claim"),
  });
  const none = absenceDraft([fixed("Nothing on record holds all of these words")], `records with the words ${all.join(", ")}`);
  return {
    topic: topic ? refOf(topic) : { id: `text:${all.join(" ")}`, label: all.join(" "), kind: "text" },
    understood: `where it is on record: ${all.join(" ")}${topic ? `, ${topic.label}` : ""}${whenUnderstood(desk)}`,
    headline: headlineOf("Where it comes from"),
    answered: found.length > 0,
    ...(found.length > 0 ? {} : { reason: "not-on-record" as const }),
    covers: context.period ? { from: context.period.from, to: context.period.to } : null,
    newest: found
      .map((r) => recordDay(r)?.day ?? "")
      .toSorted(compareText)
      .at(-1),
    activity: `${found.length === 0 ? "No" : found.length} ${found.length === 1 ? "record" : "records"}`,
    sections: [{ kind: "developments", title: "On record", drafts: found.length > 0 ? found.map((r) => evidenceDraft(book, r)) : [none] }],
  };
}
