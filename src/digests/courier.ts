import { type Clock, type Ids, toInstant } from "../core/clock.ts";
import { CannotLook, type MessageRef, NotPosted, type PlatformAdapter } from "../core/platform.ts";
import type { Claimed, Deliveries, Delivery, DeliveryContent } from "./deliveries.ts";
import type { Editions } from "./editions.ts";

/** What a delivery is to say: its content, `silent` where there is nothing to say, or why it can no longer be made. */
export type Composed = DeliveryContent | "silent" | { gone: string };

export interface CourierDeps {
  deliveries: Deliveries;
  editions: Editions;
  /** The connected platforms by name. */
  adapters: ReadonlyMap<string, PlatformAdapter>;
  compose(delivery: Delivery): Promise<Composed>;
  /** Told when a conversation takes no more messages, with a clause for people saying why; and when a day of trying did not help. */
  closed(delivery: Delivery, reason: string): Promise<void>;
  pace: Pace;
  clock: Clock;
  ids: Ids;
  /** At least 0 and below 1; spreads repeated attempts. */
  random(): number;
  log: DeliveryLog;
}

/** Told of each delivery that is settled or put off: never of what it says. */
export type DeliveryLog = (entry: {
  delivery: string;
  purpose: Delivery["purpose"];
  platform: string;
  state: Delivery["state"];
  attempts: number;
  /** Milliseconds between when it was due and now. */
  lag: number;
  cause?: unknown;
}) => void;

/** When the platforms' limits allow a message to go out. */
export interface Pace {
  /** Resolves when it may be posted; or at once, with when that will be (milliseconds since the epoch), where that is not within moments. */
  turn(delivery: Delivery): Promise<number | undefined>;
}

/** Carries deliveries out, once each. */
export interface Courier {
  /** Carries out what can be taken up now; resolves when none is left, with how many there were. */
  round(): Promise<number>;
  /** Takes up nothing more; resolves when what is in hand is settled. */
  stop(): Promise<void>;
}

/** Deliveries in hand at once; each platform has a courier of its own, so that a slow one holds up no other. */
const IN_HAND = 64;
/** Milliseconds a delivery is held; longer than every request may take, so that one left behind is at rest when it is looked for. */
export const LEASE = 120_000;
/** How long an unknown outcome, or a platform in trouble, is tried again: a day. */
const PATIENCE = 24 * 60 * 60_000;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 15 * 60_000;

export function createCourier(deps: CourierDeps): Courier {
  const { deliveries, adapters, clock, ids } = deps;
  /** Channels that asked to wait, until when. */
  const waiting = new Map<string, number>();
  const inHand = new Map<string, Promise<void>>();
  let stopped = false;

  const take = async (): Promise<Claimed[]> => {
    const now = clock.now();
    for (const [channel, until] of waiting) if (until <= now) waiting.delete(channel);
    const claim = { lease: ids.next(), now, until: now + LEASE, limit: IN_HAND - inHand.size };
    return deliveries.claim({ ...claim, platforms: [...adapters.keys()], except: [...waiting.keys()] });
  };

  const run = (claimed: Claimed): Promise<void> => {
    const done = carry(claimed, deps, waiting).finally(() => inHand.delete(claimed.delivery.key));
    inHand.set(claimed.delivery.key, done);
    return done;
  };

  return {
    async round() {
      let taken = 0;
      for (;;) {
        const claims = stopped ? [] : await take();
        for (const claimed of claims) void run(claimed);
        taken += claims.length;
        if (inHand.size === 0) return taken;
        await Promise.race(inHand.values());
      }
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(inHand.values());
    },
  };
}

/** One delivery from where it stands to its end, or to the next attempt. Never rejects. */
async function carry(claimed: Claimed, deps: CourierDeps, waiting: Map<string, number>): Promise<void> {
  const { clock, deliveries } = deps;
  const settle = async (change: Partial<Delivery>, cause?: unknown): Promise<void> => {
    const delivery: Delivery = { ...claimed.delivery, ...change };
    const over = delivery.state !== "due" && delivery.state !== "sending";
    const kept = await deliveries.save({ ...claimed, delivery: over ? { ...delivery, settledAt: toInstant(clock.now()) } : delivery }, 0);
    if (kept && (over || cause !== undefined)) tell(deps, delivery, cause);
  };
  try {
    const later = await deps.pace.turn(claimed.delivery);
    if (later !== undefined) return await settle({ notBefore: later });
    const composed = claimed.delivery.content ?? (await deps.compose(claimed.delivery));
    if (composed === "silent") return await settle({ state: "silent" });
    if ("gone" in composed) return await settle({ state: "refused", error: composed.gone });
    const sending = await begin(claimed, composed, deps);
    if (sending === undefined) return;
    claimed.delivery = sending;
    const message = await send(sending, composed, deps);
    // The edition first: a stop in between finds the message out there, and comes by here again.
    await remember(sending, composed, message, deps);
    await settle({ state: "sent", message });
  } catch (error) {
    await onFailure(claimed.delivery, error, { deps, waiting, settle }).catch((cause: unknown) => tell(deps, claimed.delivery, cause));
  }
}

