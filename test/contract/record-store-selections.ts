import { expect } from "vitest";
import type { Order, RecordStore, Scope, Selection } from "../../src/record/port.ts";
import { actor, dossier, event, figure, issue, place, position, question, retract, source } from "./record-store-builders.ts";
import type { StoreCase } from "./record-store.ts";

const T1 = "2024-01-01T00:00:00Z";
const T2 = "2024-02-01T00:00:00Z";
const now: Scope = { owner: "shared", asOf: "2024-12-31T00:00:00Z" };

async function ids(store: RecordStore, selection: Selection, order: Order = "newest", limit = 99): Promise<string[]> {
  return (await store.select(now, selection, order, limit)).map((record) => record.id);
}

const reversed = (store: RecordStore): Partial<RecordStore> => ({ select: async (...args) => (await store.select(...args)).toReversed() });

/** A store that overlooks part of every selection. */
const overlooking =
  (...parts: (keyof Selection)[]) =>
  (store: RecordStore): Partial<RecordStore> => {
    const without = <S extends Selection>(selection: S): S => {
      const rest = { ...selection };
      for (const part of parts) delete rest[part];
      return rest;
    };
    return {
      select: (scope, selection, order, limit) => store.select(scope, without(selection), order, limit),
      count: (scope, selection) => store.count(scope, without(selection)),
      newestDay: (scope, selection) => store.newestDay(scope, without(selection)),
    };
  };

