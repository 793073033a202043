import { describe, expect, test } from "vitest";
import { breachOfRegistration } from "../../../src/adapters/discord/fits.ts";
import { registration } from "../../../src/adapters/discord/register.ts";
import { keepTyping } from "../../../src/adapters/discord/typing.ts";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import { UserError } from "../../../src/core/errors.ts";
import { MORE_SPECS, longDocument } from "../../contract/documents.ts";
import { PERSON } from "../../support/fake-discord/gateway.ts";
import { createTimers } from "../../support/fake-http/timers.ts";
import { answered, connected } from "./connected.ts";

const CHANNEL = "300000000000000001";
const hello = (): MessageDocument => plainDocument("answer", "hello");

describe("the list of commands", () => {
  test("has what stands in a message's menu, not what only buttons run, and guards what changes settings", () => {
    const everywhere = { integration_types: [0, 1], contexts: [0, 1, 2] };
    expect(registration(MORE_SPECS).slice(3)).toEqual([
      { name: "settings", description: "Changes settings", type: 1, options: [], ...everywhere, default_member_permissions: 32 },
      { name: "Brief me on this", type: 3, ...everywhere },
    ]);
  });

  test("over Discord's limits is refused before it is sent", () => {
    const [brief] = MORE_SPECS;
    const option = { name: "topic", kind: "topic" as const, summary: "What about" };
    const breach = (change: object): string | undefined => {
      try {
        registration([
          { ...(brief ?? MORE_SPECS[0]), name: "brief", visibility: "private", examples: [], summary: "s", options: [], ...change },
        ]);
        return undefined;
      } catch (error) {
        return error instanceof UserError ? error.message : "something else";
      }
    };
    expect([
      breach({ options: Array.from({ length: 25 }, (_, i) => ({ ...option, name: `o${i}` })) }),
      breach({ options: Array.from({ length: 26 }, (_, i) => ({ ...option, name: `o${i}` })) }),
      breach({ summary: "x".repeat(101) }),
      breach({ name: "x".repeat(33) }),
      breach({ options: [{ ...option, summary: "" }] }),
    ]).toEqual([
      undefined,
      "Discord takes no such commands: brief: 26 options of brief.",
      "Discord takes no such commands: brief: description of brief.",
      `Discord takes no such commands: name “${"x".repeat(33)}”.`,
      "Discord takes no such commands: brief: description of topic.",
    ]);
    const choices = Array.from({ length: 25 }, (_, i) => ({ name: `${i}`.padEnd(100, "n"), value: `${i}`.padEnd(100, "v") }));
    const options = ["a", "b"].map((name) => ({ name, description: "d", type: 3 as const, choices }));
    expect(breachOfRegistration([{ name: "brief", description: "d", options }])).toBe("brief: 10010 characters");
    expect(breachOfRegistration(Array.from({ length: 101 }, () => ({ name: "brief", description: "d" })))).toBe("101 commands");
  });
});

describe("a message's menu", () => {
  const target = (fields: object): Record<string, unknown> => ({
    id: "700000000000000001",
    channel_id: CHANNEL,
    type: 0,
    author: { ...PERSON, id: "500000000000000002" },
    content: "",
    timestamp: "2023-11-20T09:00:00.000000+00:00",
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
    ...fields,
  });

  test.each([
    [{ content: "<@100000000000000001> Egypt on Gaza" }, "Egypt on Gaza"],
    [{ embeds: [{ type: "rich", title: "A title", description: "a text" }] }, "A title a text"],
    [
      { flags: 1 << 15, components: [{ type: 17, id: 1, components: [{ type: 10, id: 2, content: "from a container" }] }] },
      "from a container",
    ],
  ])("runs its command on the words of %j, for the asker alone", async (fields, text) => {
    const { session, asked } = await connected(hello, { specs: MORE_SPECS });
    await session.menu("Brief me on this", target(fields));
    await answered(session);
    expect(asked).toMatchObject([{ command: "brief-text", options: { text } }]);
    expect(session.seen()).toMatchObject([{ text: "hello", privateTo: "500000000000000001" }]);
  });
});

