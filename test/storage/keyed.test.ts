import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createKeyv } from "../../src/storage/keyv.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";

let folder = "";
let store: Store;
const open = () => openStore({ path: join(folder, "readout.db") });
const clock = { now: () => Date.parse("2026-01-01T00:00:00Z") };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-keyed-"));
  store = await open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("keyed values", () => {
  it("keep a value over a restart, apart from another purpose's", async () => {
    await createKeyv(store.keyed, clock, "talk").set("c1", { topic: "dos-gaza" });
    await store.close();
    store = await open();
    expect(await createKeyv(store.keyed, clock, "talk").get("c1")).toEqual({ topic: "dos-gaza" });
    expect(await createKeyv(store.keyed, clock, "install").get("c1")).toBeUndefined();
  });

  it("forget what is deleted, and clear one purpose alone", async () => {
    const [talk, install] = [createKeyv(store.keyed, clock, "talk"), createKeyv(store.keyed, clock, "talk_install")];
    await talk.set("c1", 1);
    await talk.set("c2", 2);
    await install.set("c1", 3);
    expect(await talk.delete("c1")).toBe(true);
    expect(await talk.get("c1")).toBeUndefined();
    await talk.clear();
    expect(await talk.get("c2")).toBeUndefined();
    expect(await install.get("c1")).toBe(3);
  });

  it("drop the rows of what has expired when something new is kept", async () => {
    await store.keyed.set("old", '"x"', clock.now() - 1, clock.now() - 10);
    await store.keyed.set("lasting", '"y"', undefined, clock.now());
    expect(await store.keyed.get("old")).toBeUndefined();
    expect(await store.keyed.get("lasting")).toBe('"y"');
  });

  it("reject where the database fails; they never look empty", async () => {
    const talk = createKeyv(store.keyed, clock, "talk");
    await talk.set("c1", 1);
    await store.close();
    await expect(talk.get("c1")).rejects.toThrow("database is not open");
    await expect(talk.set("c1", 2)).rejects.toThrow("database is not open");
    store = await open();
    expect(await createKeyv(store.keyed, clock, "talk").get("c1")).toBe(1);
  });
});

describe("what buttons do", () => {
  const action = { label: "Timeline", command: "timeline", options: { topic: "dos-gaza", granularity: "week" } };

  it("is found after a restart under a short key that is always the same", async () => {
    const key = await store.actions.put(action);
    expect(key).toMatch(/^[A-Za-z0-9_-]{16}$/);
    await store.close();
    store = await open();
    expect(await store.actions.get(key)).toEqual(action);
    expect(await store.actions.put({ ...action, options: { granularity: "week", topic: "dos-gaza" } })).toBe(key);
    expect(await store.actions.put({ ...action, options: { topic: "dos-gaza" } })).not.toBe(key);
  });

  it("is nothing for a key that was never given", async () => {
    expect(await store.actions.get("nosuchkey")).toBeUndefined();
  });
});
