import { expect } from "vitest";
import { plainDocument } from "../../src/core/document.ts";
import type { Case } from "./case.ts";
import { missing, placeOf, seenText } from "./case.ts";
import { LITERALS, linkedDocument, literalDocument, longDocument } from "./documents.ts";

/** How requests are acknowledged and answers shown. */
export const ANSWER_CASES: readonly Case[] = [
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
];
