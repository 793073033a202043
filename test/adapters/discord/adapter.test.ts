import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Suggest } from "../../../src/adapters/common/suggest.ts";
import { plainDocument } from "../../../src/core/document.ts";
import { NotPosted } from "../../../src/core/platform.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import type { Invocation, Reply } from "../../../src/core/platform.ts";
import { SPECS, withAction } from "../../contract/documents.ts";
import { createDiscordHarness } from "../../support/fake-discord/harness.ts";
import type { DiscordSession } from "../../support/fake-discord/harness.ts";

const CHANNEL = "300000000000000001";
const THREAD = "300000000000000002";

const CHOICES = z.object({ choices: z.array(z.object({ name: z.string(), value: z.string() })) });

const open: DiscordSession[] = [];

afterEach(async () => {
  const sessions = open.splice(0);
  await Promise.all(sessions.map((session) => session.close()));
  // A request the stand-in does not know fails the test that made it.
  const problems = sessions.flatMap((session) => session.problems());
  if (problems.length > 0) throw new Error(problems.join("\n"));
});

async function connected(
  answer: (invocation: Invocation) => MessageDocument | Promise<MessageDocument>,
  suggest?: Suggest,
): Promise<{ session: DiscordSession; asked: Invocation[] }> {
  const asked: Invocation[] = [];
  const dispatch = async (invocation: Invocation): Promise<Reply> => {
    asked.push(invocation);
    return { document: await answer(invocation) };
  };
  const session = await createDiscordHarness().open({ dispatch, specs: SPECS, ...(suggest ? { suggest } : {}) });
  open.push(session);
  await session.start();
  return { session, asked };
}

const hello = (): MessageDocument => plainDocument("answer", "hello");
const answered = (session: DiscordSession, count = 1): Promise<void> => session.until(() => session.seen().length === count, "an answer");

describe("commands", () => {
  test("are registered on start, one a specification", async () => {
    const { session } = await connected(hello);
    expect(session.discord.commands).toEqual([
      {
        name: "brief",
        description: "A briefing",
        type: 1,
        options: [
          { name: "topic", description: "What about", required: true, type: 3, autocomplete: true },
          {
            name: "length",
            description: "How long",
            required: false,
            type: 3,
            choices: [
              { name: "short", value: "short" },
              { name: "standard", value: "standard" },
              { name: "full", value: "full" },
            ],
          },
          { name: "private", description: "For you alone", required: false, type: 5 },
        ],
        integration_types: [0, 1],
        contexts: [0, 1, 2],
      },
      { name: "whisper", description: "For the asker alone", type: 1, options: [], integration_types: [0, 1], contexts: [0, 1, 2] },
      {
        name: "ask",
        description: "A question",
        type: 1,
        options: [{ name: "question", description: "The question", required: true, type: 3 }],
        integration_types: [0, 1],
        contexts: [0, 1, 2],
      },
    ]);
    expect(session.problems()).toEqual([]);
  });

  test("bring their options by name", async () => {
    const { session, asked } = await connected(hello);
    await session.command("brief", { topic: "gaza strip", length: "full", private: "true" });
    await answered(session);
    expect(asked).toMatchObject([
      {
        command: "brief",
        options: { topic: "gaza strip", length: "full", private: "true" },
        user: "500000000000000001",
        conversation: { platform: "discord", tenant: "200000000000000001", channel: CHANNEL },
      },
    ]);
  });

  test("in a thread name the thread and its channel", async () => {
    const { session, asked } = await connected(hello);
    const thread = {
      id: THREAD,
      type: 11,
      guild_id: "200000000000000001",
      parent_id: CHANNEL,
      name: "thread",
      thread_metadata: { archived: false },
    };
    await session.commandWith("whisper", {}, { channel_id: THREAD, channel: thread });
    await answered(session);
    expect(asked[0]?.conversation).toEqual({ platform: "discord", tenant: "200000000000000001", channel: CHANNEL, thread: THREAD });
  });

  test("that Discord gave up are not run", async () => {
    const { session, asked } = await connected(hello);
    const gone = { status: 404, body: { message: "Unknown interaction", code: 10_062 } };
    session.discord.next.set("POST /interactions/:id/:token/callback", [() => gone]);
    await session.command("brief", { topic: "one" });
    await session.command("brief", { topic: "two" });
    await answered(session);
    expect(asked.map(({ options }) => options)).toEqual([{ topic: "two" }]);
  });

  test("answered after fifteen minutes are answered in the channel, and those for the asker alone directly", async () => {
    const { promise, resolve } = Promise.withResolvers<MessageDocument>();
    const { session, asked } = await connected(() => promise);
    const [shown, hidden] = [await session.command("brief", { topic: "x" }), await session.command("whisper", {})];
    await session.until(() => shown.acknowledged() && hidden.acknowledged(), "both");
    session.pass(16 * 60_000);
    resolve(hello());
    await answered(session, 2);
    expect(asked).toHaveLength(2);
    expect(
      session
        .seen()
        .map(({ channel }) => channel)
        .toSorted(),
    ).toEqual([CHANNEL, "400000000000000001"]);
  });

  test("whose answer cannot be shown, or fails, say so with a reference", async () => {
    const { session, asked } = await connected(({ options }) => {
      if (options["topic"] === "fail") throw new Error("secret detail");
      return withAction({ label: "Long", command: "x".repeat(100), options: {} });
    });
    await session.command("brief", { topic: "gaza" });
    await answered(session);
    await session.command("brief", { topic: "fail" });
    await answered(session, 2);
    expect(session.seen().map(({ text }) => text.includes("The answer cannot be shown here."))).toEqual([true, true]);
    expect(session.seen()[1]?.text).toContain(`reference ${asked[1]?.id}`);
    expect(session.log.join()).not.toContain("secret detail");
  });
});

