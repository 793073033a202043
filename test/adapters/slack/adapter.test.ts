import { afterEach, describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import type { Invocation, Reply } from "../../../src/core/platform.ts";
import { SPECS, longDocument, withAction } from "../../contract/documents.ts";
import { createSlackHarness } from "../../support/fake-slack/harness.ts";
import type { SlackSession } from "../../support/fake-slack/harness.ts";

type Extra = Partial<Parameters<ReturnType<typeof createSlackHarness>["open"]>[0]>;

const open: SlackSession[] = [];

afterEach(async () => {
  const sessions = open.splice(0);
  await Promise.all(sessions.map((session) => session.close()));
  // A request the stand-in does not know fails the test that made it.
  const problems = sessions.flatMap((session) => session.problems());
  if (problems.length > 0) throw new Error(problems.join("\n"));
});

async function connected(
  answer: (invocation: Invocation) => MessageDocument,
  extra: Extra = {},
  mode: "socket" | "http" = "socket",
): Promise<{ session: SlackSession; asked: Invocation[] }> {
  const asked: Invocation[] = [];
  const dispatch = async (invocation: Invocation): Promise<Reply> => {
    asked.push(invocation);
    return { document: answer(invocation) };
  };
  const session = await createSlackHarness(mode).open({ dispatch, specs: SPECS, ...extra });
  open.push(session);
  await session.start();
  return { session, asked };
}

const hello = (): MessageDocument => plainDocument("answer", "hello");
const answered = (session: SlackSession, count = 1): Promise<void> => session.until(() => session.seen().length === count, "an answer");

describe("slash commands", () => {
  test.each([
    ["/brief", "gaza full", { command: "brief", options: { words: "gaza full" } }],
    ["/readout", "figures gaza 7d", { command: "figures", options: { words: "gaza 7d" } }],
    ["/readout", "/Timeline", { command: "timeline", options: {} }],
    ["/readout", "", { command: "help", options: {} }],
    ["/brief", "", { command: "brief", options: {} }],
    ["/ask", "is a < b & c?", { command: "ask", options: { words: "is a < b & c?" } }],
  ])("%s %s is understood", async (command, text, expected) => {
    const { session, asked } = await connected(hello);
    await session.slash(command, text);
    await answered(session);
    expect(asked).toMatchObject([
      { ...expected, user: "U00FAKE01", conversation: { platform: "slack", tenant: "T00FAKE00", channel: "C00FAKE00" } },
    ]);
  });

  test("with the prefix of an installation are understood", async () => {
    const { session, asked } = await connected(hello, { prefix: "ro-" });
    await session.slash("/ro-brief", "gaza");
    await session.slash("/ro-readout", "figures gaza");
    await answered(session, 2);
    expect(asked.map(({ command }) => command)).toEqual(["brief", "figures"]);
  });

  test("are answered in a channel the bot is not in", async () => {
    const { session } = await connected(hello);
    session.slack.outside = true;
    await session.slash("/brief", "gaza");
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello", channel: "C00FAKE00", previews: false }]);
    expect(session.seen()[0]?.privateTo).toBeUndefined();
  });

  test("that go wrong are answered to the asker alone", async () => {
    const { session } = await connected(() => plainDocument("problem", "No such option."));
    await session.slash("/brief", "gaza");
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "No such option.", privateTo: "U00FAKE01" }]);
  });

  test("answered privately at length end in a direct message where the bot is not in the channel", async () => {
    const { session } = await connected(() => longDocument().document);
    session.slack.outside = true;
    await session.slash("/readout", "whisper");
    await session.until(() => session.seen().some(({ buttons }) => buttons.includes("More")), "the last message");
    expect(
      session
        .seen()
        .slice(0, 5)
        .every(({ privateTo }) => privateTo === "U00FAKE01"),
    ).toBe(true);
    expect(
      session
        .seen()
        .slice(5)
        .every(({ channel }) => channel === "D00FAKE00"),
    ).toBe(true);
  });

  test("whose answer cannot be shown, or fails, say so with a reference", async () => {
    const { session, asked } = await connected(({ options }) => {
      if (options["words"] === "fail") throw new Error("secret detail");
      return withAction({ label: "Long", command: "x".repeat(300), options: {} });
    });
    await session.slash("/brief", "gaza");
    await answered(session);
    await session.slash("/brief", "fail");
    await answered(session, 2);
    const [first, second] = session.seen();
    expect(first?.text).toContain(
      `The answer cannot be shown here.\nAsk for less at a time. If it happens again, report it with the reference ${asked[0]?.id}.`,
    );
    expect(second?.text).toContain(`reference ${asked[1]?.id}`);
    expect(session.log.join()).not.toContain("secret detail");
  });
});

