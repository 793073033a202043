import { createHash } from "node:crypto";
import { type Clock, toInstant } from "../core/clock.ts";
import type { Deliveries, Delivery } from "./deliveries.ts";
import { newestSlot, nextSlots, type Slot } from "./slots.ts";
import type { DigestSettings, Subscription, Subscriptions } from "./subscriptions.ts";

/** How late a digest may be and still be of use, in milliseconds. */
export const USEFUL = 6 * 60 * 60_000;
/** From when on it is marked as late. */
export const LATE = 10 * 60_000;
/** Subscriptions taken at once. */
const BATCH = 100;

interface SchedulerDeps {
  subscriptions: Subscriptions;
  deliveries: Deliveries;
  clock: Clock;
}

/** Makes deliveries of what is due. */
export interface Scheduler {
  /** Resolves with how many were made. Runs in any number of processes: a slot has one key, so that it becomes one delivery. */
  tick(): Promise<number>;
}

export function createScheduler({ subscriptions, deliveries, clock }: SchedulerDeps): Scheduler {
  return {
    async tick() {
      const now = toInstant(clock.now());
      let made = 0;
      for (;;) {
        const due = await subscriptions.due(now, BATCH);
        if (due.length === 0) return made;
        const steps = due.flatMap((subscription) => stepOf(subscription, now));
        // The deliveries first: a stop in between finds them made already.
        made += await deliveries.add(steps.flatMap(({ delivery }) => (delivery === undefined ? [] : [delivery])));
        await subscriptions.advance(steps.map(({ advance }) => advance));
        if (due.length < BATCH) return made;
      }
    },
  };
}

interface Step {
  delivery?: Delivery;
  advance: { id: string; from: string; to: string | null };
}

function stepOf(subscription: Subscription, now: string): Step[] {
  const { id, settings, zone, nextAt, skip } = subscription;
  if (nextAt === null || settings.kind !== "digest") return [];
  const advance = { id, from: nextAt, to: dueNext(settings, zone, now) };
  const slot = newestSlot(settings.schedule, zone, { after: justBefore(nextAt), until: now });
  if (slot === undefined || slot.local === skip) return [{ advance }];
  return [{ advance, delivery: deliveryOf(subscription, slot, now) }];
}

/** When a digest is due next after an instant (UTC). */
export function dueNext({ schedule }: DigestSettings, zone: string, after: string): string | null {
  return nextSlots(schedule, zone, after, 1)[0]?.at ?? null;
}

function deliveryOf({ id, owner, conversation }: Subscription, slot: Slot, now: string): Delivery {
  const missed = Date.parse(now) - Date.parse(slot.at) > USEFUL;
  return {
    key: deliveryKey(id, slot.local),
    owner,
    purpose: "digest",
    of: id,
    conversation,
    dueAt: slot.at,
    about: slot.local,
    state: missed ? "missed" : "due",
    attempts: 0,
    notBefore: 0,
    ...(missed ? { settledAt: now } : {}),
  };
}

/** The key of what is sent once for `about`: always the same, 24 hexadecimal digits. */
export function deliveryKey(of: string, about: string): string {
  return createHash("sha256").update(`${of} ${about}`).digest("hex").slice(0, 24);
}

const justBefore = (instant: string): string => toInstant(Date.parse(instant) - 1_000);
