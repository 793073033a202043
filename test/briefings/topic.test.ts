import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveTopic, type Resolution } from "../../src/briefings/topic.ts";
import { openDesk, type TestDesk } from "./ask/desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.store.close());

const resolve = (name: string, asOf = desk.context.asOf): Promise<Resolution> =>
  resolveTopic(name, { reader: desk.store, gazetteer: desk.gazetteer }, { owner: "shared", asOf });

async function idOf(name: string): Promise<string> {
  const found = await resolve(name);
  return found.kind === "topic" ? found.topic.id : found.kind;
}

describe("one name", () => {
  test.each([
    ["gaza", "dos-gaza"],
    ["GAZA", "dos-gaza"],
    ["gazza", "dos-gaza"],
    ["the Gaza war", "dos-gaza"],
    ["Gaza Strip", "plc-gaza-strip"],
    ["Bibi", "act-benjamin-netanyahu"],
    ["netanyahu's", "act-benjamin-netanyahu"],
    ["Türkiye", "act-turkey"],
    ["turkiye", "act-turkey"],
    ["U.S.", "act-united-states"],
    ["us", "act-united-states"],
    ["Egyptian", "act-egypt"],
    ["ceasefire", "iss-gaza-ceasefire"],
    ["Iran crisis", "dos-iran-us-2020"],
    ["act-egypt", "act-egypt"],
    ["dos-gaza", "dos-gaza"],
  ])("%s", async (name, id) => expect(await idOf(name)).toBe(id));

  test("a state and its country are one topic", async () => {
    expect(await resolve("Egypt")).toMatchObject({
      kind: "topic",
      topic: { id: "act-egypt", label: "Egypt", kind: "place", refs: ["act-egypt", "plc-egypt"], words: [] },
    });
  });

  test("a dossier stands for itself and its scope", async () => {
    const found = await resolve("Gaza");
    expect(found.kind === "topic" && found.topic.refs.slice(0, 3)).toEqual(["dos-gaza", "plc-gaza-strip", "act-hamas"]);
  });

  test("what the name could also have meant is told", async () => {
    const found = await resolve("Gaza");
    expect(found.kind === "topic" && found.alternatives.map(({ id }) => id).toSorted()).toEqual(["plc-gaza-strip"]);
  });
});

describe("offices", () => {
  test("resolve to the holder on the as-of day", async () => {
    expect(await idOf("US Secretary of State")).toBe("act-antony-blinken");
    expect(await idOf("Prime Minister of Israel")).toBe("act-benjamin-netanyahu");
    expect(await resolve("the US Secretary of State", "2020-01-10T00:00:00Z")).toMatchObject({ topic: { id: "act-mike-pompeo" } });
  });

  test("offer whoever held it where nobody is known to hold it that day", async () => {
    const found = await resolve("US Secretary of State", "2026-01-10T00:00:00Z");
    expect(found.kind === "ambiguous" && found.choices.map(({ id }) => id)).toContain("act-antony-blinken");
  });
});

describe("names that mean several things", () => {
  test.each([
    ["Sudan", ["Sudan (country)", "South Sudan"]],
    ["Congo", ["Democratic Republic of the Congo", "Republic of the Congo"]],
    ["Korea", ["North Korea", "South Korea"]],
    ["Georgia", ["Georgia (country)", "Georgia (US state)"]],
  ])("%s", async (name, labels) => {
    const found = await resolve(name);
    expect(found.kind === "ambiguous" && found.choices.map(({ label }) => label).toSorted()).toEqual(labels.toSorted());
  });

  test.each(["Sudan", "Congo", "Korea", "Georgia", "Guinea"])("every choice for %s is reached by its label and by its id", async (name) => {
    const found = await resolve(name);
    if (found.kind !== "ambiguous") throw new Error(`${name} is not ambiguous`);
    expect(found.choices.length).toBeGreaterThan(1);
    for (const choice of found.choices) {
      expect(await idOf(choice.label)).toBe(choice.id);
      expect(await idOf(choice.id)).toBe(choice.id);
    }
  });

  test.each(["South Sudan", "Egypt", "Niger", "Nigeria", "Guinea-Bissau"])("%s is plain", async (name) => {
    expect((await resolve(name)).kind).toBe("topic");
  });
});

describe("several names and words", () => {
  test("a dossier that is named after all of them", async () => {
    expect(await idOf("Iran and the United States")).toBe("dos-iran-us-2020");
  });

  test("records must link to each", async () => {
    const found = await resolve("Egypt and Qatar");
    expect(found).toMatchObject({
      kind: "topic",
      topic: { id: "act-egypt+act-qatar", refs: ["act-egypt", "plc-egypt"], all: [["act-qatar", "plc-qatar"]] },
    });
    expect(await idOf("act-egypt+act-qatar")).toBe("act-egypt+act-qatar");
  });

  test("words that occur in records are a topic, in the form records hold", async () => {
    expect(await resolve("stampede")).toMatchObject({ topic: { id: "text:stampede", kind: "text", refs: [], words: ["stampede"] } });
    expect(await resolve("donkey")).toMatchObject({ topic: { words: ["donkeys"] } });
    expect(await idOf("text:stampede")).toBe("text:stampede");
  });
});

describe("names of nothing on record", () => {
  test("the nearest three are offered", async () => {
    const found = await resolve("Wakanda");
    expect(found.kind === "unknown" && found.nearest.length).toBe(3);
  });

  test.each(["", "   ", "🤔🤔", "‮مرحبا", "\u0000\u0007", "'; DROP TABLE names; --", "x".repeat(10_000), "a ".repeat(5_000)])(
    "bad input %#",
    async (name) => {
      expect((await resolve(name)).kind).toBe("unknown");
    },
  );
});