test("a button under a message for the asker alone is answered to the asker alone", async () => {
  const { session } = await connected(({ options }) =>
    options["topic"] === "sudan" ? hello() : withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } }),
  );
  await session.command("brief", { topic: "x", private: "true" });
  await answered(session);
  const [message] = session.seen();
  if (message) await session.press(message, "Sudan");
  await answered(session, 2);
  expect(session.seen()[1]).toMatchObject({ text: "hello", privateTo: "500000000000000001" });
});

describe("suggestions", () => {
  const many: Suggest = async (kind, prefix) =>
    Array.from({ length: 40 }, (_, i) => ({ name: `${kind} ${prefix} ${i} ${"n".repeat(120)}`, value: `v${i}` }));

  test("are at most 25, with names of at most 100 characters", async () => {
    const { session } = await connected(hello, many);
    const data = await session.type("brief", "topic", "ga");
    const { choices } = CHOICES.parse(data);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: `topic ga 0 ${"n".repeat(88)}…`, value: "v0" });
    expect(session.problems()).toEqual([]);
  });

  test.each([
    ["fail", async () => Promise.reject(new Error("storage"))],
    ["are too long to be taken back", async () => [{ name: "long", value: "v".repeat(101) }]],
  ] satisfies [string, Suggest][])("that %s are none", async (_, suggest) => {
    const { session } = await connected(hello, suggest);
    expect(await session.type("brief", "topic", "ga")).toEqual({ choices: [] });
  });
});

describe("messages", () => {
  test.each([
    ["a mention of everybody", { content: "@everyone hello", mention_everyone: true }],
    ["a mention of a role", { content: "<@&1> hello", mention_roles: ["1"] }],
    [
      "a message of a webhook",
      {
        content: "<@100000000000000001> hello",
        webhook_id: "1",
        mentions: [{ id: "100000000000000001", username: "readout", discriminator: "0" }],
      },
    ],
    ["a system message", { type: 7, content: "" }],
  ])("%s is not for the bot", async (_, fields) => {
    const { session, asked } = await connected(hello);
    await session.messageWith(fields);
    await session.mention("for you");
    await answered(session);
    expect(asked.map(({ options }) => options)).toEqual([{ question: "for you" }]);
  });

  test("are answered as a reply that notifies nobody", async () => {
    const { session } = await connected(hello);
    const said = await session.mention("hello?");
    await answered(session);
    expect(session.discord.channels.messages).toMatchObject([{ replyTo: said.id, payload: { allowed_mentions: { parse: [] } } }]);
  });
});

