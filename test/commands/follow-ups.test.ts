import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Conversation } from "../../src/core/platform.ts";
import { CHANNEL, type Chat, heading, openChat, textOf } from "./desk.ts";

let chat: Chat;
let place = 0;
/** A thread of its own for each case. */
const thread = (): { conversation: Conversation } => ({ conversation: { ...CHANNEL, thread: `t${(place += 1)}` } });

beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat.close());

describe("words that follow up", () => {
  it("ask the same of another actor", async () => {
    const here = thread();
    await chat.ask("what is the United States' position on a ceasefire in Gaza?", here);
    expect(heading(await chat.ask("and Israel?", here))).toBe("Positions of Israel on a ceasefire in Gaza");
  });

  it("refer to what a command answered", async () => {
    const here = thread();
    await chat.run("positions", { words: "united states ceasefire" }, here);
    expect(heading(await chat.ask("and Israel?", here))).toBe("Positions of Israel on a ceasefire in Gaza");
  });

  it("keep the topic for another period", async () => {
    const here = thread();
    await chat.run("brief", { topic: "gaza" }, here);
    expect(heading(await chat.ask("since 5 November 2023?", here))).toBe("Gaza conflict: 5–20 Nov 2023");
  });

  it("keep the as-of day of what they refer to", async () => {
    const here = thread();
    await chat.run("positions", { words: "united states ceasefire as-of 2023-11-06" }, here);
    expect(textOf(await chat.ask("and Israel?", here))).toContain("As of 6 Nov 2023 23:59 UTC");
    expect(textOf(await chat.ask("and Egypt as of 8 November 2023?", here))).toContain("As of 8 Nov 2023 23:59 UTC");
  });

  it("refer to nothing in another thread, another workspace, or after four hours", async () => {
    const here = thread();
    await chat.run("positions", { words: "united states ceasefire" }, here);
    const positions = "Positions of Israel on a ceasefire in Gaza";
    expect(heading(await chat.ask("and Israel?", thread()))).not.toBe(positions);
    expect(heading(await chat.ask("and Israel?", { conversation: { ...here.conversation, tenant: "T2" } }))).not.toBe(positions);
    chat.clock.pass(4 * 60 * 60_000 - 1);
    expect(heading(await chat.ask("and Israel?", here))).toBe(positions);
    chat.clock.pass(4 * 60 * 60_000 + 1);
    expect(heading(await chat.ask("and Israel?", here))).not.toBe(positions);
  });

  it("are understood after a restart, and by another person of the thread", async () => {
    const here = thread();
    await chat.run("positions", { words: "united states ceasefire" }, here);
    await chat.restart();
    expect(heading(await chat.ask("and Israel?", { ...here, user: "U2" }))).toBe("Positions of Israel on a ceasefire in Gaza");
  });

  it("do not tell others what one person asked privately", async () => {
    const here = thread();
    await chat.run("positions", { words: "united states ceasefire private" }, here);
    expect(heading(await chat.ask("and Israel?", here))).not.toBe("Positions of Israel on a ceasefire in Gaza");
    const privately = await chat.run("ask", { question: "and Israel?", private: "true" }, here);
    expect(heading(privately)).toBe("Positions of Israel on a ceasefire in Gaza");
    const another = await chat.run("ask", { question: "and Israel?", private: "true" }, { ...here, user: "U2" });
    expect(heading(another)).not.toBe("Positions of Israel on a ceasefire in Gaza");
  });

  it("refer to the message they reply to, where replies arrive in a thread of its own", async () => {
    const channel = { conversation: { ...CHANNEL, channel: "C7" } };
    const { sent } = await chat.run("positions", { words: "united states ceasefire" }, channel);
    const replies = { ...channel.conversation, thread: "100.1" };
    await sent?.({ conversation: channel.conversation, message: "100.1" }, replies);
    expect(heading(await chat.ask("and Israel?", { conversation: replies }))).toBe("Positions of Israel on a ceasefire in Gaza");
  });
});
