import { expect, it } from "vitest";
import { createHealth } from "../../src/cli/health.ts";
import { createMetrics } from "../../src/cli/metrics.ts";
import { pagesOf, servePages } from "../../src/cli/pages.ts";
import { NotPosted } from "../../src/core/platform.ts";
import { openStore } from "../../src/storage/sqlite/open.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const clock = { now: () => NOW };

it("tells operators of requests, deliveries and subscriptions, and nothing that is anybody's", async () => {
  const store = await openStore({ path: ":memory:" });
  const metrics = createMetrics({ ...store, clock });
  let up = false;
  const health = createHealth({ reader: store, clock, platforms: () => ({ slack: up, discord: undefined }) });
  const web = await servePages(pagesOf(health, metrics), 0);
  const get = async (path: string) => fetch(`http://127.0.0.1:${web.port}${path}`);
  try {
    const base = {
      owner: "slack:T1",
      purpose: "digest",
      of: "d1",
      conversation: { platform: "slack", channel: "C1" },
      about: "x",
    } as const;
    await store.deliveries.add([
      { ...base, key: "k1", dueAt: "2026-11-22T11:59:00Z", state: "due", attempts: 0, notBefore: 0 },
      { ...base, key: "k2", dueAt: "2026-11-22T11:00:00Z", state: "uncertain", attempts: 1, notBefore: 0 },
    ]);
    metrics.request({ request: "r1", command: "brief", platform: "slack", milliseconds: 30, outcome: "answered" });
    const told = { delivery: "k3", purpose: "digest", platform: "slack", attempts: 1 } as const;
    metrics.delivery({ ...told, state: "sent", lag: 700_000 });
    metrics.delivery({ ...told, state: "due", lag: 0, cause: new NotPosted("later", "too many", { wait: 1_000 }) });
    const page = await get("/metrics");
    const text = await page.text();
    expect(page.headers.get("content-type")).toContain("text/plain");
    for (const line of [
      'readout_requests_total{command="brief",platform="slack",outcome="answered"} 1',
      'readout_request_seconds_bucket{le="0.05",command="brief"} 1',
      'readout_deliveries_total{purpose="digest",platform="slack",state="sent"} 1',
      'readout_deliveries_late_total{platform="slack"} 1',
      'readout_rate_limited_total{platform="slack"} 1',
      'readout_deliveries{purpose="digest",state="due"} 1',
      'readout_deliveries{purpose="digest",state="uncertain"} 1',
      "readout_delivery_oldest_due_seconds 60",
    ])
      expect(text.split("\n")).toContain(line);
    for (const secret of ["T1", "C1", "k1", "d1"]) expect(text).not.toContain(`"${secret}"`);
    expect([(await get("/healthz")).status, (await get("/readyz")).status, (await get("/else")).status]).toEqual([200, 503, 404]);
    expect(await (await get("/readyz")).json()).toEqual({ ready: false, waiting: ["slack"], record: "ok" });
    up = true;
    expect((await get("/readyz")).status).toBe(200);
    await store.close();
    expect([(await get("/healthz")).status, (await get("/readyz")).status, (await get("/metrics")).status]).toEqual([503, 503, 503]);
  } finally {
    web.close();
    await store.close();
  }
});
