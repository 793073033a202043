import { describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import { NotPosted } from "../../../src/core/platform.ts";
import { withAction } from "../../contract/documents.ts";
import { IDS } from "../../support/fake-discord/channels.ts";
import type { Reply } from "../../support/fake-http/server.ts";
import { connected } from "./connected.ts";

const TO = { platform: "discord", tenant: IDS.guild, channel: IDS.channel };
const KEY = "0123456789abcdef01234567";
const POST = "POST /channels/:channel/messages";
const digest = () => plainDocument("answer", "edition");
const sudan = () => withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } });

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "nothing",
    (error: unknown) => error,
  );

describe("what Discord says of a delivery", () => {
  test.each([
    [404, 10_003, "closed", "the channel was deleted"],
    [403, 50_001, "closed", "the bot is not in the channel"],
    [403, 50_013, "closed", "the bot may not write there"],
    [403, 50_007, "closed", "the person takes no direct messages"],
    [400, 50_035, "invalid", "Discord does not take the message (50035)"],
    [401, 0, "later", "Discord does not take the token"],
  ])("%i with %i is %s", async (status, code, why, message) => {
    const { session } = await connected(digest);
    session.discord.next.set(POST, [(): Reply => ({ status, body: { message: "no", code } })]);
    expect(await failureOf(session.adapter.post(TO, digest(), KEY))).toMatchObject({ name: "NotPosted", why, message });
    // A refused token is not forgotten: the next one is sent with it.
    await session.adapter.post(TO, digest(), `${KEY}2`);
  });

  test("a server it is no longer in is said", async () => {
    const { session } = await connected(digest);
    session.shut();
    expect(await failureOf(session.adapter.post({ ...TO, tenant: "200000000000000077" }, digest(), KEY))).toMatchObject({
      why: "closed",
      message: "the bot was removed from the server",
    });
  });

  test("a failure of its own leaves open whether it is out, and is not tried again", async () => {
    const { session } = await connected(digest);
    session.discord.next.set(POST, [(): Reply => ({ status: 502, body: "bad gateway" })]);
    const failure = await failureOf(session.adapter.post(TO, digest(), KEY));
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(NotPosted);
    expect(session.seen()).toEqual([]);
  });
});

test("a delivery is marked on its first button, with the key and its part, and keeps the mark when it is edited", async () => {
  const { session } = await connected(digest);
  const sent = await session.adapter.post(TO, sudan(), KEY);
  const customIds = () => session.discord.channels.messages.flatMap(({ shown }) => shown.buttons.map(({ customId }) => customId));
  expect(customIds()).toEqual([`v1|brief|k1|${KEY}.1`]);
  await session.adapter.edit(sent, sudan());
  expect(customIds()).toEqual([`v1|brief|k1|${KEY}.1`]);
  expect(await session.adapter.findDelivered(TO, KEY, session.now())).toEqual(sent);
});

test("in a forum every delivery is a post with its headline for a title, found again and edited there", async () => {
  const { session } = await connected(digest);
  const to = { ...TO, channel: IDS.forum };
  const document = { ...sudan(), blocks: [{ kind: "heading" as const, text: "Sudan: a headline" }, ...sudan().blocks] };
  const since = session.now();
  const sent = await session.adapter.post(to, document, KEY);
  const [message] = session.discord.channels.messages;
  expect(sent).toEqual({ conversation: { ...to, thread: message?.id }, message: message?.id });
  expect(await session.adapter.post(to, document, KEY, since)).toEqual(sent);
  await session.adapter.edit(sent, digest());
  expect(session.seen().map(({ text }) => text)).toEqual(["edition"]);
});
