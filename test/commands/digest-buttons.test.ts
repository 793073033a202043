import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHANNEL, type Chat, labels, openChat, textOf } from "./desk.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat.close());

const idIn = (text: string): string => /\b[dw][0-9a-f]{6}\b/u.exec(text)?.[0] ?? "";

describe("Subscribe", () => {
  it("stands under a briefing for everybody, and under no other answer", async () => {
    expect(labels(await chat.run("brief", { topic: "gaza" }))).toContain("Subscribe");
    expect(labels(await chat.run("brief", { topic: "gaza", private: "true" }))).not.toContain("Subscribe");
    expect(labels(await chat.run("timeline", { topic: "gaza" }))).not.toContain("Subscribe");
  });

  it("takes the time, the days and the zone in the one line of its form", async () => {
    const conversation = { ...CHANNEL, channel: "S1" };
    const reply = await chat.run("brief", { topic: "gaza" }, { conversation });
    const button = reply.document.blocks
      .flatMap((block) => (block.kind === "actions" ? block.actions : []))
      .find((one) => one.label === "Subscribe");
    const done = await chat.run(button?.command ?? "", { ...button?.options, time: "07:30 weekdays Europe/Berlin" }, { conversation });
    expect(textOf(done)).toMatch(
      /^Subscribed as d[0-9a-f]{6}: a short digest on Gaza conflict every weekday at 07:30 \(Europe\/Berlin\)\./u,
    );
  });

  it("is not under a digest, which says what else there is", async () => {
    const conversation = { ...CHANNEL, channel: "S2" };
    const id = idIn(textOf(await chat.run("digest subscribe", { topic: "gaza", time: "09:00", zone: "UTC" }, { conversation })));
    const digest = labels(await chat.run("digest test", { id }, { conversation }));
    expect(digest).toContain("Timeline");
    expect(digest).not.toContain("Subscribe");
  });
});

describe("who may change what is sent", () => {
  const asked = (command: string, options: Record<string, string>, may: boolean | undefined) =>
    chat.dispatch({
      id: "m",
      command,
      options,
      conversation: CHANNEL,
      user: "U1",
      ...(may === undefined ? {} : { mayChange: async () => may }),
    });

  it("is asked where the platform leaves it open, of what changes something alone", async () => {
    expect(textOf(await asked("digest list", {}, false))).toBe("Only those who manage this place may do that.\nAsk one of them.");
    expect(textOf(await asked("digest list", {}, true))).toContain("This channel has no subscriptions.");
    expect(textOf(await asked("digest list", {}, undefined))).toContain("This channel has no subscriptions.");
    expect(labels(await asked("brief", { topic: "gaza" }, false))).toContain("Timeline");
  });
});
