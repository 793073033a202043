import { expect } from "vitest";
import type { Case } from "./case.ts";
import { seenText } from "./case.ts";
import type { PlatformSession } from "./harness.ts";

const logged = (session: PlatformSession, words: string): number => session.log.filter((line) => line.includes(words)).length;

/** What is done when the platform or the network fails. */
export const TROUBLE_CASES: readonly Case[] = [
  {
    name: "waits as long as a rate limit says, and holds up no other conversation",
    fault: "limit-everybody",
    async run(session) {
      const limit = session.limit();
      await session.mention("one");
      await session.until(() => limit.refused(), "the refusal");
      await session.direct("two");
      await seenText(session, "answer to two");
      expect(session.seen()).toHaveLength(1);
      await limit.end();
      await seenText(session, "answer to one");
      expect({ early: limit.early(), seen: session.seen().length }).toEqual({ early: 0, seen: 2 });
    },
  },
  {
    name: "sends again what the platform could not take, once",
    fault: "stay-down",
    async run(session) {
      session.failOnce();
      await session.mention("one");
      await seenText(session, "answer to one");
      await session.stop();
      expect(session.seen()).toHaveLength(1);
    },
  },
  {
    name: "makes one message of an answer whose reply is lost",
    fault: "repeat",
    async run(session) {
      session.loseReply();
      await session.mention("one");
      await seenText(session, "answer to one");
      await session.stop();
      expect(session.seen()).toHaveLength(1);
    },
  },
  {
    name: "connects again after a dropped connection, and answers as before",
    fault: "stay-cut",
    reconnects: true,
    async run(session) {
      await session.command("brief", { topic: "one" });
      await seenText(session, "answer to one");
      session.cut();
      await session.until(() => session.reconnected(), "a new connection");
      await session.command("brief", { topic: "two" });
      await seenText(session, "answer to two");
      expect(session.seen()).toHaveLength(2);
    },
  },
  {
    name: "says once in the log that its token is refused, and lives on",
    fault: "accept-any-token",
    async run(session, _, { tokenVariable }) {
      await session.mention("one");
      await seenText(session, "answer to one");
      session.revoke(true);
      await session.mention("two");
      await session.mention("three");
      await session.until(() => logged(session, "answer failed") === 2, "both failures");
      expect(logged(session, tokenVariable)).toBe(1);
      session.revoke(false);
      await session.mention("four");
      await seenText(session, "answer to four");
    },
  },
  {
    name: "does not answer a message again when its author edits it",
    fault: "renumber",
    async run(session, desk) {
      const said = await session.mention("one");
      await seenText(session, "answer to one");
      await session.edits(said, "one, edited");
      await session.mention("two");
      await seenText(session, "answer to two");
      expect(desk.asked.map(({ options }) => options["question"])).toEqual(["one", "two"]);
    },
  },
];
