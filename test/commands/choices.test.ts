import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionsOf, type Chat, heading, labels, openChat, textOf } from "./desk.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat.close());

describe("a name that means several things, or none", () => {
  it.each([
    ["brief", { topic: "congo", length: "short", "as-of": "2023-11-10" }],
    ["timeline", { topic: "congo", granularity: "week" }],
    ["figures", { topic: "congo", private: "true" }],
    ["timeline", { topic: "korea" }],
  ])("%s %j offers the same command with each choice in its place", async (command, options) => {
    const actions = actionsOf((await chat.run(command, options)).document);
    expect(actions.length).toBeGreaterThan(1);
    for (const action of actions) {
      expect(action.command).toBe(command);
      expect(action.options).toEqual({ ...options, topic: expect.stringMatching(/^(act|plc|dos|iss)-/u) });
      expect(heading(await chat.run(action.command, action.options))).not.toContain("do you mean");
    }
  });

  it("an actor within a timeline: the topic stays", async () => {
    const reply = await chat.run("timeline", { words: "gaza actor congo week" });
    expect(textOf(reply)).toContain("“congo” can mean several actors.");
    expect(actionsOf(reply.document).map(({ options }) => options)).toEqual([
      { topic: "gaza", actor: "act-dr-congo", granularity: "week" },
      { topic: "gaza", actor: "act-republic-of-the-congo", granularity: "week" },
    ]);
  });

  it("an issue beside an actor of two words: the actor stays, as it was understood", async () => {
    const reply = await chat.run("positions", { words: "saudi arabia gardenng" });
    expect(textOf(reply)).toContain("No issue is named “gardenng”.");
    for (const { command, options } of actionsOf(reply.document)) {
      expect([command, options]).toEqual(["positions", { actor: "saudi arabia", issue: expect.stringMatching(/^iss-/u) }]);
    }
    const [first] = actionsOf(reply.document);
    const again = await chat.run("positions", first?.options ?? {});
    expect(textOf(again)).toContain("Saudi Arabia");
  });

  it("in a question: the command that answers such a question", async () => {
    const reply = await chat.ask("timeline of Congo");
    expect(new Set(actionsOf(reply.document).map(({ command }) => command))).toEqual(new Set(["timeline"]));
  });
});

describe("an issue named by a name that several bear", () => {
  it("is that on which the actor, or anyone, has positions", async () => {
    expect(textOf(await chat.run("positions", { words: "united states ceasefire" }))).toContain(
      "Positions of United States on a ceasefire in Gaza",
    );
    const compared = textOf(await chat.run("compare", { issue: "ceasefire" }));
    expect(compared).not.toContain("No position");
    expect(heading(await chat.run("compare", { issue: "iss-gaza-ceasefire" }))).toContain("a ceasefire in Gaza");
  });
});

describe("ids, as suggestions and buttons send them", () => {
  it.each(["dos-gaza", "plc-gaza-strip", "act-israel", "iss-gaza-ceasefire"])("positions %s resolves", async (actor) => {
    const reply = await chat.run("positions", { actor });
    expect(reply.document.tone).toBe("answer");
    expect(labels(reply)).toContain("Why this line?");
  });
});
