import { describe, expect, test } from "vitest";
import { plainDocument } from "../../src/core/document.ts";
import type { MessageDocument } from "../../src/core/document.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Dispatch, Invocation } from "../../src/core/platform.ts";
import { LITERALS, SPECS, linkedDocument, literalDocument, longDocument, withAction } from "./documents.ts";
import type { Fault, PlatformHarness, PlatformSession, Seen } from "./harness.ts";

/** Stands where the commands would: keeps what was asked and answers as the case wants. */
interface Desk {
  dispatch: Dispatch;
  asked: Invocation[];
  answer: (invocation: Invocation) => MessageDocument | Promise<MessageDocument>;
  /** Answers nothing until `open`, then this. */
  hold(document: MessageDocument): void;
  open(): void;
  /** Resolves once so many requests have reached the desk. */
  hasAsked(count: number): Promise<void>;
}

interface Case {
  name: string;
  /** The wrong that must make this case fail. */
  fault: Fault;
  badToken?: boolean;
  run(session: PlatformSession, desk: Desk, harness: PlatformHarness): Promise<void>;
}

const PATIENCE_WITH_FAULT = 250;

/** What every platform adapter does, and for each point the fault that shows the check can fail. */
export function platformContract(harness: PlatformHarness): void {
  describe(`platform contract: ${harness.name}`, () => {
    for (const one of CASES) {
      const reason = harness.without?.[one.fault];
      const title = `${one.name}${reason === undefined ? "" : ` (${reason})`}`;
      test.skipIf(reason !== undefined)(`${title}`, async () => {
        expect(await play(harness, one, undefined)).toEqual([]);
      });
      test.skipIf(reason !== undefined)(`${title}: noticed under "${one.fault}"`, async () => {
        await expect(play(harness, one, one.fault)).rejects.toThrow(/\S/u);
      });
    }
  });
}

/** Plays a case to its end; resolves with what the platform did not understand. */
async function play(harness: PlatformHarness, one: Case, fault: Fault | undefined): Promise<readonly string[]> {
  const desk = createDesk();
  const session = await harness.open({
    dispatch: desk.dispatch,
    specs: SPECS,
    fault,
    badToken: one.badToken === true,
    ...(fault === undefined ? {} : { patience: PATIENCE_WITH_FAULT }),
  });
  try {
    if (!one.badToken) await session.start();
    await one.run(session, desk, harness);
    return session.problems();
  } finally {
    desk.open();
    await session.close();
  }
}

