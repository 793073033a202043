import type { Request, Seen } from "../briefings/requests.ts";
import { resolveTopic } from "../briefings/topic.ts";
import type { Briefing, RequestContext, Topic } from "../briefings/types.ts";
import { type Clock, toInstant } from "../core/clock.ts";
import { instantLabel } from "../core/date-labels.ts";
import { type Action, type MessageDocument, plainDocument } from "../core/document.ts";
import type { Composed } from "../digests/courier.ts";
import type { Delivery } from "../digests/deliveries.ts";
import type { Corrections } from "../digests/corrections.ts";
import { citedBy, type Editions, type Shown } from "../digests/editions.ts";
import { LATE } from "../digests/scheduler.ts";
import type { DigestSettings, Subscription } from "../digests/subscriptions.ts";
import { nextSlots } from "../digests/slots.ts";
import { correctedDocument, correctionText, shownDocument } from "./corrected.ts";
import type { CommandDeps } from "./deps.ts";
import { linesDigest } from "./kept-answers.ts";
import { nextSteps } from "./next-steps.ts";

/** How long what an edition cited is still watched for corrections. */
const WATCHED = 30 * 24 * 60 * 60_000;
/** Briefings kept for the subscriptions that ask for the same. */
const MOST_SHARED = 1_000;

export interface EditionOptions {
  /** When it was due, an instant in UTC. */
  dueAt: string;
  /** Marked as one that nobody waited for, and never counted as seen. */
  trial?: boolean;
}

/** What an answer is made for: the position of the record it begins from, and what was seen before. */
interface Wanted {
  context: RequestContext;
  position: number;
  seen: Seen | undefined;
}

/** Makes the digest a subscription is due: what is new since its last edition, or at first the whole briefing. */
export type ComposeEdition = (subscription: Subscription, options: EditionOptions) => Promise<Composed>;

interface Made {
  briefing: Briefing;
  topic: Topic;
  key: string;
  context: RequestContext;
  steps: Action[];
}

export function createComposeEdition(deps: CommandDeps, clock: Clock): ComposeEdition {
  const shared = createShared<Made | undefined>();

  const make = async (subscription: Subscription, { context, position, seen }: Wanted): Promise<Made | undefined> => {
    const resolution = await resolveTopic(subscription.topic.id, { reader: deps.reader, gazetteer: await deps.gazetteer() }, context);
    if (resolution.kind !== "topic") return undefined;
    const { topic } = resolution;
    const request = requestOn(topic, seen);
    const briefing = await deps.answer(request, context);
    const key = await deps.answers.keep({ request, context, position, lines: linesDigest(briefing) });
    const steps = await nextSteps(deps, { briefing, request, context, key, privately: false });
    return { briefing, topic, key, context, steps: seen ? [wholeBriefing(topic), ...steps] : steps };
  };

  return async (subscription, { dueAt, trial = false }) => {
    if (subscription.settings.kind !== "digest") return { gone: "it is not a digest" };
    const { settings, owner, zone } = subscription;
    // The position first: what comes in after it may be in the answer or not, and is new to the next one.
    const position = await deps.reader.position();
    const now = clock.now();
    const last = await deps.editions.lastOf(subscription.id);
    const seen = last && {
      position: last.position,
      asOf: last.asOf,
      citations: await deps.editions.citedFor(subscription.id, toInstant(now - WATCHED)),
    };
    const context: RequestContext = { owner, zone, length: settings.length, asOf: toInstant(now), asOfStated: false };
    const same = JSON.stringify([subscription.topic.id, owner, zone, settings.length, position, seen]);
    const made = await shared(same, now, () => make(subscription, { context, position, seen }));
    if (made === undefined) return { gone: `${subscription.topic.label} is no longer a topic` };
    if (seen && !made.briefing.answered && settings.onlyIfNew && !trial) return "silent";
    const { briefing, key, steps } = made;
    const shown = shownAs(subscription, settings, { briefing, steps, now, dueAt, trial });
    const whole = briefing.answered ? shownDocument(shown) : nothingNew(subscription, made);
    const document = settings.mention !== undefined && briefing.answered && !trial ? { ...whole, mention: settings.mention } : whole;
    const edition = { owner: subscription.owner, topic: subscription.topic.id, answer: key, position, asOf: made.context.asOf };
    // All in the thread of the first: each finds it by the one before.
    const thread = settings.placement === "thread" && last ? { thread: { of: last.message, title: subscription.topic.label } } : {};
    return { document, ...thread, ...(trial ? {} : { edition: { ...edition, citations: citedBy(briefing), shown } }) };
  };
}

const requestOn = (topic: Topic, seen: Seen | undefined): Request =>
  seen ? { intent: "changes", topic, seen } : { intent: "brief", topic };

const wholeBriefing = (topic: Topic): Action => ({
  label: "Whole briefing",
  command: "brief",
  options: { topic: topic.kind === "text" ? topic.label : topic.id },
});

interface Laid {
  briefing: Briefing;
  steps: Action[];
  now: number;
  dueAt: string;
  trial: boolean;
}

