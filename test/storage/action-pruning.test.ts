import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prune } from "../../src/cli/serve-pruning.ts";
import type { Action } from "../../src/core/document.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";

const DAY = 24 * 60 * 60_000;
const action = (topic: string): Action => ({ label: "Timeline", command: "timeline", options: { topic } });
const conversation = { platform: "somewhere", channel: "C1" };

let store: Store;
let now = 0;
const log: string[] = [];
const clean = (): Promise<void> =>
  prune({
    store,
    clock: { now: () => now },
    log: (level, event, details) => log.push(`${level} ${event} ${JSON.stringify(details ?? {})}`),
  });
const pass = (days: number): void => void (now += days * DAY);

beforeEach(async () => {
  store = await openStore({ path: ":memory:" });
  now = Date.UTC(2026, 0, 1, 12);
  log.length = 0;
});
afterEach(() => store.close());

describe("what buttons do", () => {
  it("is kept for 400 days after it was last offered, and let go then", async () => {
    const old = await store.actions.put(action("old"));
    const used = await store.actions.put(action("used"));
    await clean();
    pass(400);
    expect(await store.actions.put(action("used"))).toBe(used);
    await clean();
    expect(await store.actions.get(old)).toEqual(action("old"));
    pass(1);
    await clean();
    expect(await store.actions.get(old)).toBeUndefined();
    expect(await store.actions.get(used)).toEqual(action("used"));
    expect(log).toEqual(['info kept answers let go {"removed":1}']);
    pass(399);
    await clean();
    expect(await store.actions.get(used)).toEqual(action("used"));
    pass(1);
    await clean();
    expect(await store.actions.get(used)).toBeUndefined();
  });

  it("is kept for good where it is an answer that was posted or reported", async () => {
    const [posted, reported, neither] = [
      await store.actions.put(action("posted")),
      await store.actions.put(action("reported")),
      await store.actions.put(action("neither")),
    ];
    const instant = "2026-01-01T12:00:00Z";
    const message = { conversation, message: "1.1" };
    const edition = { owner: "shared", topic: null, position: 1, asOf: instant, postedAt: instant, message, citations: [] } as const;
    await store.editions.record({ ...edition, answer: `a${posted}` });
    const report = { owner: "shared", user: "U1", conversation, reportedAt: instant, understood: "x", asOf: instant, words: "" } as const;
    await store.reports.add({ ...report, answer: `a${reported}` });
    for (let year = 0; year < 3; year += 1) {
      await clean();
      pass(500);
    }
    await clean();
    expect(await store.actions.get(posted)).toEqual(action("posted"));
    expect(await store.actions.get(reported)).toEqual(action("reported"));
    expect(await store.actions.get(neither)).toBeUndefined();
  });

  it("goes in steps of which each is bounded", async () => {
    for (let i = 0; i < 25; i += 1) await store.actions.put(action(String(i)));
    const step = () => store.pruning.prune(now / DAY, now / DAY - 400, 10);
    expect([await step(), await step(), await step(), await step()]).toEqual([
      { removed: 0, more: true },
      { removed: 0, more: true },
      { removed: 0, more: false },
      { removed: 0, more: false },
    ]);
    pass(500);
    expect([await step(), await step(), await step()]).toEqual([
      { removed: 10, more: true },
      { removed: 10, more: true },
      { removed: 5, more: false },
    ]);
  });

  it("is left for the next time where the database fails", async () => {
    await store.close();
    await clean();
    expect(log).toEqual([expect.stringContaining("error kept answers not let go")]);
    store = await openStore({ path: ":memory:" });
  });
});