test("the same message under two event ids is answered once", async () => {
  const { session, asked } = await connected(hello);
  const event = { type: "message", channel_type: "im", channel: "D00FAKE00", user: "U00FAKE01", ts: "1700000000.000100", text: "hello?" };
  for (const id of ["EvA", "EvB"]) {
    await session.slack.deliver("events_api", id, { type: "event_callback", team_id: "T00FAKE00", event_id: id, event });
  }
  await session.direct("and then?");
  await answered(session, 2);
  expect(asked.map(({ options }) => options)).toEqual([{ question: "hello?" }, { question: "and then?" }]);
});

describe("buttons", () => {
  test("whose store fails say so", async () => {
    const { session } = await connected(() => withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } }));
    await session.slash("/brief", "x");
    await answered(session);
    session.keys.get = () => Promise.reject(new Error("disk"));
    const [message] = session.seen();
    if (message) await session.press(message, "Sudan");
    await answered(session, 2);
    expect(session.seen()[1]).toMatchObject({ privateTo: "U00FAKE01", text: expect.stringContaining("cannot be shown here") });
  });

  test("under a message for the asker alone are answered to the asker alone", async () => {
    const { session } = await connected(({ options }) =>
      options["topic"] === "sudan" ? hello() : withAction({ label: "Sudan", command: "brief", options: { topic: "sudan" } }),
    );
    await session.slash("/readout", "whisper");
    await answered(session);
    const [message] = session.seen();
    if (message) await session.press(message, "Sudan");
    await answered(session, 2);
    expect(session.seen()[1]).toMatchObject({ text: "hello", privateTo: "U00FAKE01" });
  });
});