const CASES: readonly Case[] = [
  {
    name: "acknowledges before the answer is there",
    fault: "lose-acknowledgements",
    async run(session, desk) {
      desk.hold(plainDocument("answer", "late"));
      const said = await session.command("brief", { topic: "gaza" });
      await session.until(() => said.acknowledged(), "the acknowledgement");
      expect(session.seen()).toEqual([]);
      desk.open();
      await seenText(session, "late");
    },
  },
  {
    name: "answers where it was asked",
    fault: "misfile",
    async run(session) {
      const command = await session.command("brief", { topic: "one" });
      expect(placeOf(await seenText(session, "answer to one"))).toEqual(placeOf(command));
      const mention = await session.mention("two");
      expect(placeOf(await seenText(session, "answer to two"))).toEqual(placeOf(mention));
      const direct = await session.direct("three");
      expect(placeOf(await seenText(session, "answer to three"))).toEqual(placeOf(direct));
    },
  },
  {
    name: "shows private answers to the asker alone, and others to all",
    fault: "show-everybody",
    async run(session) {
      await session.command("brief", { topic: "open" });
      expect((await seenText(session, "answer to open")).privateTo).toBeUndefined();
      await session.command("brief", { topic: "closed", private: "true" });
      expect((await seenText(session, "answer to closed")).privateTo).toEqual(expect.any(String));
      await session.command("whisper", {});
      await session.until(() => session.seen().length === 3, "the third answer");
      expect(session.seen()[2]?.privateTo).toEqual(expect.any(String));
    },
  },
  {
    name: "cuts nothing from a long answer",
    fault: "cut",
    async run(session, desk) {
      const { document, marks } = longDocument();
      desk.answer = () => document;
      await session.command("brief", { topic: "everything" });
      await session.until(() => session.seen().some(({ buttons }) => buttons.includes("More")), "the last message");
      expect(missing(marks, session.seen())).toEqual([]);
    },
  },
  {
    name: "cuts nothing from a long private answer",
    fault: "cut",
    async run(session, desk) {
      const { document, marks } = longDocument();
      desk.answer = () => document;
      await session.command("whisper", {});
      await session.until(() => session.seen().some(({ buttons }) => buttons.includes("More")), "the last message");
      expect(missing(marks, session.seen())).toEqual([]);
      expect(session.seen().every(({ privateTo }) => privateTo !== undefined)).toBe(true);
    },
  },
  {
    name: "shows text from the record as it stands, and notifies nobody",
    fault: "interpret-literals",
    async run(session, desk) {
      desk.answer = literalDocument;
      await session.command("brief", { topic: "x" });
      await session.until(() => session.seen().some(({ text }) => text.includes("publisher @everyone")), "the answer");
      const text = session
        .seen()
        .map((message) => message.text)
        .join("\n");
      const wanted = [...LITERALS, `quiet ${LITERALS.join(" ")}`, `cell ${LITERALS.join(" ")}`, `headline ${LITERALS.join(" ")}`];
      expect(wanted.filter((literal) => !text.includes(literal))).toEqual([]);
      expect(session.seen().flatMap(({ pings, links }) => [...pings, ...links])).toEqual([]);
    },
  },
  {
    name: "links citations and sources, without previews",
    fault: "preview-links",
    async run(session, desk) {
      desk.answer = linkedDocument;
      for (const say of [() => session.command("brief", { topic: "x" }), () => session.mention("x")]) {
        const before = session.seen().length;
        await say();
        await session.until(() => session.seen().length > before, "the answer");
        const message = session.seen()[before];
        expect(message?.previews).toBe(false);
        expect(message?.links).toEqual([
          { text: "[1]", url: "https://news.example/a" },
          { text: "A report", url: "https://news.example/a" },
        ]);
        expect(message?.text).toContain("[1] A report — News, 2023-11-10");
      }
    },
  },
  {
    name: "ignores its own messages and those of other bots",
    fault: "hide-bots",
    async run(session, desk) {
      await session.echo("mine");
      await session.botMentions("theirs");
      await session.mention("yours");
      await seenText(session, "answer to yours");
      expect(desk.asked.map(({ options }) => options)).toEqual([{ question: "yours" }]);
    },
  },
  {
    name: "answers once what is sent twice",
    fault: "renumber",
    async run(session, desk) {
      const command = await session.command("brief", { topic: "one" });
      await seenText(session, "answer to one");
      await session.again(command);
      const mention = await session.mention("two");
      await seenText(session, "answer to two");
      await session.again(mention);
      await session.mention("three");
      await seenText(session, "answer to three");
      expect(desk.asked).toHaveLength(3);
    },
  },
  {
    name: "takes mentions and direct messages as questions",
    fault: "deaf",
    async run(session, desk) {
      await session.mention("what does Egypt say?");
      await seenText(session, "answer to what does Egypt say?");
      await session.direct("and Jordan?");
      await seenText(session, "answer to and Jordan?");
      expect(desk.asked.map(({ command, options }) => ({ command, options }))).toEqual([
        { command: "ask", options: { question: "what does Egypt say?" } },
        { command: "ask", options: { question: "and Jordan?" } },
      ]);
    },
  },
  {
    name: "brings an answer that took ten minutes",
    fault: "drop-late",
    async run(session, desk) {
      desk.hold(plainDocument("answer", "late"));
      for (const command of ["brief", "whisper"]) {
        const said = await session.command(command, command === "brief" ? { topic: "slow" } : {});
        await session.until(() => said.acknowledged(), "the acknowledgement");
      }
      await desk.hasAsked(2);
      session.pass(10 * 60_000);
      desk.open();
      await session.until(() => session.seen().filter(({ text }) => text.includes("late")).length === 2, "both answers");
    },
  },
  {
    name: "finds what it delivered, in all its parts, and nothing else",
    fault: "forget-deliveries",
    async run({ adapter, channel, now }) {
      const to = { platform: adapter.name, channel };
      const since = now();
      const short = await adapter.post(to, plainDocument("answer", "edition"), "desk:1");
      const long = await adapter.post(to, longDocument().document, "desk:2");
      await adapter.post(to, plainDocument("answer", "no delivery"));
      expect(await adapter.findDelivered(to, "desk:1", since)).toEqual(short);
      expect(await adapter.findDelivered(to, "desk:2", since)).toEqual(long);
      expect(await adapter.findDelivered(to, "desk:3", since)).toBeUndefined();
    },
  },
  {
    name: "edits a message to something shorter and to something longer",
    fault: "ignore-edits",
    async run(session) {
      const { adapter, channel } = session;
      const to = { platform: adapter.name, channel };
      const { document, marks } = longDocument();
      const long = await adapter.post(to, document, "desk:1");
      await adapter.edit(long, plainDocument("answer", "corrected"));
      expect(session.seen().map(({ text }) => text)).toEqual(["corrected"]);
      const short = await adapter.post(to, plainDocument("answer", "short"));
      await adapter.edit(short, document);
      expect(missing(marks, session.seen())).toEqual([]);
    },
  },
  {
    name: "runs what a button stands for",
    fault: "forget-buttons",
    async run(session, desk) {
      desk.answer = ({ options }) =>
        options["topic"] === "sudan"
          ? plainDocument("answer", "pressed")
          : withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } });
      await session.command("brief", { topic: "x" });
      const said = await session.press(await seenText(session, "An answer."), "Sudan");
      expect(placeOf(await seenText(session, "pressed"))).toEqual(placeOf(said));
      expect(desk.asked.at(-1)).toMatchObject({ command: "brief", options: { topic: "sudan" } });
    },
  },
  {
    name: "offers to ask anew where a button's action is gone",
    fault: "keep-buttons",
    async run(session, desk) {
      desk.answer = () => withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } });
      await session.command("brief", { topic: "x" });
      const message = await seenText(session, "An answer.");
      session.forgetButtons();
      await session.press(message, "Sudan");
      await seenText(session, "/brief gaza");
      expect(desk.asked).toHaveLength(1);
    },
  },
  {
    name: "stops within five seconds, after what is in hand, and leaves no connection",
    fault: "never-stop",
    async run(session, desk) {
      desk.hold(plainDocument("answer", "in hand"));
      await session.command("brief", { topic: "x" });
      await desk.hasAsked(1);
      const started = performance.now();
      const stopped = session.stop();
      desk.open();
      await stopped;
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(session.seen().map(({ text }) => text)).toEqual(["in hand"]);
      await session.until(() => session.connections() === 0, "the connections to close");
    },
  },
  {
    name: "says which credential is refused, and what to do",
    fault: "accept-any-token",
    badToken: true,
    async run(session, _, { tokenVariable }) {
      const refusal: unknown = await session.start().then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(UserError);
      expect(refusal).toMatchObject({
        code: "bad-configuration",
        message: expect.stringContaining(tokenVariable),
        next: expect.stringContaining(tokenVariable),
      });
      await session.until(() => session.connections() === 0, "no connection");
    },
  },
];

