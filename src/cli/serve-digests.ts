import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createDigestService, type DigestService } from "../digests/service.ts";
import { type Readout, systemClock } from "../main.ts";
import type { Connections } from "./connections.ts";
import type { Metrics } from "./metrics.ts";
import { failure } from "./serve-log.ts";

/** Sends what is due over the connected platforms from now on. */
export function sendRegularly(
  { store, compose, look }: Readout,
  { adapters, log }: Connections,
  metrics: Pick<Metrics, "delivery">,
): DigestService {
  const service = createDigestService({
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    editions: store.editions,
    audit: store.audit,
    adapters,
    compose,
    look,
    clock: systemClock,
    ids: { next: () => randomUUID() },
    random: () => Math.random(),
    wait: delay,
    log(told) {
      const { cause, ...entry } = told;
      metrics.delivery(told);
      const why = cause === undefined ? {} : { failure: failure(cause).failure };
      log(entry.state === "sent" || entry.state === "silent" ? "info" : "warn", "delivery", { ...entry, ...why });
    },
    failed: (error) => log("error", "digests not sent", { failure: failure(error).failure }),
  });
  service.start();
  return service;
}