describe("when the network fails", () => {
  test("a post whose reply is lost is not made twice", async () => {
    const { session } = await connected(({ options }) => plainDocument("answer", options["words"] ?? ""));
    session.slack.next.set("chat.postMessage", [async (take) => ({ ...(await take()), drop: true })]);
    await session.slash("/brief", "one");
    await session.until(() => session.slack.calls.some(({ method }) => method === "conversations.history"), "a look");
    await session.stop();
    expect(session.seen().map(({ text }) => text)).toEqual(["one"]);
  });

  test("a post that did not arrive is made again", async () => {
    const { session } = await connected(hello);
    session.slack.next.set("chat.postMessage", [() => ({ status: 503, body: "unavailable" })]);
    await session.slash("/brief", "one");
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello" }]);
  });

  test("a delivery whose reply is lost is left to the caller, who finds it by its key", async () => {
    const { session } = await connected(hello);
    const to = { platform: "slack", channel: session.channel };
    session.slack.next.set("chat.postMessage", [async (take) => ({ ...(await take()), drop: true })]);
    await expect(session.adapter.post(to, hello(), "desk:1")).rejects.toThrow(/./u);
    expect(session.seen()).toHaveLength(1);
    expect(await session.adapter.findDelivered(to, "desk:1", session.now())).toEqual({ conversation: to, message: session.seen()[0]?.id });
    expect(session.slack.calls.filter(({ method }) => method === "chat.postMessage")).toMatchObject([
      { args: { metadata: { event_type: "readout_delivery", event_payload: { key: "desk:1", part: 1, parts: 1 } } } },
    ]);
  });

  test("a rate limit is waited out by the one call it concerns", async () => {
    const { session } = await connected(({ options }) => plainDocument("answer", options["words"] ?? ""));
    const limited = { status: 429, headers: { "retry-after": "1" }, body: { ok: false, error: "ratelimited" } };
    session.slack.next.set("chat.postMessage", [() => limited]);
    await session.slash("/brief", "first");
    await session.until(() => session.slack.calls.some(({ method }) => method === "chat.postMessage"), "the refusal");
    await session.slash("/brief", "second");
    await answered(session);
    session.pass(1_000);
    await answered(session, 2);
    expect(session.seen().map(({ text }) => text)).toEqual(["second", "first"]);
    expect(session.slack.calls.map(({ method }) => method)).not.toContain("conversations.history");
  });

  test("a dropped socket is opened again", async () => {
    const { session } = await connected(hello, { pingTimeout: 300 });
    session.slack.server.cutSockets();
    await session.until(() => session.connections() === 0, "the cut");
    await session.until(() => session.connections() === 1, "the connection");
    await session.slash("/brief", "gaza");
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "hello" }]);
  });

  test("a connection that Slack ends is opened again, and answers as before", async () => {
    const { session, asked } = await connected(hello, { pingTimeout: 300 });
    session.slack.refresh();
    await session.until(() => session.reconnected(), "a new connection");
    await session.slash("/brief", "gaza");
    await answered(session);
    expect(asked).toHaveLength(1);
  });

  test("an answer that cannot be posted at all is replaced by a word to the asker", async () => {
    const { session, asked } = await connected(hello);
    session.slack.next.set("chat.postMessage", [() => ({ status: 500, body: "one" }), () => ({ status: 500, body: "two" })]);
    await session.slash("/brief", "gaza");
    await answered(session);
    expect(session.seen()).toMatchObject([{ privateTo: "U00FAKE01", text: expect.stringContaining(`reference ${asked[0]?.id}`) }]);
  });

  test("a side that never closes does not hold up the stop", async () => {
    const { session } = await connected(hello);
    session.slack.server.freezeSockets();
    const started = performance.now();
    await session.stop();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

test("a refused app token names SLACK_APP_TOKEN", async () => {
  const session = await createSlackHarness("socket").open({
    specs: SPECS,
    dispatch: async () => ({ document: hello() }),
    appToken: "xapp-refused",
  });
  open.push(session);
  await expect(session.start()).rejects.toMatchObject({
    code: "bad-configuration",
    message: "Slack refuses SLACK_APP_TOKEN (invalid_auth).",
    next: "Copy the token that begins with xapp- from your app's page at api.slack.com/apps into SLACK_APP_TOKEN.",
  });
});

describe("over HTTP", () => {
  test("a request that Slack did not sign is refused and not run", async () => {
    const { session, asked } = await connected(hello, {}, "http");
    const url = session.slack.eventsUrl ?? "";
    const headers = { "content-type": "application/json", "x-slack-request-timestamp": "1700000000", "x-slack-signature": "v0=00" };
    const response = await fetch(url, { method: "POST", headers, body: "{}" });
    expect(response.status).toBe(401);
    expect(asked).toEqual([]);
  });

  test("a port that is taken is named", async () => {
    const { session } = await connected(hello, {}, "http");
    const port = Number(new URL(session.slack.eventsUrl ?? "").port);
    const second = await createSlackHarness("http").open({ specs: SPECS, dispatch: async () => ({ document: hello() }), port });
    open.push(second);
    await expect(second.start()).rejects.toMatchObject({
      message: "The port for Slack's requests cannot be used.",
      next: expect.stringContaining("PORT"),
    });
  });

  test("the process's own pages answer beside Slack's requests", async () => {
    const pages = { "/healthz": async () => ({ status: 503, body: "{}", type: "application/json" }) };
    const { session } = await connected(hello, { pages }, "http");
    const response = await fetch(new URL("/healthz", session.slack.eventsUrl));
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([503, "application/json", "{}"]);
  });
});

test("where it may post is what Slack says", async () => {
  const { session } = await connected(hello);
  const canPost = (channel: string): Promise<boolean> => session.adapter.canPost({ platform: "slack", channel });
  expect(await Promise.all([canPost("C00FAKE00"), canPost("D00FAKE00"), canPost("C00FAKE77")])).toEqual([true, true, false]);
  session.slack.outside = true;
  expect(await canPost("C00FAKE00")).toBe(false);
});

test("the log holds neither tokens nor what was said", async () => {
  const { session } = await connected(hello);
  session.slack.next.set("chat.postMessage", [
    () => ({ status: 500, body: "xoxb-fake-bot gaza-words" }),
    () => ({ status: 500, body: "again" }),
  ]);
  await session.slash("/brief", "gaza-words");
  await session.until(() => session.log.some((line) => line.includes("answer failed")), "the failure");
  expect(session.log.join("\n")).not.toMatch(/xoxb|xapp|gaza-words|hello/u);
});

test("in a thread it posts, finds and edits in the thread", async () => {
  const { session } = await connected(hello);
  const channel = { platform: "slack", channel: session.channel };
  const root = await session.adapter.post(channel, plainDocument("answer", "root"));
  const to = { ...channel, thread: root.message };
  const reference = await session.adapter.post(to, longDocument().document, "desk:1");
  expect(await session.adapter.findDelivered(to, "desk:1", session.now())).toEqual(reference);
  expect(await session.adapter.findDelivered(channel, "desk:1", session.now())).toBeUndefined();
  await session.adapter.edit(reference, plainDocument("answer", "corrected"));
  expect(session.seen().map(({ text, thread }) => ({ text, thread }))).toEqual([
    { text: "root", thread: undefined },
    { text: "corrected", thread: root.message },
  ]);
});
