import { expect } from "vitest";
import type { Scope } from "../../src/record/port.ts";
import { actor, event, figure, place, retract, source, SOURCE } from "./record-store-builders.ts";
import type { StoreCase } from "./record-store.ts";

const T1 = "2024-01-01T00:00:00Z";
const T2 = "2024-02-01T00:00:00Z";
const T3 = "2024-03-01T00:00:00Z";
const at = (asOf: string): Scope => ({ owner: "shared", asOf });
const now = at("2024-12-31T00:00:00Z");
const summaries = { first: { summary: "First words." }, second: { summary: "Second words." } };

export const revisionCases: readonly StoreCase[] = [
  {
    title: "a different body is a new revision, and nothing is overwritten",
    async run(store) {
      await store.commit("shared", [source(), event("evt-a", "2023-10-20", summaries.first)], T1);
      const result = await store.commit("shared", [event("evt-a", "2023-10-20", summaries.second)], T2);
      expect(result).toEqual({ position: 2, added: 0, revised: 1, retracted: 0, unchanged: 0 });
      const [record] = await store.get(now, "event", ["evt-a"]);
      expect(record).toMatchObject({ id: "evt-a", revision: 2, position: 2, knownAt: "2023-11-01", recordedAt: T2, severity: 2 });
      expect(record?.body.summary).toBe("Second words.");
      const history = await store.history("shared", "evt-a");
      expect(history.map((entry) => [entry.record.revision, entry.record.recordedAt])).toEqual([[1, T1], [2, T2]]); // prettier-ignore
    },
    fault: (store) => ({ commit: (owner, changes, time) => store.commit(owner, time === T2 ? [] : changes, time) }),
  },
  {
    title: "the same body again is no change, in whatever order its fields stand",
    async run(store) {
      const changes = [source(), event("evt-a", "2023-10-20")];
      await store.commit("shared", changes, T1);
      const reordered = JSON.parse(JSON.stringify(changes)).map((change: { put: { kind: string; body: object } }) => ({
        put: { ...change.put, body: Object.fromEntries(Object.entries(change.put.body).toReversed()) },
      }));
      expect(await store.commit("shared", reordered, T2)).toEqual({ position: 1, added: 0, revised: 0, retracted: 0, unchanged: 2 });
      expect(await store.position()).toBe(1);
      expect(await store.history("shared", "evt-a")).toHaveLength(1);
    },
    fault: (store) => ({
      commit: (owner, changes, time) => store.commit(owner, time === T2 ? [...changes, source("src-more")] : changes, time),
    }),
  },
  {
    title: "a retracted record is gone, and its history tells why",
    async run(store) {
      await store.commit("shared", [source(), event("evt-a", "2023-10-20")], T1);
      expect(await store.commit("shared", [retract("evt-a")], T2)).toEqual({
        position: 2,
        added: 0,
        revised: 0,
        retracted: 1,
        unchanged: 0,
      });
      expect(await store.get(now, "event", ["evt-a"])).toEqual([]);
      expect(await store.count(now, { kinds: ["event"] })).toBe(0);
      const history = await store.history("shared", "evt-a");
      expect(history.map((entry) => entry.retracted)).toEqual([{ at: T2, reason: "it was wrong" }]);
      expect(await store.commit("shared", [retract("evt-a")], T3)).toMatchObject({ position: 2, unchanged: 1 });
    },
    fault: (store) => ({ get: (scope, kind, ids) => store.get({ ...scope, asOf: T1 }, kind, ids) }),
  },
  {
    title: "a retracted record can be put on record again, as a further revision",
    async run(store) {
      await store.commit("shared", [source(), event("evt-a", "2023-10-20")], T1);
      await store.commit("shared", [retract("evt-a")], T2);
      expect(await store.commit("shared", [event("evt-a", "2023-10-20")], T3)).toMatchObject({ position: 3, added: 1 });
      expect((await store.get(now, "event", ["evt-a"])).map((record) => record.revision)).toEqual([2]);
      expect(await store.get(at("2024-02-15T00:00:00Z"), "event", ["evt-a"])).toEqual([]);
      expect((await store.get(at("2024-01-15T00:00:00Z"), "event", ["evt-a"])).map((record) => record.revision)).toEqual([1]);
    },
    fault: (store) => ({ get: (scope, kind, ids) => store.get({ ...scope, asOf: now.asOf }, kind, ids) }),
  },
  {
    title: "as-of shows originals once published, revisions and retractions once recorded",
    async run(store) {
      await store.commit("shared", [source(), event("evt-a", "2023-10-20", summaries.first)], T1);
      await store.commit("shared", [event("evt-a", "2023-10-20", summaries.second)], T2);
      await store.commit("shared", [retract("evt-a")], T3);
      const seen = async (asOf: string) =>
        (await store.select(at(asOf), { kinds: ["event"] }, "newest", 9)).map((record) => record.revision);
      expect(await seen("2023-10-31T23:59:59Z")).toEqual([]);
      expect(await seen("2023-11-01T00:00:00Z")).toEqual([1]);
      expect(await seen("2024-01-31T23:59:59Z")).toEqual([1]);
      expect(await seen(T2)).toEqual([2]);
      expect(await seen("2024-02-29T23:59:59Z")).toEqual([2]);
      expect(await seen(T3)).toEqual([]);
    },
    fault: (store) => ({ select: (scope, ...rest) => store.select({ ...scope, asOf: now.asOf }, ...rest) }),
  },
  {
    title: "known is the earliest of the cited sources; an instant comes after its day",
    async run(store) {
      const cited = { evidence: [{ source: "src-late" }, { source: "src-early" }] } satisfies Parameters<typeof event>[2];
      const late = source("src-late", { published_at: "2023-11-05" });
      await store.commit(
        "shared",
        [late, source("src-early", { published_at: "2023-11-03T08:00:00Z" }), event("evt-a", "2023-10-20", cited)],
        T1,
      );
      expect((await store.get(now, "event", ["evt-a"])).map((record) => record.knownAt)).toEqual(["2023-11-03T08:00:00Z"]);
      expect(await store.get(at("2023-11-03T07:59:59Z"), "event", ["evt-a"])).toEqual([]);
      expect(await store.get(at("2023-11-03T08:00:00Z"), "event", ["evt-a"])).toHaveLength(1);
    },
    fault: (store) => ({ get: (scope, kind, ids) => store.get({ ...scope, asOf: now.asOf }, kind, ids) }),
  },
  {
    title: "an article that arrives late counts as new, though it is old",
    async run(store) {
      await store.commit("shared", [source(), event("evt-new", "2023-10-30")], T1);
      const before = await store.position();
      await store.commit("shared", [event("evt-old", "2023-10-01")], T2);
      const selection = { kinds: ["event"], after: before } as const;
      expect((await store.select(now, selection, "newest", 9)).map((record) => record.id)).toEqual(["evt-old"]);
      expect(await store.count(now, selection)).toBe(1);
      expect(await store.get(at("2023-11-02T00:00:00Z"), "event", ["evt-old"])).toHaveLength(1);
    },
    fault: (store) => ({ select: (scope, selection, order, limit) => store.select(scope, { ...selection, after: 0 }, order, limit) }),
  },
  {
    title: "a commit is taken in whole or not at all, and cites only what is on record",
    async run(store) {
      await store.commit("shared", [source()], T1);
      const unknown = event("evt-b", "2023-10-20", { evidence: [{ source: "src-nowhere" }] });
      const begun = [place("plc-a", { parent: "plc-b" }), event("evt-a", "2023-10-20"), actor("act-a"), unknown];
      await expect(store.commit("shared", begun, T2)).rejects.toMatchObject({ code: "bad-data" });
      expect(await store.position()).toBe(1);
      expect(await store.get(now, "event", ["evt-a", "evt-b"])).toEqual([]);
      expect(await store.names("shared")).toEqual([]);
      const again = event("evt-a", "2023-10-20", { places: ["plc-a"] });
      expect(await store.commit("shared", [again], T3)).toMatchObject({ position: 2, added: 1 });
      const about = async (id: string) => store.count(now, { kinds: ["event"], about: [[id]] });
      expect([await about("plc-a"), await about("plc-b"), await about("evt-a")]).toEqual([1, 0, 1]);
    },
    fault: (store) => ({
      async commit(owner, changes, time) {
        if (time === T2) for (const change of changes) await store.commit(owner, [change], time);
        return store.commit(owner, changes, time);
      },
    }),
  },
  {
    title: "what supersedes a record is found from it",
    async run(store) {
      const newer = figure("fig-b", "2023-10-21", { supersedes: "fig-a" });
      await store.commit("shared", [source(), figure("fig-a", "2023-10-20"), newer], T1);
      expect((await store.supersededBy(now, "figure", ["fig-a", "fig-b"])).map((record) => record.id)).toEqual(["fig-b"]);
      await store.commit("shared", [retract("fig-b")], T2);
      expect(await store.supersededBy(now, "figure", ["fig-a"])).toEqual([]);
      expect(await store.supersededBy(at(T1), "figure", ["fig-a"])).toHaveLength(1);
    },
    fault: (store) => ({ supersededBy: (scope, kind, ids) => store.get(scope, kind, ids) }),
  },
  {
    title: "what was revised or retracted after the as-of is counted",
    async run(store) {
      await store.commit(
        "shared",
        [source(), event("evt-a", "2023-10-20"), event("evt-b", "2023-10-20"), event("evt-c", "2023-10-20")],
        T1,
      );
      await store.commit("shared", [event("evt-a", "2023-10-20", summaries.second), retract("evt-b")], T2);
      const refs = ["evt-a@1", "evt-b@1", "evt-c@1", "evt-a@2"];
      expect(await store.correctedSince(at("2024-01-15T00:00:00Z"), refs)).toBe(2);
      expect(await store.correctedSince(at(T2), refs)).toBe(0);
      expect(await store.correctedSince(at("2024-01-15T00:00:00Z"), ["evt-c@1", "evt-nowhere@1", "evt-a@7"])).toBe(0);
    },
    fault: () => ({ correctedSince: async (_, refs) => refs.length }),
  },
  {
    title: "another store over the same data sees each commit, and adds to it",
    async run(store, another) {
      await store.commit("shared", [source(SOURCE)], T1);
      const second = await another();
      expect(await second.commit("shared", [event("evt-a", "2023-10-20", { places: ["plc-a"] })], T2)).toMatchObject({
        position: 2,
        added: 1,
      });
      expect(await store.commit("shared", [event("evt-b", "2023-10-20", { places: ["plc-a"] })], T3)).toMatchObject({
        position: 3,
        added: 1,
      });
      expect(await second.position()).toBe(3);
      expect(await second.count(now, { kinds: ["event"], about: [["plc-a"]] })).toBe(2);
      await second.commit("shared", [place("plc-a", { parent: "plc-b" })], T3);
      await store.commit("shared", [event("evt-c", "2023-10-20", { places: ["plc-a"] })], T3);
      expect(await store.count(now, { kinds: ["event"], about: [["plc-b"]] })).toBe(3);
    },
    fault: () => ({ position: async () => 2 }),
  },
];
