import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../src/core/platform.ts";
import type { DigestService } from "../../src/digests/service.ts";
import { CHANNEL, type Chat, openChat, textOf } from "./desk.ts";
import { createFakePlatform, type FakePlatform } from "../support/fake-platform/platform.ts";
import { serviceOver } from "../support/fake-platform/service.ts";

const POSITION = "pos-us-ceasefire-2023-11-10";
let chat: Chat;
let platform: FakePlatform;
let service: DigestService;

beforeEach(async () => {
  chat = await openChat({ operators: new Set(["somewhere:U0"]) });
  platform = createFakePlatform("somewhere", chat.clock.now);
  service = serviceOver(chat, platform);
});
afterEach(() => chat.close());

const operator = { user: "U0" };
const lines = (reply: Reply) => textOf(reply).split("\n");
/** An answer as it was posted to the channel. */
async function posted(words: string): Promise<Reply> {
  const reply = await chat.run("positions", { words });
  const message = await platform.post(CHANNEL, reply.document);
  await reply.sent?.(message);
  return reply;
}
const REASON = "reason: the sentence was misread";

describe("correct", () => {
  it("shows first what would change and how many messages can be reached, and changes nothing", async () => {
    await posted("united states ceasefire");
    await chat.run("positions", { words: "united states ceasefire private" });
    const preview = await chat.run("correct", { words: `${POSITION} field: stated_on value: 2023-11-09 ${REASON}` }, operator);
    expect(lines(preview)).toEqual([
      `${POSITION}: stated on was “2023-11-10”, is now “2023-11-09”, because the sentence was misread.`,
      "1 message of the last 30 days cited it and would be edited; 1 cannot be (answers to one person alone).",
      "Nothing is changed yet.",
    ]);
    expect(await chat.readout.store.history("shared", POSITION)).toHaveLength(1);
  });

  it("replaces a value, edits the message that cited it, and puts a note under it", async () => {
    await posted("united states ceasefire");
    const preview = await chat.run("correct", { words: `${POSITION} field: stated_on value: 2023-11-09 ${REASON}` }, operator);
    await chat.press(preview, "Correct", operator);
    await service.round();
    const [history, before] = [await chat.readout.store.history("shared", POSITION), platform.standing[0]];
    expect(history.map(({ record }) => record.revision)).toEqual([1, 2]);
    const struck = before?.document.blocks
      .flatMap((block) => (block.kind === "list" ? block.items : []))
      .filter(([first]) => first?.kind === "text" && first.style === "struck");
    expect(struck?.map((item) => item.at(-1))).toEqual([
      {
        kind: "text",
        style: "strong",
        text: "Corrected at 20 Nov 2023 09:00 UTC because the sentence was misread: stated on was “2023-11-10”, is now “2023-11-09”.",
      },
    ]);
    expect(platform.standing[1]).toMatchObject({
      channel: "C1/1",
      text: "Corrected at 20 Nov 2023 09:00 UTC because the sentence was misread: stated on was “2023-11-10”, is now “2023-11-09”.",
    });
    await service.round();
    expect(platform.standing).toHaveLength(2);
  });

  it("retracts, and says so where it was cited; what it corrected before stays said", async () => {
    await posted("united states ceasefire");
    await chat.run("correct", { words: `${POSITION} field: stated_on value: 2023-11-09 ${REASON} confirm` }, operator);
    await service.round();
    chat.clock.pass(60_000);
    await chat.run("correct", { words: `${POSITION} reason: nobody said it confirm` }, operator);
    await service.round();
    const texts = JSON.stringify(platform.standing[0]?.document);
    expect(texts).toContain("Corrected at 20 Nov 2023 09:00 UTC because the sentence was misread");
    expect(texts).toContain("Retracted at 20 Nov 2023 09:01 UTC because nobody said it.");
    expect(textOf(await chat.run("positions", { words: "united states ceasefire" }))).not.toContain(POSITION);
    expect(lines(await chat.run("correct", { words: `${POSITION} reason: again` }, operator))[0]).toBe(
      `${POSITION} was retracted already, because nobody said it.`,
    );
  });

  it("says numbers as they are read", async () => {
    const preview = await chat.run(
      "correct",
      { words: "fig-gaza-killed-2023-11-10 field: quantity.value value: 9500 reason: x" },
      operator,
    );
    expect(lines(preview)[0]).toBe("fig-gaza-killed-2023-11-10: quantity value was “9,000”, is now “9,500”, because x.");
    const wrong = await chat.run("correct", { words: "fig-gaza-killed-2023-11-10 field: quantity.value value: many reason: x" }, operator);
    expect(lines(wrong)[0]).toBe("That cannot be the quantity.value of fig-gaza-killed-2023-11-10.");
  });

  it("keeps the entry in its dossier", async () => {
    await chat.run("correct", { words: `${POSITION} field: stated_on value: 2023-11-09 ${REASON} confirm` }, operator);
    expect((await chat.readout.store.history("shared", POSITION)).map(({ dossier }) => dossier)).toEqual(["dos-gaza", "dos-gaza"]);
  });

  it.each([
    ["", "Which record?"],
    ["pos-nowhere reason: x", "Nothing on record has the id “pos-nowhere”."],
    [POSITION, "For what reason?"],
    [`${POSITION} field: stance reason: x`, "What is its value?"],
    [`${POSITION} field: stance value: unsure reason: x`, `That cannot be the stance of ${POSITION}.`],
    [`${POSITION} field: mood value: sad reason: x`, `${POSITION} has no value mood.`],
    [`${POSITION} field: id value: pos-other reason: x`, "id cannot be replaced."],
    [`${POSITION} field: stance value: supports reason: x source: src-none`, "No source has the id src-none."],
    [`${POSITION} field: stance value: supports reason: x source: hearsay`, "“hearsay” is no address."],
  ])("says what is wrong with “%s”", async (words, message) => {
    expect(lines(await chat.run("correct", { words }, operator))[0]).toBe(message);
  });

  it("is for operators on what is everybody's", async () => {
    expect(lines(await chat.run("correct", { words: `${POSITION} ${REASON}` }))).toEqual([
      "You may not correct this entry.",
      "It is everybody’s: Report an error tells Readout’s operators.",
    ]);
  });

  it("is in the audit log", async () => {
    await chat.run("correct", { words: `${POSITION} reason: nobody said it confirm` }, operator);
    expect(await chat.readout.store.audit.list("somewhere:T1", { target: POSITION, limit: 9 })).toMatchObject([
      { by: "U0", action: "correct", details: `${POSITION}: retracted, because nobody said it.` },
    ]);
  });
});