function createDesk(): Desk {
  const asked: Invocation[] = [];
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const waiting: { count: number; resolve: () => void }[] = [];
  const desk: Desk = {
    asked,
    answer: ({ options }) => plainDocument("answer", `answer to ${Object.values(options).join(" ")}`),
    dispatch: async (invocation) => {
      asked.push(invocation);
      for (const { count, resolve } of waiting) if (asked.length >= count) resolve();
      return desk.answer(invocation);
    },
    hold(document) {
      desk.answer = () => opened.then(() => document);
    },
    open,
    hasAsked(count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ count, resolve });
      if (asked.length >= count) resolve();
      return promise;
    },
  };
  return desk;
}

/** The first message that holds this text, once there is one. */
async function seenText(session: PlatformSession, text: string): Promise<Seen> {
  const find = (): Seen | undefined => session.seen().find((message) => message.text.includes(text));
  await session.until(() => find() !== undefined, `"${text}"`);
  const found = find();
  if (!found) throw new Error(`"${text}" is gone again`);
  return found;
}

const placeOf = ({ channel, thread }: { channel: string; thread?: string }): { channel: string; thread: string | undefined } => ({
  channel,
  thread,
});

/** The marks not seen in order. */
function missing(marks: readonly string[], seen: readonly Seen[]): string[] {
  const text = seen.map((message) => message.text).join("\n");
  let from = 0;
  return marks.filter((mark) => {
    const place = text.indexOf(mark, from);
    if (place >= 0) from = place;
    return place < 0;
  });
}