describe("when the network fails", () => {
  test("an acknowledgement whose reply is lost is not a reason to give up", async () => {
    const { session } = await connected(hello);
    session.discord.next.set("POST /interactions/:id/:token/callback", [async (take) => ({ ...(await take()), drop: true })]);
    await session.command("brief", { topic: "x" });
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello" }]);
  });

  test("an answer that did not arrive is sent again", async () => {
    const { session } = await connected(hello);
    session.discord.next.set("PATCH /webhooks/:application/:token/messages/@original", [() => ({ status: 503, body: "unavailable" })]);
    await session.command("brief", { topic: "x" });
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello" }]);
  });

  test("a delivery whose reply is lost is one message", async () => {
    const { session } = await connected(hello);
    const to = { platform: "discord", channel: CHANNEL };
    session.discord.next.set("POST /channels/:channel/messages", [async (take) => ({ ...(await take()), drop: true })]);
    const since = session.now();
    await expect(session.adapter.post(to, hello(), "desk:1")).rejects.not.toBeInstanceOf(NotPosted);
    const reference = await session.adapter.post(to, hello(), "desk:1", since);
    expect(session.seen().map(({ id }) => id)).toEqual([reference.message]);
  });

  test("a rate limit is waited out", async () => {
    const { session } = await connected(hello);
    const limited = { status: 429, headers: { "retry-after": "0.05" }, body: { message: "limited", retry_after: 0.05, global: false } };
    session.discord.next.set("PATCH /webhooks/:application/:token/messages/@original", [() => limited]);
    await session.command("brief", { topic: "x" });
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello" }]);
  });

  test("a dropped gateway is resumed", async () => {
    const { session } = await connected(hello);
    session.discord.server.cutSockets();
    await session.until(() => session.discord.gateway.resumed === 1, "the resumption");
    await session.command("brief", { topic: "x" });
    await answered(session);
    expect(session.discord.gateway.identified).toBe(1);
  });

  test("a side that never closes does not hold up the stop", async () => {
    const { session } = await connected(hello);
    session.discord.server.freezeSockets();
    const started = performance.now();
    await session.stop();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

test("where it may post is what Discord says", async () => {
  const { session } = await connected(hello);
  const canPost = (channel: string): Promise<boolean> => session.adapter.canPost({ platform: "discord", channel });
  expect(await Promise.all([canPost(CHANNEL), canPost("400000000000000001"), canPost("300000000000000077")])).toEqual([true, true, false]);
});

test("a delivery is found behind more messages than Discord lists at once", async () => {
  const { session } = await connected(hello);
  const to = { platform: "discord", channel: CHANNEL };
  for (let i = 0; i < 120; i += 1) session.discord.channels.take({ content: `message ${i}`, allowed_mentions: { parse: [] } }, CHANNEL);
  const reference = await session.adapter.post(to, hello(), "desk:1");
  expect(await session.adapter.findDelivered(to, "desk:1", session.now())).toEqual(reference);
  expect(await session.adapter.findDelivered(to, "desk:1", session.now() + 10 * 60_000)).toBeUndefined();
});

test("in a thread it posts, finds and edits in the thread", async () => {
  const { session } = await connected(hello);
  const to = { platform: "discord", channel: CHANNEL, thread: THREAD };
  const reference = await session.adapter.post(to, hello(), "desk:1");
  await session.adapter.edit(reference, plainDocument("answer", "corrected"));
  expect(session.seen()).toMatchObject([{ channel: THREAD, text: "corrected" }]);
  expect(await session.adapter.findDelivered(to, "desk:1", session.now())).toEqual(reference);
});
