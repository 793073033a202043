import { schedule } from "node-cron";
import type { PlatformAdapter } from "../core/platform.ts";
import { createClosed } from "./closed.ts";
import { type Courier, type CourierDeps, createCourier } from "./courier.ts";
import { createPace } from "./pace.ts";
import { createScheduler } from "./scheduler.ts";
import type { Audit } from "./audit.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** Every ten seconds, so that what is put off for a moment does not wait for the next minute. */
const WHEN = "*/10 * * * * *";

export type ServiceDeps = Pick<CourierDeps, "deliveries" | "editions" | "compose" | "clock" | "ids" | "random" | "log"> & {
  subscriptions: Subscriptions;
  audit: Audit;
  adapters: readonly PlatformAdapter[];
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<unknown>;
  /** Told when a round could not be made, such as where the record cannot be written. */
  failed(error: unknown): void;
  /** Looks for what else is to be sent, before each round. */
  look?(): Promise<void>;
};

/** Sends what is due until it is stopped. */
export interface DigestService {
  /** Makes deliveries of what is due, and carries out what can be. */
  round(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** Puts the scheduler and the courier together; node-cron only wakes them. */
export function createDigestService(deps: ServiceDeps): DigestService {
  const { subscriptions, deliveries, audit, clock, wait } = deps;
  const adapters = new Map(deps.adapters.map((adapter) => [adapter.name, adapter]));
  const scheduler = createScheduler({ subscriptions, deliveries, clock });
  const closed = createClosed({ subscriptions, deliveries, audit, adapters, clock });
  const pace = createPace({ adapters, clock, wait });
  const couriers = [...adapters].map(([name, adapter]) => createCourier({ ...deps, adapters: new Map([[name, adapter]]), closed, pace }));
  /** The round each courier is on: a new one begins when the last has ended. */
  const rounds = new Map<Courier, Promise<unknown>>();

  const carry = (courier: Courier): Promise<unknown> => {
    const round =
      rounds.get(courier) ??
      courier
        .round()
        .catch(deps.failed)
        .finally(() => rounds.delete(courier));
    rounds.set(courier, round);
    return round;
  };
  const round = async (): Promise<void> => {
    try {
      await scheduler.tick();
      await deps.look?.();
    } catch (error) {
      deps.failed(error);
    }
    await Promise.all(couriers.map(carry));
  };
  let task: ReturnType<typeof schedule> | undefined;
  return {
    round,
    start() {
      // What is due is looked for also while a long round goes on: it joins that one, or the next.
      task = schedule(WHEN, () => void round(), { name: "digests", timezone: "UTC" });
      void round();
    },
    async stop() {
      await task?.destroy();
      await Promise.all(couriers.map((courier) => courier.stop()));
      await Promise.all(rounds.values());
    },
  };
}
