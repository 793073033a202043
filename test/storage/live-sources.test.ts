import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LiveSources, NewLiveSource } from "../../src/ingest/live/sources.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";

let folder: string;
let stores: Store[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "readout-live-"));
  stores = [];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The live sources as one more process has them. */
async function open(): Promise<LiveSources> {
  const store = await openStore({ path: join(folder, "readout.db") });
  stores.push(store);
  return store.live;
}

const feed: NewLiveSource = {
  owner: "shared",
  kind: "feed",
  address: "https://a.example/x",
  label: "'); drop table live_sources; --",
  every: 30,
  due: 1_000,
};
const claim = (now: number, holder: string, limit = 10) => ({ now, until: now + 900_000, holder, limit });

describe("live sources, stored", () => {
  it("are what they were over a restart, under ids that are never given twice", async () => {
    const live = await open();
    const where = { platform: "somewhere", tenant: "T1", channel: "C1", thread: "7" };
    await live.add(feed);
    expect(await live.add({ ...feed, owner: "somewhere:T1", where })).toMatchObject({ id: "S2" });
    expect(await live.remove("somewhere:T1", "S2")).toBe(true);
    await live.add({ ...feed, owner: "somewhere:T1", where });
    expect(await (await open()).list("somewhere:T1")).toEqual([
      { ...feed, owner: "somewhere:T1", id: "S3", where, paused: false, validators: {}, failures: 0, told: false },
    ]);
  });

  it("are found and changed by their owner alone", async () => {
    const live = await open();
    await live.add({ ...feed, owner: "somewhere:T1" });
    for (const other of ["shared", "somewhere:T2", "elsewhere:T1"] as const) {
      expect(await live.list(other)).toEqual([]);
      expect(await live.find(other, "S1")).toBeUndefined();
      expect(await live.setPaused(other, "S1", true, 0)).toBe(false);
      expect(await live.remove(other, "S1")).toBe(false);
    }
    expect(await live.find("somewhere:T1", "s1")).toMatchObject({ id: "S1", paused: false });
    for (const id of ["S0", "S", "1", "S1 or 1=1", "S99999999999999999999"]) expect(await live.find("somewhere:T1", id)).toBeUndefined();
  });

  it("are claimed by one holder at a time, the longest due first, those paused never", async () => {
    const [one, two] = [await open(), await open()];
    for (const due of [3_000, 1_000, 2_000, 9_000]) await one.add({ ...feed, due });
    await one.setPaused("shared", "S3", true, 2_000);
    expect((await one.claim(claim(5_000, "a", 1))).map(({ id }) => id)).toEqual(["S2"]);
    expect((await two.claim(claim(5_000, "b"))).map(({ id }) => id)).toEqual(["S1"]);
    expect(await one.claim(claim(5_000, "c"))).toEqual([]);
    expect((await two.claim({ ...claim(5_000, "d"), only: "S4" })).map(({ id }) => id)).toEqual(["S4"]);
  });

  it("go to another holder when a claim lapsed, and the former can then change nothing", async () => {
    const live = await open();
    await live.add(feed);
    await live.claim(claim(5_000, "dead"));
    expect(await live.claim(claim(904_999, "next"))).toEqual([]);
    expect(await live.claim(claim(905_000, "next"))).toHaveLength(1);
    expect(await live.progress("S1", "dead", { cursor: "stale" }, 9e9)).toBe(false);
    await live.settle("S1", "dead", { due: 9e12, failures: 9, told: true, error: "stale" });
    expect(await live.progress("S1", "next", { cursor: "fresh", validators: { etag: '"1"' } }, 2_000_000)).toBe(true);
    expect(await live.claim(claim(1_999_999, "third"))).toEqual([]);
    await live.settle("S1", "next", { due: 3_000_000, failures: 0, told: false, succeededAt: 1_500_000 });
    expect(await live.find("shared", "S1")).toMatchObject({
      cursor: "fresh",
      validators: { etag: '"1"' },
      due: 3_000_000,
      lastSuccess: 1_500_000,
      failures: 0,
    });
  });

  it("that fail are listed for operators, whoever owns them, but not those paused", async () => {
    const live = await open();
    for (const owner of ["shared", "somewhere:T1", "shared"] as const) await live.add({ ...feed, owner });
    for (const { id } of await live.claim(claim(5_000, "a")))
      await live.settle(id, "a", { due: 6_000, failures: 2, told: true, error: "gone" });
    await live.setPaused("shared", "S3", true, 0);
    expect((await live.failing()).map(({ id, lastError }) => [id, lastError])).toEqual([
      ["S1", "gone"],
      ["S2", "gone"],
    ]);
    expect(await live.progress("S1", "a", {}, 0)).toBe(false);
  });
});
