import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RequestLog } from "../commands/dispatch.ts";
import type { Clock } from "../core/clock.ts";
import type { PageAnswer } from "../core/page.ts";
import { NotPosted } from "../core/platform.ts";
import type { DeliveryLog } from "../digests/courier.ts";
import type { Deliveries } from "../digests/deliveries.ts";
import { LATE } from "../digests/scheduler.ts";
import type { Subscriptions } from "../digests/subscriptions.ts";

/** What operators see of the process, in Prometheus's text format. Labels are few and hold nothing that is anybody's. */
export interface Metrics {
  request(entry: RequestLog): void;
  delivery: DeliveryLog;
  page(): Promise<PageAnswer>;
}

interface MetricsDeps {
  deliveries: Pick<Deliveries, "counts" | "oldestDue">;
  subscriptions: Pick<Subscriptions, "counts">;
  clock: Clock;
}

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const LAG_SECONDS = [1, 5, 15, 60, 300, 900, 3_600, 21_600];

export function createMetrics({ deliveries, subscriptions, clock }: MetricsDeps): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: "readout_requests_total",
    help: "Requests, by command and outcome",
    labelNames: ["command", "platform", "outcome"],
    registers,
  });
  const took = new Histogram({
    name: "readout_request_seconds",
    help: "Seconds from a request's dispatch to its answer, by command",
    labelNames: ["command"],
    buckets: SECONDS,
    registers,
  });
  const settled = new Counter({
    name: "readout_deliveries_total",
    help: "Deliveries settled or put off since the start, by the state they came to",
    labelNames: ["purpose", "platform", "state"],
    registers,
  });
  const lag = new Histogram({
    name: "readout_delivery_lag_seconds",
    help: "Seconds from when a delivery was due to when it was out",
    labelNames: ["platform"],
    buckets: LAG_SECONDS,
    registers,
  });
  const late = new Counter({ name: "readout_deliveries_late_total", help: "Deliveries sent late", labelNames: ["platform"], registers });
  const limited = new Counter({
    name: "readout_rate_limited_total",
    help: "Times a platform asked a delivery to wait",
    labelNames: ["platform"],
    registers,
  });
  const deliveriesNow = new Gauge({
    name: "readout_deliveries",
    help: "Deliveries on record, by state: due and sending wait, uncertain and refused want looking at",
    labelNames: ["purpose", "state"],
    registers: [],
    async collect() {
      this.reset();
      for (const { purpose, state, count } of await deliveries.counts()) this.set({ purpose, state }, count);
    },
  });
  const oldestDue = new Gauge({
    name: "readout_delivery_oldest_due_seconds",
    help: "Seconds since the oldest delivery that could go out was due; 0 where none waits",
    registers: [],
    async collect() {
      const oldest = await deliveries.oldestDue(clock.now());
      this.set(oldest === undefined ? 0 : Math.max(0, (clock.now() - Date.parse(oldest)) / 1_000));
    },
  });
  const subscribed = new Gauge({
    name: "readout_subscriptions",
    help: "Subscriptions, by kind and whether they are active, paused or suspended",
    labelNames: ["kind", "state"],
    registers: [],
    async collect() {
      this.reset();
      for (const { kind, state, count } of await subscriptions.counts(new Date(clock.now()).toISOString()))
        this.set({ kind, state }, count);
    },
  });
  for (const gauge of [deliveriesNow, oldestDue, subscribed]) register.registerMetric(gauge);
  return {
    request({ command, platform, outcome, milliseconds }) {
      requests.inc({ command, platform, outcome });
      took.observe({ command }, milliseconds / 1_000);
    },
    delivery({ purpose, platform, state, lag: behind, cause }) {
      settled.inc({ purpose, platform, state });
      if (cause instanceof NotPosted && cause.why === "later") limited.inc({ platform });
      if (state !== "sent") return;
      lag.observe({ platform }, behind / 1_000);
      if (behind > LATE) late.inc({ platform });
    },
    page: async () => ({ status: 200, body: await register.metrics(), type: register.contentType }),
  };
}
