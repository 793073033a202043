import { expect } from "vitest";
import type { RecordStore, Scope, Selection } from "../../src/record/port.ts";
import type { Kind } from "../../src/record/types.ts";
import { actor, claim, dispute, event, figure, issue, office, place, position, question, source } from "./record-store-builders.ts";
import type { StoreCase } from "./record-store.ts";

const T1 = "2024-01-01T00:00:00Z";
const T2 = "2024-02-01T00:00:00Z";
const now: Scope = { owner: "shared", asOf: "2024-12-31T00:00:00Z" };
const ALL: readonly Kind[] = ["event", "position", "figure", "question", "dispute", "claim", "actor", "place", "issue"];

/** Ids of the records that link to an id, sorted; those of a kind where one is given. */
async function linked(store: RecordStore, id: string, kinds = ALL): Promise<string[]> {
  const records = await store.select(now, { kinds, about: [[id]] }, "newest", 99);
  return records.map((record) => record.id).toSorted();
}

const forgetting = (store: RecordStore): Partial<RecordStore> => ({
  select: (scope, selection, order, limit) => {
    const own = (selection.about ?? []).map((group) => group.filter((id) => !/^(?:plc|act|iss|dsp|dos)/.test(id)));
    return store.select(scope, { ...selection, about: own }, order, limit);
  },
});

const gazetteer = [
  place("plc-region"),
  place("plc-land", { parent: "plc-region" }),
  place("plc-town", { parent: "plc-land" }),
  issue("iss-a", { places: ["plc-town"] }),
  actor("act-state", { place: "plc-land" }),
  actor("act-ministry", { part_of: "act-state" }),
  actor("act-minister", { type: "person", offices: [office("act-ministry", "2023-01-01", "2023-10-20")] }),
];

