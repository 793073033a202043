import { describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import { longDocument, withAction } from "../../contract/documents.ts";
import type { SlackSession } from "../../support/fake-slack/harness.ts";
import { answered, callsOf, connected } from "./connected.ts";

const WORKING = "Working on it…";

/** A session whose answer comes when it is let out. */
async function slow(): Promise<{ session: SlackSession; letOut(document: MessageDocument): void }> {
  const { promise, resolve } = Promise.withResolvers<MessageDocument>();
  const { session } = await connected(() => promise);
  return { session, letOut: resolve };
}

const second = async (session: SlackSession): Promise<void> => {
  await session.until(() => session.waiting() === 1, "the work");
  session.pass(1_000);
};

const texts = (session: SlackSession): { text: string; privateTo?: string | undefined }[] =>
  session.seen().map(({ text, privateTo }) => ({ text, privateTo }));

describe("work of more than a second", () => {
  test("on a slash command is shown to the asker alone, and taken back once the answer is out", async () => {
    const { session, letOut } = await slow();
    await session.slash("/brief", "gaza");
    await second(session);
    await answered(session);
    expect(texts(session)).toEqual([{ text: WORKING, privateTo: "U00FAKE01" }]);
    letOut(plainDocument("answer", "hello"));
    await session.until(() => callsOf(session, "respond").length === 2, "the removal");
    expect(texts(session)).toEqual([{ text: "hello", privateTo: undefined }]);
    expect(callsOf(session, "respond")[1]).toEqual({ delete_original: true });
  });

  test("on a private command is replaced by the answer, of which the address then takes four more parts", async () => {
    const { session, letOut } = await slow();
    await session.slash("/readout", "whisper");
    await second(session);
    await answered(session);
    letOut(longDocument().document);
    await session.until(() => session.seen().some(({ buttons }) => buttons.includes("More")), "the last message");
    expect(session.seen()[0]?.text).toContain("A long answer");
    expect(texts(session).some(({ text }) => text === WORKING)).toBe(false);
    expect(callsOf(session, "respond").map((args) => args["replace_original"])).toEqual([false, true, false, false, false]);
  });

  test("on a mention is a message that becomes the answer", async () => {
    const { session, letOut } = await slow();
    const said = await session.mention("hello?");
    await second(session);
    await answered(session);
    const [sign] = session.seen();
    expect(sign).toMatchObject({ text: WORKING, thread: said.thread });
    letOut(plainDocument("answer", "hello"));
    await session.until(() => session.seen()[0]?.text === "hello", "the answer");
    expect(session.seen()).toMatchObject([{ id: sign?.id, thread: said.thread }]);
    expect(
      await session.adapter.findDelivered({ platform: "slack", channel: "C00FAKE00", thread: said.thread ?? "" }, "answer:Ev1", 0),
    ).toMatchObject({
      message: sign?.id,
    });
  });

  test("on a button leaves the message with the button alone", async () => {
    const { promise, resolve } = Promise.withResolvers<MessageDocument>();
    const { session } = await connected(({ options }) =>
      options["topic"] === "sudan" ? promise : withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } }),
    );
    await session.slash("/brief", "x");
    await answered(session);
    const [message] = session.seen();
    if (message) await session.press(message, "Sudan");
    await second(session);
    await answered(session, 2);
    expect(session.seen()[1]).toMatchObject({ text: WORKING, thread: message?.id });
    resolve(plainDocument("problem", "No such topic."));
    await session.until(() => session.seen().some(({ text }) => text === "No such topic."), "the problem");
    expect(texts(session)).toEqual([
      { text: "An answer.", privateTo: undefined },
      { text: "No such topic.", privateTo: "U00FAKE01" },
    ]);
  });

  test("on a button under a message for the asker alone shows nothing that would stay", async () => {
    const { promise, resolve } = Promise.withResolvers<MessageDocument>();
    const { session } = await connected(({ options }) =>
      options["topic"] === "sudan" ? promise : withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } }),
    );
    await session.slash("/readout", "whisper");
    await answered(session);
    const [message] = session.seen();
    if (message) await session.press(message, "Sudan");
    await second(session);
    resolve(plainDocument("answer", "hello"));
    await session.until(() => session.seen().some(({ text }) => text === "hello"), "the answer");
    expect(texts(session).map(({ text }) => text)).toEqual(["An answer.", "hello"]);
    expect(callsOf(session, "chat.postMessage")).toEqual([]);
  });

  test("on a mention whose sign somebody deleted is answered by a message of its own", async () => {
    const { session, letOut } = await slow();
    const said = await session.mention("hello?");
    await second(session);
    await answered(session);
    session.slack.workspace.messages.splice(0);
    letOut(plainDocument("answer", "hello"));
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello", thread: said.thread }]);
  });

  test("that fails says so in place of the sign", async () => {
    const { session, letOut } = await slow();
    await session.mention("hello?");
    await second(session);
    await answered(session);
    session.slack.next.set("chat.update", [() => ({ body: { ok: false, error: "cant_update_message" } })]);
    letOut(plainDocument("answer", "hello"));
    await session.until(() => session.seen()[0]?.text !== WORKING, "the end");
    expect(texts(session)).toEqual([{ text: expect.stringContaining("The answer cannot be shown here."), privateTo: undefined }]);
  });
});

test("a later part that cannot be posted leaves the first part of the answer", async () => {
  const { session, letOut } = await slow();
  await session.mention("hello?");
  await second(session);
  await answered(session);
  const down = { status: 500, body: "down" };
  session.slack.next.set("chat.postMessage", [() => down, () => down]);
  letOut(longDocument().document);
  await session.until(() => session.log.some((line) => line.includes("answer failed")), "the failure");
  expect(session.seen()).toHaveLength(1);
  expect(session.seen()[0]?.text).toContain("A long answer");
});

test("work that is done within the second shows no sign", async () => {
  const { session } = await connected(() => plainDocument("answer", "hello"));
  await session.slash("/brief", "gaza");
  await answered(session);
  session.pass(5_000);
  await session.slash("/brief", "gaza");
  await answered(session, 2);
  expect(texts(session).map(({ text }) => text)).toEqual(["hello", "hello"]);
  expect(session.waiting()).toBe(0);
});
