import { expect } from "vitest";
import { plainDocument } from "../../src/core/document.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Case } from "./case.ts";
import { missing, placeOf, seenText } from "./case.ts";
import { longDocument, withAction } from "./documents.ts";

/** What is heard, what is kept, and how it begins and ends. */
export const CONVERSATION_CASES: readonly Case[] = [
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
    name: "asks for words before a command that wants them, and answers the asker alone",
    fault: "lose-words",
    async run(session, desk) {
      const action = { label: "Wrong?", command: "complain", options: { answer: "a1" } };
      desk.answer = ({ command, options }) =>
        command === "complain" ? plainDocument("answer", `kept ${options["why"] ?? "nothing"}`) : withAction(action);
      for (const [i, words] of ["the date is *wrong*", ""].entries()) {
        await session.command("brief", { topic: "x" });
        const answers = () => session.seen().filter(({ text }) => text.includes("An answer."));
        await session.until(() => answers().length > i, "the answer");
        const message = answers()[i];
        if (!message) throw new Error("the answer is gone again");
        const pressed = await session.press(message, "Wrong?");
        await session.until(() => session.form() !== undefined && pressed.acknowledged(), "the form");
        expect(session.form()).toEqual({ title: "Complain", label: "What is wrong" });
        const said = await session.submit(words);
        await session.until(() => said.acknowledged(), "the acknowledgement");
        const reply = await seenText(session, words === "" ? "kept nothing" : "kept the date is *wrong*");
        expect(reply.privateTo).toEqual(expect.any(String));
      }
      expect(desk.asked.filter((one) => one.command === "complain").map(({ command, options }) => ({ command, options }))).toEqual([
        { command: "complain", options: { answer: "a1", why: "the date is *wrong*" } },
        { command: "complain", options: { answer: "a1" } },
      ]);
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
