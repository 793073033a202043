import { aboutTopic, type DraftSection } from "../draft.ts";
import { loadNames } from "../load.ts";
import { bounds, headlineOf, MOST_READ, newestDay, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import { absenceDraft } from "../sections/absence.ts";
import { answeredDraft, openDraft, sortQuestions } from "../sections/unknown.ts";
import { fixed } from "../spans.ts";
import type { Topic } from "../types.ts";
import { TITLES } from "../wording.ts";

/** What is not known on a topic, then what was not known and has been answered. */
export async function questions(desk: Desk, { topic, open: stillOpen = false }: { topic: Topic; open?: boolean }): Promise<Outcome> {
  const { book, context } = desk;
  const [found, newest] = await Promise.all([
    book.reader.select(book.scope, { kinds: ["question"], ...aboutTopic(topic), ...bounds(desk) }, "newest", MOST_READ),
    newestDay(desk, topic),
  ]);
  await loadNames(book, { questions: found });
  const { open, answered: settled } = sortQuestions(book, found);
  // Whoever asks for what is open is not told what has been answered, unless nothing else is on record.
  const answered = stillOpen && open.length > 0 ? [] : settled;
  const none = absenceDraft([fixed("No open question on record for this topic")], `open questions on ${topic.label}`);
  const sections: DraftSection[] = [
    { kind: "unknown", title: TITLES.unknown, drafts: open.length > 0 ? open.map(openDraft) : [none] },
    { kind: "changes", title: "Answered", drafts: answered.map((a) => answeredDraft(book, a)) },
  ];
  return {
    topic: refOf(topic),
    understood: `what is not known on ${topic.label}${whenUnderstood(desk)}`,
    headline: headlineOf("Not known", `: ${topic.label}`),
    answered: found.length > 0,
    ...(found.length > 0 ? {} : { reason: "not-on-record" as const }),
    covers: context.period ? { from: context.period.from, to: context.period.to } : null,
    newest,
    activity: `${open.length === 0 ? "No" : open.length} open ${open.length === 1 ? "question" : "questions"}, ${answered.length === 0 ? "none" : answered.length} answered`,
    sections,
  };
}
