import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { typedSpecs } from "../../src/commands/command.ts";
import { type Chat, heading, labels, openChat, textOf } from "./desk.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat.close());

const briefOn = async (text: string): Promise<string> => heading(await chat.run("brief-text", { text }));

describe("brief me on this", () => {
  it.each([
    ["Israel carried out more airstrikes; Hamas fired rockets from Gaza City.", /^Gaza conflict: /u],
    ["BREAKING: talks on the Gaza war resume", /^Gaza conflict: /u],
    ["Iran answered the killing of Qasem Soleimani near Baghdad with missiles on US forces.", /^Iran and the United States, January 2020/u],
    ["Ukraine International Airlines Flight 752 was hit by two missiles", /^flight PS752/iu],
  ])("%s", async (text, expected) => {
    expect(await briefOn(text)).toMatch(expected);
  });

  it("is for the asker alone", () => {
    const menu = chat.readout.registry.specs.filter(({ surface }) => surface === "message");
    expect(menu.map(({ name, title, visibility }) => [name, title, visibility])).toEqual([
      ["positions-in-text", "Positions in this message", "private"],
      ["brief-text", "Brief me on this", "private"],
    ]);
  });
});

describe("positions in this message", () => {
  it("are those of the actors it names on the issues it names", async () => {
    const reply = await chat.run("positions-in-text", { text: "Blinken said the United States will not back a ceasefire in Gaza." });
    const text = textOf(reply);
    expect(heading(reply)).toBe("Positions of Antony Blinken and United States");
    expect(text).toContain("Positions of Antony Blinken and United States on a ceasefire in Gaza");
    expect(text).toContain("opposes");
    expect(labels(reply)).toContain("Copy with sources");
  });

  it("are those on the topic where the actors have none", async () => {
    const text = textOf(await chat.run("positions-in-text", { text: "The humanitarian pause was discussed again." }));
    expect(text).toContain("humanitarian pause");
  });
});

describe("any message", () => {
  it.each(["positions-in-text", "brief-text"])("%s says what to do where it names nothing", async (command) => {
    for (const text of ["lorem ipsum dolor", "", "   ", "?", "\u0000\u202e"]) {
      const { document } = await chat.run(command, { text });
      expect(["notice", "problem"]).toContain(document.tone);
      expect(document.blocks.length).toBeGreaterThan(1);
    }
    expect(textOf(await chat.run(command, { text: "x".repeat(40_001) }))).toContain("at most 40000 can be read");
  });

  it.each(["positions-in-text", "brief-text"])("%s reads 40,000 characters full of names", async (command) => {
    const names = "Israel, Hamas, Egypt, Iran, Congo, Qatar, the United States and Blinken spoke of a ceasefire in Gaza. ";
    const { document } = await chat.run(command, { text: names.repeat(Math.floor(40_000 / names.length)) });
    expect(document.tone).toBe("answer");
  });

  it("is answered or refused in words, never with a failure", async () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom(
        " Israel ",
        " Gaza ",
        "'; drop table records; --",
        "<!channel>",
        "@everyone",
        "\u202e",
        "Congo",
        "a ceasefire",
        "\n",
        "%_\\",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.constantFrom("positions-in-text", "brief-text"), async (pieces, command) => {
        const before = chat.failures.length;
        const { document } = await chat.run(command, { text: pieces.join("") });
        expect(document.summary).not.toBe("");
        expect(chat.failures.length).toBe(before);
      }),
      { numRuns: 120 },
    );
  });
});

describe("what is typed", () => {
  it("is all that help lists and other words are told of", async () => {
    const typed = typedSpecs(chat.readout.registry.specs).map(({ name }) => name);
    expect(typed).not.toEqual(expect.arrayContaining(["why"]));
    const { document } = await chat.run("help", {});
    const listed = document.blocks.flatMap((block) => (block.kind === "list" ? block.items.map(([first]) => first) : []));
    expect(listed).toEqual(typed.map((name) => ({ kind: "text", text: `/${name}`, style: "strong" })));
    expect(textOf(await chat.run("dance", {}))).toContain(`There are: ${typed.join(", ")}.`);
  });

  it("is typed in the manner of the platform, whose remarks help and welcome carry", async () => {
    for (const command of ["help", "welcome"]) {
      const text = textOf(await chat.run(command, {}, { conversation: { platform: "slack", tenant: "T1", channel: "C1" } }));
      expect(text).toContain("In a thread Slack runs no commands: mention the bot there");
    }
    const slack = { conversation: { platform: "slack", tenant: "T1", channel: "C1" } };
    expect(textOf(await chat.run("help", { command: "figures" }, slack))).toContain("/readout figures gaza");
    expect(textOf(await chat.run("help", { command: "figures" }))).toContain("/figures gaza");
  });
});

describe("the welcome", () => {
  it("names three things to try, and each works as a button", async () => {
    const reply = await chat.run("welcome", {});
    expect(textOf(reply).split("\n").slice(1)).toEqual([
      "Three things to try",
      "/brief gaza",
      '/ask "what is Egypt\'s position on a ceasefire?"',
      "/positions egypt ceasefire",
    ]);
    expect(labels(reply)).toHaveLength(3);
    expect(heading(await chat.press(reply, "gaza"))).toMatch(/^Gaza conflict: /u);
    for (const label of labels(reply)) expect(["answer", "notice"]).toContain((await chat.press(reply, label)).document.tone);
  });
});