export const selectionCases: readonly StoreCase[] = [
  {
    title: "newest, oldest and most severe first, ties by id",
    async run(store) {
      const events = [
        event("evt-b", "2023-10-20", { killed: 30 }),
        event("evt-a", "2023-10-20"),
        event("evt-c", "2023-10-21"),
        event("evt-aa", "2023-10-19", { killed: 30 }),
        event("evt-d", "2023-10-20", { killed: 200 }),
      ];
      await store.commit("shared", [source(), ...events], T1);
      const kinds = ["event"] as const;
      expect(await ids(store, { kinds })).toEqual(["evt-c", "evt-a", "evt-b", "evt-d", "evt-aa"]);
      expect(await ids(store, { kinds }, "oldest")).toEqual(["evt-aa", "evt-a", "evt-b", "evt-d", "evt-c"]);
      expect(await ids(store, { kinds }, "severity")).toEqual(["evt-d", "evt-b", "evt-aa", "evt-c", "evt-a"]);
    },
    fault: reversed,
  },
  {
    title: "the limit cuts between ties by id, and 0 gives none",
    async run(store) {
      const events = ["e", "b", "d", "a", "c"].map((name) => event(`evt-${name}`, "2023-10-20", { places: ["plc-a"] }));
      await store.commit("shared", [source(), ...events], T1);
      for (const order of ["newest", "oldest", "severity"] as const) {
        expect(await ids(store, { kinds: ["event"], about: [["plc-a"]] }, order, 3)).toEqual(["evt-a", "evt-b", "evt-c"]);
        expect(await ids(store, { kinds: ["event"] }, order, 0)).toEqual([]);
      }
    },
    fault: (store) => ({ select: async (scope, selection, order) => (await store.select(scope, selection, order, 99)).slice(0, 4) }),
  },
  {
    title: "what a machine coded is counted and selected apart from the rest, and stands behind it",
    async run(store) {
      const coded = { coding: "machine" as const, places: ["plc-a"] };
      const events = [
        event("evt-a", "2023-10-20", { places: ["plc-a"], type: "other" }),
        event("evt-b", "2023-10-21", { ...coded, actors: ["act-a"], recipients: ["act-b"] }),
        event("evt-c", "2023-10-22", { ...coded, actors: ["act-a"] }),
        event("evt-d", "2023-10-23", { ...coded, killed: 200 }),
      ];
      await store.commit("shared", [source(), place("plc-a"), actor("act-a"), actor("act-b"), ...events], T1);
      for (const about of [{ about: [["plc-a"]] }, {}, { words: ["happened"] }, { about: [["plc-a"]], after: 0 }]) {
        const all: Selection = { kinds: ["event"], ...about };
        expect(await ids(store, { ...all, coded: "machine" })).toEqual(["evt-d", "evt-c", "evt-b"]);
        expect(await ids(store, { ...all, coded: "otherwise" })).toEqual(["evt-a"]);
        expect(await ids(store, all, "severity")).toEqual(["evt-a", "evt-b", "evt-c", "evt-d"]);
        expect([await store.count(now, { ...all, coded: "machine" }), await store.count(now, { ...all, coded: "otherwise" })]).toEqual([
          3, 1,
        ]);
        expect(await store.newestDay(now, { ...all, coded: "otherwise" })).toBe("2023-10-20");
      }
    },
    fault: overlooking("coded"),
  },
  {
    title: "days are bounds on both sides, and leave out what has none",
    async run(store) {
      const events = [19, 20, 21, 22].map((day) => event(`evt-${day}`, `2023-10-${day}`));
      await store.commit("shared", [source(), actor("act-a"), ...events], T1);
      const kinds = ["event", "actor"] as const;
      expect(await ids(store, { kinds, from: "2023-10-20", to: "2023-10-21" })).toEqual(["evt-21", "evt-20"]);
      expect(await ids(store, { kinds, from: "2023-10-22" })).toEqual(["evt-22"]);
      expect(await store.count(now, { kinds, from: "2023-10-20", to: "2023-10-21" })).toBe(2);
      expect(await ids(store, { kinds })).toEqual(["evt-22", "evt-21", "evt-20", "evt-19", "act-a"]);
    },
    fault: overlooking("from", "to"),
  },
  {
    title: "the day of each kind is the one the contract names",
    async run(store) {
      const records = [
        event("evt-a", "2023-10-01"),
        position("pos-a", "2023-10-02"),
        figure("fig-a", "2023-10-03"),
        question("qst-a", "2023-10-04"),
      ];
      await store.commit("shared", [source("src-paper", { published_at: "2023-10-05T12:00:00Z" }), ...records], T1);
      const kinds = ["event", "position", "figure", "question", "source"] as const;
      expect(await ids(store, { kinds }, "oldest")).toEqual(["evt-a", "pos-a", "fig-a", "qst-a", "src-paper"]);
      expect(await store.newestDay(now, { kinds })).toBe("2023-10-05");
      expect(await store.newestDay(now, { kinds, to: "2023-10-03" })).toBe("2023-10-03");
      expect(await store.newestDay(now, { kinds: ["event"], from: "2023-10-02" })).toBeUndefined();
    },
    fault: overlooking("to"),
  },
  {
    title: "every group of about must share an id with the record",
    async run(store) {
      const events = [
        event("evt-both", "2023-10-20", { places: ["plc-a"], actors: ["act-a"] }),
        event("evt-place", "2023-10-21", { places: ["plc-a"] }),
        event("evt-other", "2023-10-22", { places: ["plc-b"], actors: ["act-b"] }),
      ];
      await store.commit("shared", [source(), ...events], T1);
      const kinds = ["event"] as const;
      expect(await ids(store, { kinds, about: [["plc-a", "plc-b"]] })).toEqual(["evt-other", "evt-place", "evt-both"]);
      expect(await ids(store, { kinds, about: [["plc-a"], ["act-a", "act-b"]] })).toEqual(["evt-both"]);
      expect(await ids(store, { kinds, about: [["plc-a"], ["plc-nowhere"]] })).toEqual([]);
      expect(await ids(store, { kinds, about: [[]] })).toEqual([]);
      expect(await store.count(now, { kinds, about: [["plc-a", "act-a"]] })).toBe(2);
      expect(await store.newestDay(now, { kinds, about: [["plc-a"], ["act-a"]] })).toBe("2023-10-20");
    },
    fault: (store) => ({
      select: (scope, { about, ...selection }, order, limit) =>
        store.select(scope, { ...selection, about: [(about ?? []).flat()] }, order, limit),
    }),
  },
  {
    title: "words must all occur in the record's own text, folded, and mean nothing else",
    async run(store) {
      const quoted = { evidence: [{ source: "src-paper", quote: "never again" }] } satisfies Parameters<typeof position>[2];
      const events = [
        event("evt-a", "2023-10-20", {
          summary: "Türkiye's minister met Sana'a officials.",
          topics: ["grain corridor"],
          headings: ["Hidden heading"],
        }),
        event("evt-b", "2023-10-21", { summary: "The minister spoke OR did NOT." }),
      ];
      await store.commit(
        "shared",
        [source("src-paper", { headline: "Talks begin" }), ...events, position("pos-a", "2023-10-22", quoted)],
        T1,
      );
      const kinds = ["event", "position", "source"] as const;
      expect(await ids(store, { kinds, words: ["minister"] })).toEqual(["evt-b", "evt-a"]);
      expect(await ids(store, { kinds, words: ["turkiyes", "sanaa", "corridor"] })).toEqual(["evt-a"]);
      expect(await ids(store, { kinds, words: ["never"] })).toEqual(["pos-a"]);
      expect(await ids(store, { kinds, words: ["talks"] })).toEqual(["src-paper"]);
      for (const word of [
        "hidden",
        "min",
        "minister*",
        "minister OR talks",
        `"minister`,
        "words:minister",
        "NEAR(minister met)",
        "'; drop",
        "*",
      ]) {
        const expected = word === "minister*" || word === `"minister` ? ["evt-b", "evt-a"] : [];
        expect([word, await ids(store, { kinds, words: [word] })]).toEqual([word, expected]);
      }
      expect(await ids(store, { kinds, words: ["minister", "or", "not"] })).toEqual(["evt-b"]);
      expect(await store.count(now, { kinds, words: ["minister"], about: [["evt-a"]] })).toBe(1);
      expect(await store.newestDay(now, { kinds, words: ["minister"] })).toBe("2023-10-21");
    },
    fault: overlooking("words"),
  },
  {
    title: "get answers in the order asked for and leaves out what is not there",
    async run(store) {
      await store.commit(
        "shared",
        [source(), event("evt-a", "2023-10-20"), event("evt-b", "2023-10-21"), event("evt-c", "2023-10-22")],
        T1,
      );
      const got = await store.get(now, "event", ["evt-b", "evt-nowhere", "evt-c", "evt-a", "src-paper"]);
      expect(got.map((record) => record.id)).toEqual(["evt-b", "evt-c", "evt-a"]);
      expect(await store.get(now, "event", [])).toEqual([]);
    },
    fault: (store) => ({ get: async (...args) => (await store.get(...args)).toReversed() }),
  },
  {
    title: "names are those of the newest revision, by folded name, then by what they name",
    async run(store) {
      const egypt = actor("act-egypt", { name: "Egypt", aliases: ["Arab Republic of Egypt"], demonyms: ["Egyptian"], type: "state" });
      await store.commit(
        "shared",
        [source(), egypt, place("plc-egypt", { name: "Égypt" }), issue("iss-a", { name: "Aid" }), dossier("dos-a", { name: "War" })],
        T1,
      );
      await store.commit("shared", [place("plc-egypt", { name: "Egypt" }), retract("dos-a")], T2);
      const names = (await store.names("shared")).map((row) => [row.folded, row.ref, row.kind, row.form, row.name]);
      expect(names).toEqual([
        ["aid", "iss-a", "issue", "primary", "Aid"],
        ["arab republic of egypt", "act-egypt", "actor", "alias", "Arab Republic of Egypt"],
        ["egypt", "act-egypt", "actor", "primary", "Egypt"],
        ["egypt", "plc-egypt", "place", "primary", "Egypt"],
        ["egyptian", "act-egypt", "actor", "demonym", "Egyptian"],
      ]);
    },
    fault: (store) => ({ names: async (owner) => (await store.names(owner)).toReversed() }),
  },
];