export const linkCases: readonly StoreCase[] = [
  {
    title: "a record links to its actors of every role, and to its own id",
    async run(store) {
      const counted = event("evt-c", "2023-10-20");
      const casualties = [
        { effect: "killed" as const, quantity: { value: 3, qualifier: "exactly" as const }, population: "people", reporter: "act-r" },
      ];
      const records = [
        event("evt-a", "2023-10-20", { actors: ["act-a"], recipients: ["act-r"] }),
        event("evt-b", "2023-10-20", { casualties }),
        counted,
        position("pos-a", "2023-10-20", { actor: "act-a", speaker: "act-s" }),
        figure("fig-a", "2023-10-20", { reporter: "act-r", actors: ["act-a"] }),
        question("qst-a", "2023-10-20", { actors: ["act-a"] }),
        dispute("dsp-a", { actors: ["act-d"] }),
        claim("clm-a", "2023-10-20", { by: "act-a", speaker: "act-s", dispute: "dsp-a" }),
      ];
      await store.commit("shared", [source(), ...records], T1);
      expect(await linked(store, "act-a")).toEqual(["clm-a", "evt-a", "fig-a", "pos-a", "qst-a"]);
      expect(await linked(store, "act-r")).toEqual(["evt-a", "evt-b", "fig-a"]);
      expect(await linked(store, "act-s")).toEqual(["clm-a", "pos-a"]);
      expect(await linked(store, "act-d")).toEqual(["clm-a", "dsp-a"]);
      expect(await linked(store, "dsp-a")).toEqual(["clm-a", "dsp-a"]);
      expect(await linked(store, "evt-c")).toEqual(["evt-c"]);
    },
    fault: forgetting,
  },
  {
    title: "places link with all they lie in, issues with their places, an event with its own alone",
    async run(store) {
      const records = [
        event("evt-a", "2023-10-20", { places: ["plc-town"] }),
        event("evt-b", "2023-10-20", { places: ["plc-land"] }),
        event("evt-c", "2023-10-20", { places: ["plc-land"], issues: ["iss-a"] }),
        event("evt-d", "2023-10-20", { issues: ["iss-a"] }),
        position("pos-a", "2023-10-20", { issue: "iss-a" }),
        dispute("dsp-a", { issues: ["iss-a"] }),
        claim("clm-a", "2023-10-20", { dispute: "dsp-a" }),
      ];
      await store.commit("shared", [...records.toReversed(), source(), ...gazetteer.toReversed()], T1);
      expect(await linked(store, "plc-region")).toEqual(
        [
          "act-state",
          "clm-a",
          "dsp-a",
          "evt-a",
          "evt-b",
          "evt-c",
          "evt-d",
          "iss-a",
          "plc-land",
          "plc-region",
          "plc-town",
          "pos-a",
        ].toSorted(),
      );
      expect(await linked(store, "plc-town", ["event", "position"])).toEqual(["evt-a", "evt-d", "pos-a"]);
      expect(await linked(store, "iss-a")).toEqual(["clm-a", "dsp-a", "evt-c", "evt-d", "iss-a", "pos-a"]);
    },
    fault: forgetting,
  },
  {
    title: "a person links to the office held on the record's day, and to what that is part of",
    async run(store) {
      const on = (day: string) => event(`evt-${day}`, day, { actors: ["act-minister"] });
      await store.commit("shared", [source(), ...gazetteer, ...["2022-12-31", "2023-01-01", "2023-10-20", "2023-10-21"].map(on)], T1);
      const held = ["evt-2023-01-01", "evt-2023-10-20"];
      expect(await linked(store, "act-ministry", ["event"])).toEqual(held);
      expect(await linked(store, "act-state", ["event"])).toEqual(held);
      expect(await linked(store, "act-minister", ["event"])).toHaveLength(4);
    },
    fault: (store) => ({ select: (scope, { kinds }, order, limit) => store.select(scope, { kinds }, order, limit) }),
  },
  {
    title: "links follow what comes on record, or changes, after the record that links",
    async run(store) {
      const records = [event("evt-a", "2023-10-20", { places: ["plc-town"], actors: ["act-minister"] }), position("pos-a", "2023-10-20")];
      await store.commit("shared", [source(), ...records], T1);
      expect(await linked(store, "plc-region", ["event", "position"])).toEqual([]);
      await store.commit("shared", gazetteer, T1);
      expect(await linked(store, "plc-region", ["event", "position"])).toEqual(["evt-a", "pos-a"]);
      expect(await linked(store, "act-state", ["event"])).toEqual(["evt-a"]);
      await store.commit("shared", [place("plc-town", { parent: "plc-elsewhere" }), actor("act-minister", { type: "person" })], T2);
      expect(await linked(store, "plc-region", ["event", "position"])).toEqual([]);
      expect(await linked(store, "plc-elsewhere", ["event", "position"])).toEqual(["evt-a", "pos-a"]);
      expect(await linked(store, "act-state", ["event"])).toEqual([]);
      expect(await store.history("shared", "evt-a")).toHaveLength(1);
    },
    fault: (store) => ({ commit: (owner, changes, time) => store.commit(owner, time === T2 ? [] : changes, time) }),
  },
  {
    title: "a record links to the dossier whose folder it stands in",
    async run(store) {
      await store.commit("shared", [source(), event("evt-a", "2023-10-20", {}, "dos-a"), event("evt-b", "2023-10-20")], T1);
      expect(await linked(store, "dos-a")).toEqual(["evt-a"]);
      const moved = await store.commit("shared", [event("evt-a", "2023-10-20", {}, "dos-b")], T2);
      expect(moved).toMatchObject({ position: 2, revised: 0, unchanged: 1 });
      expect([await linked(store, "dos-a"), await linked(store, "dos-b")]).toEqual([[], ["evt-a"]]);
    },
    fault: forgetting,
  },
  {
    title: "of much, the first are those a plain sort would give",
    async run(store) {
      const days = Array.from({ length: 900 }, (_, index) =>
        new Date(Date.UTC(2015, 0, 1 + ((index * 7919) % 3000))).toISOString().slice(0, 10),
      );
      const events = days.map((day, index) =>
        event(`evt-${(index * 31) % 1000}`, day, { places: [`plc-${index % 2}`], killed: (index * 13) % 150 }),
      );
      const more = days.map((day, index) =>
        event(`evt-x-${index}`, day, { places: ["plc-0", "plc-1"], summary: `Said number${index % 3}.` }),
      );
      await store.commit("shared", [source(), ...events, ...more], T1);
      const selection: Selection<"event"> = { kinds: ["event"], about: [["plc-1"]] };
      const all = await store.select(now, selection, "severity", 9_999);
      expect(all).toHaveLength(1_350);
      expect(all.map((record) => record.severity)).toEqual(all.map((record) => record.severity).toSorted((a, b) => b - a));
      const wanted = all.toSorted((a, b) =>
        a.body.date.from < b.body.date.from ? 1 : a.body.date.from > b.body.date.from ? -1 : a.id < b.id ? -1 : 1,
      );
      for (const limit of [1, 40, 700]) {
        const found = await store.select(now, selection, "newest", limit);
        expect(found.map((record) => record.id)).toEqual(wanted.slice(0, limit).map((record) => record.id));
      }
      for (const limit of [5, 300, 1_000]) {
        const found = await store.select(now, selection, "severity", limit);
        expect(found.map((record) => record.id)).toEqual(all.slice(0, limit).map((record) => record.id));
      }
      const said = wanted.filter((record) => record.body.summary === "Said number1.");
      const found = await store.select(now, { ...selection, words: ["number1"] }, "newest", 30);
      expect(found.map((record) => record.id)).toEqual(said.slice(0, 30).map((record) => record.id));
      const both = await store.select(now, { kinds: ["event"], about: [["plc-1", "plc-0"], ["plc-0"], ["plc-1"]] }, "newest", 20);
      expect(both.map((record) => record.id)).toEqual(wanted.filter(({ id }) => id.startsWith("evt-x")).slice(0, 20).map((record) => record.id)); // prettier-ignore
    },
    fault: (store) => ({
      select: (scope, selection, order, limit) => store.select(scope, { ...selection, to: "2020-01-01" }, order, limit),
    }),
  },
];
