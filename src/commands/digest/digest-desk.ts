import { resolveTopic } from "../../briefings/topic.ts";
import type { Keyv } from "keyv";
import { type Ids, toInstant } from "../../core/clock.ts";
import { UserError } from "../../core/errors.ts";
import type { Conversation } from "../../core/platform.ts";
import type { Audit } from "../../digests/audit.ts";
import type { Deliveries } from "../../digests/deliveries.ts";
import type { Subscription, Subscriptions } from "../../digests/subscriptions.ts";
import { readZone } from "../../digests/zones.ts";
import { Unresolved } from "../choices.ts";
import type { Call, RawOptions } from "../command.ts";
import type { CommandDeps } from "../deps.ts";
import type { ComposeEdition } from "../digest-edition.ts";
import { requestContext } from "../options.ts";
import type { Speaker } from "../talk.ts";

/** What the commands on digests and watches are built from. */
export interface DigestDesk extends CommandDeps {
  subscriptions: Subscriptions;
  deliveries: Deliveries;
  audit: Audit;
  compose: ComposeEdition;
  /** Makes deliveries of all that is due by now. */
  makeDue(): Promise<unknown>;
  /** Zones kept for channels. */
  zones: Keyv<string>;
  ids: Ids;
}

/** Most subscriptions of one channel, and of one workspace or guild. */
const MOST_IN_CHANNEL = 20;
const MOST_OF_OWNER = 500;

/** Where the person is, as a channel: subscriptions of a thread are its channel's. Throws UserError outside a chat. */
export function placeOf({ from }: Call, { delivers }: Pick<DigestDesk, "delivers">): Speaker {
  if (from && delivers(from.conversation.platform)) return from;
  throw new UserError("usage", "Digests are sent to a channel of a chat.", { next: "Subscribe there, or see docs/guides." });
}

/** A conversation's channel as a key. */
const channelKey = ({ platform, tenant = "", channel }: Conversation): string => `${platform} ${tenant} ${channel}`;

/**
 * The zone somebody's times are in: the one named, which is kept for the channel; the one kept; the person's own. Throws
 * UserError that asks for it where none is known.
 */
export async function zoneFor(raw: RawOptions, call: Call, desk: DigestDesk): Promise<string> {
  const { conversation } = placeOf(call, desk);
  const key = channelKey(conversation);
  if (raw["zone"] !== undefined) {
    const zone = readZone(raw["zone"]);
    await desk.zones.set(key, zone);
    return zone;
  }
  const zone = (await desk.zones.get(key)) ?? call.ownZone;
  if (zone !== undefined) return zone;
  throw new UserError("usage", "In which time zone?", {
    next: "Add it once, such as zone: Europe/Berlin or zone: New York; it is kept for this channel.",
  });
}

/** A topic by its name, as a subscription keeps it. Throws `Unresolved` with the choices where it is none, or several. */
export async function topicFor(name: string, raw: RawOptions, call: Call, desk: DigestDesk): Promise<Subscription["topic"]> {
  const context = requestContext({}, call);
  const resolution = await resolveTopic(name, { reader: desk.reader, gazetteer: await desk.gazetteer() }, context);
  if (resolution.kind === "topic")
    return { id: resolution.topic.kind === "text" ? resolution.topic.label : resolution.topic.id, label: resolution.topic.label };
  const said = resolution.kind === "ambiguous" ? `“${name}” can mean several things.` : `Nothing on record is called “${name}”.`;
  throw new Unresolved(said, "choices" in resolution ? resolution.choices : [], "topic", raw);
}

/** Keeps a new subscription, with its row in the audit log. Throws UserError where there are too many. */
export async function keep(subscription: Subscription, details: string, call: Call, desk: DigestDesk): Promise<void> {
  const [here, all] = await Promise.all([
    desk.subscriptions.inChannel(subscription.conversation),
    desk.subscriptions.ofOwner(subscription.owner),
  ]);
  if (here.length >= MOST_IN_CHANNEL) {
    throw new UserError("not-permitted", `This channel has ${here.length} subscriptions, which is the most.`, {
      next: "Remove one first: digest list shows them.",
    });
  }
  if (all.length >= MOST_OF_OWNER) {
    throw new UserError("not-permitted", `This workspace has ${all.length} subscriptions, which is the most.`, {
      next: "Remove some first.",
    });
  }
  await desk.subscriptions.add(subscription);
  await logged("subscribe", subscription, details, call, desk);
}

/** One row in the audit log. */
export async function logged(
  action: string,
  { id }: Pick<Subscription, "id">,
  details: string,
  call: Call,
  desk: DigestDesk,
): Promise<void> {
  const { conversation, user } = placeOf(call, desk);
  await desk.audit.add({ owner: call.owner, at: toInstant(call.now), by: user, conversation, action, target: id, details });
}

/** A subscription of this place by its id; where the channel has only one, that. Throws UserError with those there are. */
export async function subscriptionFor(id: string | undefined, call: Call, desk: DigestDesk): Promise<Subscription> {
  const { conversation } = placeOf(call, desk);
  const named = id?.trim().toLowerCase() ?? "";
  const here = await desk.subscriptions.inChannel(conversation);
  const found = named === "" ? (here.length === 1 ? here[0] : undefined) : await desk.subscriptions.get(call.owner, named);
  // What belongs to no workspace belongs to its conversation alone.
  if (found && (conversation.tenant !== undefined || here.some(({ id: own }) => own === found.id))) return found;
  const there = here.map((each) => `${each.id} (${each.topic.label})`).join(", ");
  const said = named === "" ? "Which subscription?" : `There is no subscription “${named.slice(0, 20)}”.`;
  throw new UserError("usage", here.length === 0 && named === "" ? "This channel has no subscriptions." : said, {
    next: there === "" ? "Subscribe with: digest subscribe gaza 08:00" : `There are: ${there}.`,
  });
}