describe("what goes wrong with a command for all", () => {
  test("is said to the asker alone, and nothing is left for the others", async () => {
    const { session, sent } = await connected(() => plainDocument("problem", "No such topic."));
    await session.command("brief", { topic: "x" });
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "No such topic.", privateTo: "500000000000000001" }]);
    expect(sent).toEqual([]);
  });

  test("is said in place of the sign where that cannot be taken back", async () => {
    const { session } = await connected(() => plainDocument("problem", "No such topic."));
    const refused = { status: 404, body: { message: "Unknown Message", code: 10_008 } };
    session.discord.next.set("DELETE /webhooks/:application/:token/messages/@original", [() => refused]);
    await session.command("brief", { topic: "x" });
    await answered(session);
    expect(session.seen()[0]?.text).toBe("No such topic.");
    expect(session.seen()[0]?.privateTo).toBeUndefined();
  });
});

describe("an answer for all", () => {
  test("is reported with all its messages, and can be edited later", async () => {
    const { session, sent } = await connected(() => longDocument().document);
    await session.command("brief", { topic: "x" });
    await session.until(() => sent.length === 1, "the report");
    const ids = session.seen().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(sent).toEqual([
      { conversation: { platform: "discord", tenant: "200000000000000001", channel: CHANNEL }, message: ids.join(",") },
    ]);
    const [reference] = sent;
    if (reference) await session.adapter.edit(reference, plainDocument("answer", "corrected"));
    expect(session.seen().map(({ text }) => text)).toEqual(["corrected"]);
  });

  test.each(["brief", "whisper"])("of many messages says what is left out where the asker alone brought the app (%s)", async (command) => {
    const { session } = await connected(() => longDocument().document);
    const personal = { guild_id: "200000000000000009", authorizing_integration_owners: { 1: "500000000000000001" } };
    await session.commandWith(command, {}, personal);
    await answered(session, 6);
    await session.stop();
    expect(session.seen().map(({ text }) => text.includes("has no room here"))).toEqual([false, false, false, false, false, true]);
    expect(session.log.filter((line) => line.startsWith("error"))).toEqual([]);
  });

  test("is not reported from a server the bot is not in, nor is a private one", async () => {
    const { session, sent } = await connected(hello);
    await session.commandWith("brief", {}, { guild_id: "200000000000000009", authorizing_integration_owners: { 1: "500000000000000001" } });
    await answered(session);
    await session.command("whisper", {});
    await answered(session, 2);
    await session.mention("hello?");
    await answered(session, 3);
    await session.until(() => sent.length === 1, "the report");
    expect(sent.map(({ message }) => message)).toEqual([session.seen()[2]?.id]);
  });
});

test("as many connections are opened as Discord recommends, each request answered once", async () => {
  const { session, asked } = await connected(hello, { shards: 2 });
  expect([session.connections(), session.discord.gateway.identified]).toEqual([2, 2]);
  await session.command("brief", { topic: "x" });
  await answered(session);
  expect(asked).toHaveLength(1);
});

test("the sign of writing is shown after a second, and again until the answer is there", () => {
  let time = 0;
  const timers = createTimers(
    () => time,
    () => undefined,
  );
  let shown = 0;
  const callOff = keepTyping(async () => void (shown += 1), timers.after);
  const counts = [999, 1, 7_999, 1].map((pass) => {
    time += pass;
    timers.ring();
    return shown;
  });
  callOff();
  time += 60_000;
  timers.ring();
  expect([...counts, shown, timers.waiting()]).toEqual([0, 1, 1, 2, 2, 0]);
});

test("a token refused while running is named once in the log, and what comes after works", async () => {
  const { session } = await connected(hello);
  const refused = { status: 401, body: { message: "401: Unauthorized", code: 0 } };
  session.discord.next.set("POST /channels/:channel/messages", [() => refused, () => refused]);
  for (const words of ["one", "two"]) await session.mention(words);
  await session.until(() => session.log.filter((line) => line.includes("answer failed")).length === 2, "both failures");
  await session.mention("three");
  await answered(session);
  expect(session.log.filter((line) => line.includes("refuses"))).toEqual(['error discord refuses the token {"variable":"DISCORD_TOKEN"}']);
});
