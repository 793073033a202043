import { expect } from "vitest";
import type { RecordStore } from "../../src/record/port.ts";
import type { Owner } from "../../src/record/types.ts";
import { actor, event, figure, place, retract, source } from "./record-store-builders.ts";
import type { StoreCase } from "./record-store.ts";

const T1 = "2024-01-01T00:00:00Z";
const T2 = "2024-02-01T00:00:00Z";
const asOf = "2024-12-31T00:00:00Z";
const DESK: Owner = "slack:T1";
const OTHER: Owner = "discord:2";

/** Reads as if every other owner were the desk. */
function leaking(store: RecordStore): Partial<RecordStore> {
  return {
    get: (scope, kind, ids) => store.get({ ...scope, owner: DESK }, kind, ids),
    names: () => store.names(DESK),
  };
}

export const ownerCases: readonly StoreCase[] = [
  {
    title: "nobody but its owner learns of a desk's record, by any question",
    async run(store) {
      await store.commit("shared", [source(), place("plc-a")], T1);
      const own = [
        event("evt-own", "2023-10-20", { places: ["plc-a"], summary: "A secret." }),
        figure("fig-old", "2023-10-20"),
        figure("fig-own", "2023-10-21", { supersedes: "fig-old" }),
        actor("act-own"),
      ];
      await store.commit(DESK, own, T1);
      await store.commit(DESK, [retract("fig-old")], T2);
      const about = { kinds: ["event"], about: [["plc-a"]] } as const;
      const words = { kinds: ["event"], words: ["secret"] } as const;
      const answers = async (owner: Owner) => {
        const scope = { owner, asOf };
        return {
          get: (await store.get(scope, "event", ["evt-own"])).length,
          about: (await store.select(scope, about, "newest", 9)).length,
          words: (await store.select(scope, words, "newest", 9)).length,
          count: await store.count(scope, about),
          newest: await store.newestDay(scope, words),
          superseding: (await store.supersededBy(scope, "figure", ["fig-old"])).length,
          corrected: await store.correctedSince({ owner, asOf: T1 }, ["fig-old@1"]),
          names: (await store.names(owner)).filter((name) => name.ref === "act-own").length,
          history: (await store.history(owner, "evt-own")).length,
        };
      };
      const seen = { get: 1, about: 1, words: 1, count: 1, newest: "2023-10-20", superseding: 1, corrected: 1, names: 1, history: 1 };
      const unseen = { get: 0, about: 0, words: 0, count: 0, newest: undefined, superseding: 0, corrected: 0, names: 0, history: 0 };
      expect(await answers(DESK)).toEqual(seen);
      expect(await answers(OTHER)).toEqual(unseen);
      expect(await answers("shared")).toEqual(unseen);
    },
    fault: leaking,
  },
  {
    title: "a desk sees the shared record beside its own",
    async run(store) {
      await store.commit("shared", [source(), event("evt-shared", "2023-10-20")], T1);
      await store.commit(DESK, [event("evt-own", "2023-10-21")], T1);
      const records = await store.select({ owner: DESK, asOf }, { kinds: ["event"] }, "newest", 9);
      expect(records.map((record) => [record.id, record.owner])).toEqual([["evt-own", DESK], ["evt-shared", "shared"]]); // prettier-ignore
    },
    fault: (store) => ({ select: (scope, ...rest) => store.select({ ...scope, owner: OTHER }, ...rest) }),
  },
  {
    title: "a desk can neither replace nor retract what is shared, nor touch another's",
    async run(store) {
      await store.commit("shared", [source(), event("evt-a", "2023-10-20")], T1);
      await expect(store.commit(DESK, [event("evt-a", "2023-10-21")], T2)).rejects.toMatchObject({ code: "not-permitted" });
      await expect(store.commit(DESK, [retract("evt-a")], T2)).rejects.toMatchObject({ code: "not-permitted" });
      await store.commit(DESK, [event("evt-own", "2023-10-20")], T2);
      await expect(store.commit(OTHER, [retract("evt-own")], T2)).rejects.toMatchObject({ code: "bad-data" });
      expect(await store.get({ owner: "shared", asOf }, "event", ["evt-a"])).toMatchObject([{ revision: 1 }]);
    },
    fault: (store) => ({ commit: (_, changes, time) => store.commit("shared", changes, time) }),
  },
  {
    title: "two desks may use one id without knowing of each other",
    async run(store) {
      await store.commit("shared", [source()], T1);
      await store.commit(DESK, [event("evt-a", "2023-10-20", { summary: "One." })], T1);
      expect(await store.commit(OTHER, [event("evt-a", "2023-10-20", { summary: "Two." })], T1)).toMatchObject({ added: 1 });
      const summaries = async (owner: Owner) => (await store.get({ owner, asOf }, "event", ["evt-a"])).map((record) => record.body.summary);
      expect([await summaries(DESK), await summaries(OTHER), await summaries("shared")]).toEqual([["One."], ["Two."], []]);
    },
    fault: leaking,
  },
  {
    title: "a desk's record gives way where the shared record takes its id",
    async run(store) {
      await store.commit("shared", [source()], T1);
      await store.commit(DESK, [actor("act-a", { name: "Own" })], T1);
      await store.commit("shared", [actor("act-a", { name: "Shared" })], T2);
      expect((await store.get({ owner: DESK, asOf }, "actor", ["act-a"])).map((record) => record.body.name)).toEqual(["Shared"]);
      expect((await store.names(DESK)).map((name) => name.name)).toEqual(["Shared"]);
      expect(await store.commit(DESK, [event("evt-a", "2023-10-20", { actors: ["act-a"] })], T2)).toMatchObject({ added: 1 });
    },
    fault: (store) => ({ names: async (owner) => (await store.names(owner)).concat(await store.names(owner)) }),
  },
  {
    title: "what a desk knows of a place does not change what others find there",
    async run(store) {
      await store.commit("shared", [source(), place("plc-land"), event("evt-a", "2023-10-20", { places: ["plc-town"] })], T1);
      await store.commit(DESK, [place("plc-town", { parent: "plc-land" }), event("evt-b", "2023-10-20", { places: ["plc-town"] })], T2);
      const found = async (owner: Owner) =>
        (await store.select({ owner, asOf }, { kinds: ["event"], about: [["plc-land"]] }, "newest", 9)).map((record) => record.id);
      expect([await found("shared"), await found(DESK)]).toEqual([[], ["evt-b"]]);
    },
    fault: (store) => ({ commit: (_, changes, time) => store.commit("shared", changes, time) }),
  },
];