function shownAs({ zone }: Subscription, { schedule }: DigestSettings, { briefing, steps, now, dueAt, trial }: Laid): Shown {
  const [next] = nextSlots(schedule, zone, toInstant(now), 1);
  const late = now - Date.parse(dueAt) > LATE ? [`Sent late: it was due ${instantLabel(dueAt, zone)}.`] : [];
  const test = trial ? ["A test: the next digest at its hour does not count this one as sent."] : [];
  return { briefing: next ? { ...briefing, nextEdition: next.at } : briefing, zone, asked: false, steps, notes: [...late, ...test] };
}

/** "Gaza: nothing new since …; unchanged: 49 entries on record." */
function nothingNew(subscription: Subscription, { briefing: { activity }, topic }: Made): MessageDocument {
  const said = `${subscription.topic.label}: ${activity.charAt(0).toLowerCase()}${activity.slice(1)}.`;
  const document = plainDocument("notice", said);
  return { ...document, blocks: [...document.blocks, { kind: "actions", actions: [wholeBriefing(topic)] }] };
}

/** What is made once for all that ask for the same within moments, by a key that says all it depends on but the time. */
function createShared<T>(): (key: string, now: number, make: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { at: number; made: Promise<T> }>();
  return (key, now, make) => {
    const found = known.get(key);
    known.delete(key);
    const kept = found && now - found.at < LATE ? found : { at: now, made: make() };
    known.set(key, kept);
    for (const oldest of known.keys()) if (known.size > MOST_SHARED) known.delete(oldest);
    kept.made.catch(() => known.get(key) === kept && known.delete(key));
    return kept.made;
  };
}

/** The alert a watch is due, on what came in after its position. */
export function createComposeAlert(deps: CommandDeps, clock: Clock): (subscription: Subscription) => Promise<Composed> {
  return async (subscription) => {
    const { id, owner, zone, settings, position: from } = subscription;
    if (settings.kind !== "watch") return { gone: "it is not a watch" };
    const asOf = toInstant(clock.now());
    const context: RequestContext = { owner, zone, length: "standard", asOf, asOfStated: false };
    const resolution = await resolveTopic(subscription.topic.id, { reader: deps.reader, gazetteer: await deps.gazetteer() }, context);
    if (resolution.kind !== "topic") return { gone: `${subscription.topic.label} is no longer a topic` };
    const last = await deps.editions.lastOf(id);
    const citations = await deps.editions.citedFor(id, toInstant(clock.now() - WATCHED));
    const { severity, actor } = settings;
    const seen = { position: from, asOf: last?.asOf ?? subscription.createdAt, citations };
    const request: Request = { intent: "changes", topic: resolution.topic, seen, severity, ...(actor === undefined ? {} : { actor }) };
    const position = await deps.reader.position();
    const briefing = await deps.answer(request, context);
    if (!briefing.answered) return "silent";
    const key = await deps.answers.keep({ request, context, position, lines: linesDigest(briefing) });
    const mute: Action = { label: "Mute", command: "digest pause", options: { id, until: "1d" } };
    const steps = [
      wholeBriefing(resolution.topic),
      mute,
      ...(await nextSteps(deps, { briefing, request, context, key, privately: false })),
    ];
    const shown: Shown = { briefing, zone, asked: false, steps, notes: [] };
    const edition = { owner, topic: subscription.topic.id, answer: key, position, asOf, citations: citedBy(briefing), shown };
    return { document: shownDocument(shown), edition };
  };
}

interface Composers {
  editions: Editions;
  corrections: Corrections;
  subscriptionOf(delivery: Delivery): Promise<Subscription | undefined>;
  compose: ComposeEdition;
}

/** What a delivery says: a digest by its subscription, a correction by the edition it mends. What is gone or at rest has none. */
export function composeDelivery({ editions, corrections, subscriptionOf, compose }: Composers): (delivery: Delivery) => Promise<Composed> {
  return async (delivery) => {
    if (delivery.purpose !== "digest") return composeMending(delivery, editions, corrections);
    const subscription = await subscriptionOf(delivery);
    if (subscription === undefined) return { gone: "the subscription was removed" };
    if (subscription.suspended) return { gone: "the subscription is suspended" };
    return compose(subscription, { dueAt: delivery.dueAt });
  };
}

/** The message with all its corrections up to now, or the note beside it. */
async function composeMending({ purpose, of, message }: Delivery, editions: Editions, corrections: Corrections): Promise<Composed> {
  const [edition, correction] = [message && (await editions.at(message)), await corrections.get(of)];
  if (message === undefined || edition?.shown === undefined || correction === undefined) return { gone: "the message is no longer kept" };
  if (purpose === "note") return { document: plainDocument("notice", correctionText(correction, edition.shown.zone)), under: message };
  const all = await corrections.ofRecords(edition.citations.map((ref) => ref.slice(0, ref.lastIndexOf("@"))));
  return { document: correctedDocument(edition.shown, all), replaces: message };
}
