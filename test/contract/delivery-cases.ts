import { expect } from "vitest";
import { plainDocument } from "../../src/core/document.ts";
import { CannotLook, type Conversation, NotPosted } from "../../src/core/platform.ts";
import type { Case } from "./case.ts";
import { missing } from "./case.ts";
import { longDocument, withAction } from "./documents.ts";
import type { PlatformSession } from "./harness.ts";

const MINUTES = 60_000;
const KEY = "0123456789abcdef01234567";

const place = ({ adapter, channel }: PlatformSession): Conversation => ({ platform: adapter.name, channel });
const digest = (text: string) => plainDocument("answer", text);

/** What a promise rejects with. */
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "nothing",
    (error: unknown) => error,
  );

/** What is sent unasked: once, in all its parts, and with a reason where it cannot be. */
export const DELIVERY_CASES: readonly Case[] = [
  {
    name: "finds a delivery whose answer was lost, also long afterwards",
    fault: "lose-marks",
    async run(session) {
      const { adapter } = session;
      const since = session.now();
      for (const [i, document] of [
        digest("edition"),
        withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } }),
      ].entries()) {
        session.loseReply();
        expect(await failureOf(adapter.post(place(session), document, `${KEY}${i}`))).not.toBeInstanceOf(NotPosted);
        session.pass(10 * MINUTES);
        const found = await adapter.post(place(session), document, `${KEY}${i}`, since);
        expect(found.message).toBe(session.seen()[i]?.id);
      }
      expect(session.seen()).toHaveLength(2);
    },
  },
  {
    name: "posts the parts that are missing alone",
    fault: "lose-marks",
    async run(session) {
      const { document, marks } = longDocument();
      const since = session.now();
      session.failAfter(1);
      expect(await failureOf(session.adapter.post(place(session), document, KEY))).not.toBeInstanceOf(NotPosted);
      expect(session.seen()).toHaveLength(1);
      session.pass(10 * MINUTES);
      const { message } = await session.adapter.post(place(session), document, KEY, since);
      expect(missing(marks, session.seen())).toEqual([]);
      expect(session.seen().map(({ id }) => id)).toEqual(message.split(","));
    },
  },
  {
    name: "tries a delivery once where the platform fails, and leaves open whether it is out",
    fault: "take-and-fail",
    async run(session) {
      session.failAfter(0);
      const failure = await failureOf(session.adapter.post(place(session), digest("edition"), KEY));
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(NotPosted);
      expect(session.seen()).toEqual([]);
    },
  },
  {
    name: "says of a delivery that it cannot be looked for where history may not be read",
    fault: "open-history",
    async run(session) {
      const to = { ...place(session), tenant: "200000000000000001", channel: session.silent };
      await session.adapter.post(to, digest("edition"), KEY);
      expect(await failureOf(session.adapter.post(to, digest("edition"), KEY, session.now()))).toBeInstanceOf(CannotLook);
    },
  },
  {
    name: "says how long a delivery has to wait, and waits for none of it",
    fault: "limit-everybody",
    async run(session) {
      session.limit();
      const failure = await failureOf(session.adapter.post(place(session), digest("edition"), KEY));
      expect(failure).toBeInstanceOf(NotPosted);
      expect(failure).toMatchObject({
        why: "later",
        begun: false,
        wait: expect.closeTo(session.adapter.name === "slack" ? 30_000 : 200, -3),
      });
      const elsewhere = await session.adapter.direct?.(session.people.person);
      if (elsewhere) await session.adapter.post(elsewhere, digest("other"), KEY);
      expect(session.seen().map(({ text }) => text)).toEqual(["other"]);
    },
  },
  {
    name: "says why nothing can be posted any more",
    fault: "stay-open",
    async run(session) {
      session.shut();
      expect(await failureOf(session.adapter.post(place(session), digest("edition"), KEY))).toMatchObject({
        name: "NotPosted",
        why: "closed",
        message: "the bot is not in the channel",
      });
    },
  },
  {
    name: "says of a message to be edited that it was deleted",
    fault: "keep-deleted",
    async run(session) {
      const sent = await session.adapter.post(place(session), digest("edition"), KEY);
      session.remove(sent.message);
      expect(await failureOf(session.adapter.edit(sent, digest("corrected")))).toMatchObject({
        name: "NotPosted",
        why: "closed",
        message: "the message was deleted",
      });
    },
  },
  {
    name: "adds to an edited message once, however often it is edited",
    fault: "lose-marks",
    async run(session) {
      const { document, marks } = longDocument();
      const sent = await session.adapter.post(place(session), digest("edition"), KEY);
      await session.adapter.edit(sent, document);
      const count = session.seen().length;
      session.pass(10 * MINUTES);
      await session.adapter.edit(sent, document);
      expect(missing(marks, session.seen())).toEqual([]);
      expect(session.seen()).toHaveLength(count);
    },
  },
  {
    name: "calls the one group it is told to, and nobody else",
    fault: "notify-nobody",
    async run(session) {
      const { group } = session.people;
      await session.adapter.post(place(session), { ...digest("edition @everyone <!here> <@&700000000000000002>"), mention: group }, KEY);
      expect(session.seen()[0]?.pings).toEqual([group]);
      await session.adapter.post(place(session), { ...digest("edition"), mention: "everyone" });
      expect(session.seen()[1]?.pings).toEqual([]);
    },
  },
  {
    name: "puts what belongs together into one thread",
    fault: "lose-threads",
    async run(session) {
      const { adapter } = session;
      const first = await adapter.post(place(session), digest("first"), KEY);
      const thread = await adapter.thread?.(first, "Digests");
      if (thread === undefined) throw new Error("there is no thread");
      const second = await adapter.post(thread, digest("second"), `${KEY}2`);
      const again = await adapter.thread?.(second, "Digests");
      expect(again).toEqual(thread);
      const [there, inside] = session.seen();
      expect(inside?.thread ?? inside?.channel).toBe(there?.id);
    },
  },
  {
    name: "runs what the button of a delivery stands for",
    fault: "forget-buttons",
    async run(session, desk) {
      await session.adapter.post(place(session), withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } }), KEY);
      const [message] = session.seen();
      if (!message) throw new Error("nothing was posted");
      await session.press(message, "Sudan");
      await session.until(() => desk.asked.length > 0, "the request");
      expect(desk.asked.at(-1)).toMatchObject({ command: "brief", options: { topic: "sudan" } });
    },
  },
];
