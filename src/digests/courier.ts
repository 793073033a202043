import { type Clock, type Ids, toInstant } from "../core/clock.ts";
import { type MessageRef, NotPosted, type PlatformAdapter } from "../core/platform.ts";
import type { Claimed, Deliveries, Delivery, DeliveryContent } from "./deliveries.ts";
import type { Editions } from "./editions.ts";
import { onFailure, tell } from "./failed-delivery.ts";

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
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<unknown>;
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
  /** Carries out what can be taken up now or has its turn within seconds; resolves when none is left, with how many times one was. */
  round(): Promise<number>;
  /** Takes up nothing more; resolves when what is in hand is settled. */
  stop(): Promise<void>;
}

/** Deliveries in hand at once; each platform has a courier of its own, so that a slow one holds up no other. */
const IN_HAND = 128;
/** More are taken up once there is room for so many, or what is in hand is done: to look for each one by itself costs more than it does. */
const ROOM = 32;
/** Milliseconds a delivery is held; longer than every request may take, so that one left behind is at rest when it is looked for. */
export const LEASE = 120_000;
/** A round goes on for what has its turn within so many milliseconds. */
const SOON = 10_000;
/** Milliseconds until a platform that is not connected is tried again. */
const UNCONNECTED = 5_000;

export function createCourier(deps: CourierDeps): Courier {
  const { deliveries, adapters, clock, ids } = deps;
  /** Channels that asked to wait, until when. */
  const waiting = new Map<string, number>();
  const inHand = new Map<string, Promise<void>>();
  let stopped = false;
  const { promise: stopping, resolve: stop } = Promise.withResolvers<void>();
  /** When the next of those that were put off has its turn. */
  let soonest = Number.POSITIVE_INFINITY;
  const putOff = (until: number): void => {
    soonest = Math.min(soonest, until);
  };

  let roomier = (): void => {};
  /** Resolves when something in hand is done and there is room for more. */
  const room = (): Promise<void> =>
    new Promise((resolve) => {
      roomier = resolve;
    });

  const take = async (): Promise<Claimed[]> => {
    const now = clock.now();
    for (const [channel, until] of waiting) if (until <= now) waiting.delete(channel);
    const claim = { lease: ids.next(), now, until: now + LEASE, limit: IN_HAND - inHand.size };
    return deliveries.claim({ ...claim, platforms: [...adapters.keys()], except: [...waiting.keys()] });
  };

  const run = (claimed: Claimed): Promise<void> => {
    const done = carry(claimed, deps, { waiting, putOff, stopped: () => stopped }).finally(() => {
      inHand.delete(claimed.delivery.key);
      if (inHand.size <= IN_HAND - ROOM) roomier();
    });
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
        if (inHand.size > 0) await room();
        else if (stopped || soonest > clock.now() + SOON) return taken;
        else {
          const pause = Math.max(0, soonest - clock.now());
          soonest = Number.POSITIVE_INFINITY;
          await Promise.race([deps.wait(pause), stopping]);
        }
      }
    },
    async stop() {
      stopped = true;
      stop();
      await Promise.allSettled(inHand.values());
    },
  };
}

/** What a courier holds back. */
export interface Held {
  /** Channels that asked to wait, until when. */
  waiting: Map<string, number>;
  /** Told until when (milliseconds) a delivery was put off. */
  putOff(until: number): void;
  /** Whether nothing more is to be begun. */
  stopped(): boolean;
}

/** One delivery from where it stands to its end, or to the next attempt. Never rejects. */
async function carry(claimed: Claimed, deps: CourierDeps, held: Held): Promise<void> {
  const { clock, deliveries } = deps;
  const settle = async (change: Partial<Delivery>, cause?: unknown): Promise<void> => {
    const delivery: Delivery = { ...claimed.delivery, ...change };
    const over = delivery.state !== "due" && delivery.state !== "sending";
    const kept = await deliveries.save({ ...claimed, delivery: over ? { ...delivery, settledAt: toInstant(clock.now()) } : delivery }, 0);
    if (kept && (over || cause !== undefined)) tell(deps, delivery, cause);
  };
  try {
    const later = await deps.pace.turn(claimed.delivery);
    if (later !== undefined) {
      await settle({ notBefore: later });
      return held.putOff(later);
    }
    if (held.stopped()) return await settle({});
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
    await onFailure(claimed.delivery, error, { ...held, deps, settle }).catch((cause: unknown) => tell(deps, claimed.delivery, cause));
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
  if (adapter === undefined) throw new NotPosted("later", "the platform is not connected", { wait: UNCONNECTED });
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
