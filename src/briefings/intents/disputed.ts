import { aboutTopic } from "../draft.ts";
import { loadNames, readDisputed } from "../load.ts";
import { bounds, headlineOf, newestDay, refOf, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import { absenceDraft } from "../sections/absence.ts";
import { disputeDraft, matters } from "../sections/disputed.ts";
import { fixed } from "../spans.ts";
import type { Topic } from "../types.ts";
import { TITLES } from "../wording.ts";

/** What is disputed on a topic, each side by name. */
export async function disputed(desk: Desk, { topic }: { topic: Topic }): Promise<Outcome> {
  const { book, context } = desk;
  const [{ disputes, claims, own }, newest] = await Promise.all([
    readDisputed(book, aboutTopic(topic), bounds(desk)),
    newestDay(desk, topic),
  ]);
  await loadNames(book, { disputes, claims });
  const found = matters(disputes, claims, own);
  const none = absenceDraft([fixed("No dispute on record for this topic")], `disputes on ${topic.label}`);
  return {
    topic: refOf(topic),
    understood: `what is disputed on ${topic.label}${whenUnderstood(desk)}`,
    headline: headlineOf("Disputed", `: ${topic.label}`),
    answered: found.length > 0,
    ...(found.length > 0 ? {} : { reason: "not-on-record" as const }),
    covers: context.period ? { from: context.period.from, to: context.period.to } : null,
    newest,
    activity: `${found.length === 0 ? "No" : found.length} ${found.length === 1 ? "dispute" : "disputes"} on record`,
    sections: [{ kind: "disputed", title: TITLES.disputed, drafts: found.length > 0 ? found.map((m) => disputeDraft(book, m)) : [none] }],
  };
}
