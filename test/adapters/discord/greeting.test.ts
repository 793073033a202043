import { describe, expect, test } from "vitest";
import { inMemory } from "../../../src/adapters/discord/greeting.ts";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import { createKeyv } from "../../../src/storage/keyv.ts";
import { openStore } from "../../../src/storage/sqlite/open.ts";
import { GUILD } from "../../support/fake-discord/gateway.ts";
import type { DiscordSession } from "../../support/fake-discord/harness.ts";
import { answered, connected } from "./connected.ts";

const hello = (): MessageDocument => plainDocument("answer", "hello");
const ID = "200000000000000002";
const CHANNEL = "300000000000000005";
const channels = [{ ...GUILD.channels[0], id: CHANNEL, guild_id: ID }];
const roles = [{ ...GUILD.roles[0], id: ID }];
/** A server joined before the sessions of these tests, which begin on 20 November 2023 at 09:00 UTC, unless told otherwise. */
const server = (fields: object = {}) => ({ ...GUILD, id: ID, channels, roles, system_channel_id: CHANNEL, ...fields });
const LATER = "2023-11-20T09:30:00.000000+00:00";

/** What was said once everything that was told has been heard. */
async function said(session: DiscordSession): Promise<string[]> {
  await session.command("brief", { topic: "x" });
  await session.until(() => session.seen().some(({ text }) => text === "hello"), "the answer");
  await session.stop();
  return session.seen().flatMap(({ text, channel }) => (text === "hello" ? [] : [`${channel} ${text}`]));
}

const GREETING = expect.stringContaining(`${CHANNEL} `);

describe("a server that the bot joins", () => {
  test("is greeted once where it says such things, and again when the bot comes back", async () => {
    const { session } = await connected(hello);
    const { dispatch } = session.discord.gateway;
    dispatch("GUILD_CREATE", server());
    dispatch("GUILD_CREATE", server());
    dispatch("GUILD_DELETE", { id: ID });
    dispatch("GUILD_CREATE", server({ joined_at: LATER }));
    await answered(session, 2);
    expect(session.seen()[0]).toMatchObject({
      channel: CHANNEL,
      text: expect.stringContaining("Three things to try\n/brief gaza\n/ask who said what"),
    });
    expect(await said(session)).toEqual([GREETING, GREETING]);
  });

  test.each([
    ["there is no such channel", { system_channel_id: null }],
    ["the bot may not post there", { roles: [{ ...roles[0], permissions: "0" }] }],
  ])("is not greeted where %s", async (_, fields) => {
    const { session } = await connected(hello);
    session.discord.gateway.dispatch("GUILD_CREATE", server(fields));
    expect(await said(session)).toEqual([]);
  });
});

describe("a server that the bot joined while it was off", () => {
  test("is greeted at the next start, once", async () => {
    const store = await openStore({ path: ":memory:" });
    const greeted = createKeyv(store.keyed, { now: () => 0 }, "discord-greeted");
    expect(await said((await connected(hello, { greeted })).session)).toEqual([]);
    const guilds = [server({ joined_at: LATER })];
    expect(await said((await connected(hello, { greeted, guilds })).session)).toEqual([GREETING]);
    expect(await said((await connected(hello, { greeted, guilds })).session)).toEqual([]);
    await store.close();
  });

  test("is not greeted at the very first start, nor any that was there by then", async () => {
    const greeted = inMemory();
    const guilds = [server({ joined_at: LATER })];
    expect(await said((await connected(hello, { greeted, guilds })).session)).toEqual([]);
    expect(await said((await connected(hello, { greeted, guilds })).session)).toEqual([]);
  });

  test("is not greeted for having been out of reach", async () => {
    const { session } = await connected(hello, { guilds: [server()] });
    session.discord.gateway.dispatch("GUILD_DELETE", { id: ID, unavailable: true });
    session.discord.gateway.dispatch("GUILD_CREATE", server());
    expect(await said(session)).toEqual([]);
  });
});