/** Writes down that a request goes out, before it does; undefined where somebody else holds the delivery by now. */
async function begin(claimed: Claimed, content: DeliveryContent, { deliveries, clock }: CourierDeps): Promise<Delivery | undefined> {
  const { delivery } = claimed;
  const since = delivery.attempts === 0 ? clock.now() : (delivery.since ?? clock.now());
  const next: Delivery = { ...delivery, state: "sending", attempts: delivery.attempts + 1, since, content };
  return (await deliveries.save({ ...claimed, delivery: next }, clock.now() + LEASE)) ? next : undefined;
}

async function send({ key, conversation, since, attempts }: Delivery, content: DeliveryContent, deps: CourierDeps): Promise<MessageRef> {
  const adapter = deps.adapters.get(conversation.platform);
  if (adapter === undefined) throw new NotPosted("later", "the platform is not connected", { wait: FIRST_PAUSE });
  if (content.replaces !== undefined) {
    await adapter.edit(content.replaces, content.document);
    return content.replaces;
  }
  const again = attempts > 1 && since !== undefined;
  const threaded = content.thread && (await adapter.thread?.(content.thread.of, content.thread.title));
  const to = threaded ?? (content.under && adapter.under?.(content.under)) ?? conversation;
  return adapter.post(to, content.document, key, again ? since : undefined);
}

async function remember({ of, purpose }: Delivery, { edition }: DeliveryContent, message: MessageRef, deps: CourierDeps): Promise<void> {
  if (edition === undefined) return;
  const sent = { ...edition, message, postedAt: toInstant(deps.clock.now()) };
  await deps.editions.record(purpose === "digest" || purpose === "alert" ? { ...sent, subscription: of } : sent);
}

interface Failing {
  deps: CourierDeps;
  waiting: Map<string, number>;
  settle(change: Partial<Delivery>, cause?: unknown): Promise<void>;
}

async function onFailure(delivery: Delivery, error: unknown, { deps, waiting, settle }: Failing): Promise<void> {
  const now = deps.clock.now();
  if (error instanceof CannotLook) return settle({ state: "uncertain", error: "whether it is out cannot be looked up" }, error);
  if (error instanceof NotPosted) {
    if (error.why === "later" && now - Date.parse(delivery.dueAt) < PATIENCE) {
      const { platform, tenant = "", channel } = delivery.conversation;
      waiting.set(`${platform} ${tenant} ${channel}`, now + error.wait);
      // What surely is not out is as if it had not been tried.
      const change: Partial<Delivery> = delivery.attempts <= 1 && !error.begun ? { state: "due", attempts: 0 } : {};
      return settle({ ...change, notBefore: now + error.wait }, error);
    }
    await settle({ state: "refused", error: error.message }, error);
    if (error.why !== "invalid") await deps.closed(delivery, error.message);
    return undefined;
  }
  if (now - Date.parse(delivery.dueAt) >= PATIENCE) {
    await settle({ state: delivery.state === "sending" ? "uncertain" : "refused", error: "it failed for a day" }, error);
    return deps.closed(delivery, "sending there has failed for a day");
  }
  const tries = Math.min(delivery.attempts, 16);
  const pause = Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_PAUSE) * (0.5 + deps.random() / 2);
  return settle({ notBefore: now + Math.round(pause), error: "the platform could not be reached" }, error);
}

function tell({ clock, log }: CourierDeps, delivery: Delivery, cause: unknown): void {
  const { key, purpose, conversation, state, attempts, dueAt } = delivery;
  const lag = clock.now() - Date.parse(dueAt);
  log({ delivery: key, purpose, platform: conversation.platform, state, attempts, lag, ...(cause === undefined ? {} : { cause }) });
}
