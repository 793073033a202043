import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breachOfView } from "../../../src/adapters/slack/fits.ts";
import { prompts } from "../../../src/adapters/slack/home.ts";
import { menuCommand } from "../../../src/adapters/slack/listen-surfaces.ts";
import { formCommand, formView, homeView, readForm, suggestedOptions } from "../../../src/adapters/slack/views.ts";
import { wordsOf } from "../../../src/adapters/slack/receive.ts";
import type { Suggest } from "../../../src/adapters/common/suggest.ts";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import type { CommandSpec } from "../../../src/commands/command.ts";
import { MORE_SPECS, SPECS } from "../../contract/documents.ts";
import { hostileText } from "../../support/fake-http/arbitrary.ts";
import type { SlackSession } from "../../support/fake-slack/harness.ts";
import { viewProblem } from "../../support/fake-slack/view.ts";
import { answered, callsOf, connected } from "./connected.ts";

const hello = (): MessageDocument => plainDocument("answer", "hello");
const plain = (text: string): unknown => ({ type: "plain_text", text, emoji: false });
const person = { team: { id: "T00FAKE00" }, user: { id: "U00FAKE01", name: "person" } };

const FORM = {
  type: "modal",
  callback_id: "v1|form|brief",
  title: plain("Readout"),
  submit: plain("Ask"),
  close: plain("Cancel"),
  blocks: [
    {
      type: "input",
      block_id: "topic",
      label: plain("What about"),
      element: { type: "external_select", action_id: "topic", min_query_length: 1 },
      optional: false,
    },
    {
      type: "input",
      block_id: "length",
      label: plain("How long"),
      element: {
        type: "static_select",
        action_id: "length",
        options: ["short", "standard", "full"].map((value) => ({ text: plain(value), value })),
      },
      optional: true,
    },
    {
      type: "input",
      block_id: "private",
      label: plain("For you alone"),
      element: { type: "checkboxes", action_id: "private", options: [{ text: plain("For you alone"), value: "true" }] },
      optional: true,
    },
    {
      type: "input",
      block_id: "where-to-answer",
      label: plain("Where to answer"),
      hint: plain("Left empty, the answer comes as a direct message."),
      element: {
        type: "conversations_select",
        action_id: "where-to-answer",
        default_to_current_conversation: true,
        response_url_enabled: true,
      },
      optional: true,
    },
  ],
};

describe("the form", () => {
  const submit = (session: SlackSession, where?: string): ReturnType<SlackSession["send"]> =>
    session.send("interactive", {
      type: "view_submission",
      ...person,
      api_app_id: "A00FAKE00",
      view: {
        id: "V00FAKE00",
        type: "modal",
        callback_id: "v1|form|brief",
        state: {
          values: {
            topic: { topic: { type: "external_select", selected_option: { text: plain("Gaza"), value: "dos-gaza" } } },
            length: { length: { type: "static_select", selected_option: null } },
            private: { private: { type: "checkboxes", selected_options: [] } },
            "where-to-answer": { "where-to-answer": { type: "conversations_select", selected_conversation: where ?? null } },
          },
        },
      },
      response_urls:
        where === undefined
          ? []
          : [{ block_id: "where-to-answer", action_id: "where-to-answer", channel_id: where, response_url: session.slack.responseUrl() }],
    });

  test("is opened by the global shortcut, once it is acknowledged", async () => {
    const { session } = await connected(hello);
    const said = await session.send("interactive", { type: "shortcut", callback_id: "brief", trigger_id: "t1", ...person });
    await session.until(() => callsOf(session, "views.open").length === 1, "the form");
    expect(said.acknowledged()).toBe(true);
    expect(callsOf(session, "views.open")).toEqual([{ trigger_id: "t1", view: FORM }]);
  });

  test("that Slack does not open is a line in the log", async () => {
    const { session } = await connected(hello);
    session.slack.next.set("views.open", [() => ({ body: { ok: false, error: "expired_trigger_id" } })]);
    await session.send("interactive", { type: "shortcut", callback_id: "brief", trigger_id: "t1", ...person });
    await session.until(() => session.log.some((line) => line.includes("no form")), "the line");
    await session.slash("/brief", "gaza");
    await answered(session);
    expect(session.log.filter((line) => line.startsWith("error"))).toEqual([]);
  });

  test("is answered directly where no conversation was chosen", async () => {
    const { session, asked } = await connected(hello);
    await submit(session);
    await answered(session);
    expect(asked).toMatchObject([{ command: "brief", options: { topic: "dos-gaza" }, user: "U00FAKE01" }]);
    expect(session.seen()).toMatchObject([{ text: "hello", channel: "D00FAKE00" }]);
  });

  test("is answered in the conversation chosen", async () => {
    const { session, asked } = await connected(hello);
    await submit(session, "C00FAKE00");
    await answered(session);
    expect(asked[0]?.conversation).toEqual({ platform: "slack", tenant: "T00FAKE00", channel: "C00FAKE00" });
    expect(session.seen()).toMatchObject([{ text: "hello", channel: "C00FAKE00" }]);
  });

  test("of somebody else is left alone", () => {
    expect([formCommand("v1|form|brief"), formCommand("v1|form|"), formCommand("settings")]).toEqual(["brief", undefined, undefined]);
  });
});

describe("suggestions in the form", () => {
  const suggest: Suggest = async (kind, prefix) => [
    { name: `${kind} ${prefix}`, value: "dos-gaza" },
    { name: "too long to come back", value: "v".repeat(76) },
    { name: "n".repeat(80), value: "long" },
  ];
  const type = (session: SlackSession, action: string): ReturnType<SlackSession["send"]> =>
    session.send("interactive", {
      type: "block_suggestion",
      ...person,
      action_id: action,
      block_id: action,
      value: "ga",
      container: { type: "view" },
      view: { id: "V00FAKE00", type: "modal", callback_id: "v1|form|brief" },
    });

  test("come from the same names as everywhere", async () => {
    const { session } = await connected(hello, { suggest });
    const said = await type(session, "topic");
    await session.until(() => session.slack.options.has(said.id), "the options");
    expect(session.slack.options.get(said.id)).toEqual({
      options: [
        { text: plain("topic ga"), value: "dos-gaza" },
        { text: plain(`${"n".repeat(74)}…`), value: "long" },
      ],
    });
  });

  test("are none where they fail, or for an input that is none", async () => {
    const { session } = await connected(hello, { suggest: () => Promise.reject(new Error("storage")) });
    for (const action of ["topic", "unheard-of"]) {
      const said = await type(session, action);
      await session.until(() => session.slack.options.has(said.id), "the options");
      expect(session.slack.options.get(said.id)).toEqual({ options: [] });
    }
  });

  test("are at most a hundred, whatever they hold", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: hostileText, value: fc.string() }), { maxLength: 150 }), (found) => {
        const view = { ...formView(SPECS[0] ?? spec([])), blocks: [] };
        const options = suggestedOptions(found);
        expect(options.length).toBeLessThanOrEqual(100);
        if (options.length === 0) return;
        const element = { type: "static_select" as const, action_id: "a", options };
        const block = { type: "input" as const, block_id: "b", label: { type: "plain_text" as const, text: "l" }, element };
        expect(breachOfView({ ...view, blocks: [block] })).toBeUndefined();
        expect(viewProblem({ ...view, blocks: [block] }, "modal")).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});

test("what a form was filled in with is read without trust", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string(),
        fc.dictionary(fc.string(), fc.record({ type: fc.string(), value: fc.option(fc.string()) }, { requiredKeys: ["type"] })),
      ),
      (values) => {
        const { options } = readForm(values);
        expect(Object.values(options).every((value) => value.length > 0)).toBe(true);
        expect(Object.keys(options).every((name) => values[name]?.[name] !== undefined)).toBe(true);
      },
    ),
  );
});

test("views over Slack's limits are named before they are sent", () => {
  const form = formView(spec([]));
  const [block] = form.blocks;
  const blocks = Array.from({ length: 101 }, (_, i) => ({ type: "divider" as const, block_id: `b${i}` }));
  expect([
    breachOfView(form),
    breachOfView({ ...form, title: { type: "plain_text", text: "x".repeat(25) } }),
    breachOfView({ ...form, blocks }),
    breachOfView({ ...form, blocks: block ? [block, block] : [] }),
    breachOfView({ ...homeView([]), private_metadata: "x".repeat(3_001) }),
    breachOfView(homeView([{ type: "table", rows: [] }])),
  ]).toEqual([undefined, "view title: 25", "view blocks: 101", "a block id twice", "view metadata: 3001", "a table in a view"]);
});

const spec = (options: CommandSpec["options"]): CommandSpec => ({
  name: "brief",
  summary: "A briefing",
  visibility: "conversation",
  examples: [],
  options,
});

describe("a message's menu", () => {
  test("runs the command of that name on the message's text, for the asker alone", async () => {
    const { session, asked } = await connected(hello, { specs: MORE_SPECS });
    await session.send("interactive", {
      type: "message_action",
      callback_id: "brief-text",
      trigger_id: "t1",
      ...person,
      channel: { id: "C00FAKE00", name: "desk" },
      message_ts: "1700000000.000100",
      message: {
        type: "message",
        user: "U00FAKE99",
        ts: "1700000000.000100",
        text: "<@U00FAKE02> on &lt;Gaza&gt; <https://x.example|there>",
      },
      response_url: session.slack.responseUrl("1700000000.000100"),
    });
    await answered(session);
    expect(asked).toMatchObject([{ command: "brief-text", options: { text: "@U00FAKE02 on <Gaza> there" } }]);
    expect(session.seen()).toMatchObject([{ text: "hello", privateTo: "U00FAKE01" }]);
  });

  test("reads what is attached, and the blocks of an app's message", () => {
    const blocks = [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "a line" }] }] }];
    const attachments = [
      { id: 1, title: "A headline", text: "Its words", fallback: "no", color: "red", fields: [{ title: "Who", value: "Egypt" }] },
    ];
    expect(wordsOf({ text: "said", blocks, attachments })).toEqual(["said", "A headline", "Its words", "Who", "Egypt"]);
    expect(wordsOf({ text: "summary", bot_id: "B1", blocks })).toEqual(["summary", "a line"]);
    expect(wordsOf({ blocks })).toEqual(["a line"]);
    expect(wordsOf({})).toEqual([]);
  });

  test.each([
    ["brief-text", "brief-text"],
    ["brief", undefined],
    ["why", undefined],
    ["", undefined],
  ])("entry %j is the command %j", (entry, command) => {
    expect(menuCommand(MORE_SPECS, entry)).toBe(command);
  });
});

test("a channel is greeted once when the bot joins it, and not when others do", async () => {
  const { session } = await connected(hello);
  const joined = { type: "member_joined_channel", user: "U00FAKEBB", channel: "C00FAKE00", channel_type: "C", team: "T00FAKE00" };
  await session.event({ ...joined, user: "U00FAKE01" });
  const said = await session.event(joined);
  await session.again(said);
  await answered(session);
  await session.slash("/brief", "gaza");
  await session.until(() => session.seen().some(({ text }) => text === "hello"), "the answer");
  await session.stop();
  expect(session.seen()).toHaveLength(2);
  expect(session.seen()[0]).toMatchObject({
    channel: "C00FAKE00",
    text: expect.stringContaining("Three things to try\n/brief gaza\n/ask who said what"),
  });
});

describe("the app's own page", () => {
  const opened = (tab: string, view?: unknown): Record<string, unknown> => ({
    type: "app_home_opened",
    user: "U00FAKE01",
    channel: "D00FAKE00",
    tab,
    event_ts: "1.1",
    ...(view === undefined ? {} : { view }),
  });
  const published = async (session: SlackSession): Promise<Record<string, unknown>> => {
    await session.until(() => callsOf(session, "views.publish").length === 1, "the page");
    return callsOf(session, "views.publish")[0] ?? {};
  };

  test("shows what to try, what one has subscribed to and what can be asked, and is not published again while it is the same", async () => {
    const { session, asked } = await connected(({ command }) => plainDocument("answer", `${command} text`));
    await session.event(opened("home"));
    const { user_id, view, hash } = await published(session);
    expect({ user_id, hash }).toEqual({ user_id: "U00FAKE01", hash: undefined });
    expect(JSON.stringify(view)).toMatch(/Three things to try.*"action_id":"v1\|brief\|k1".*digest mine text.*help text/u);
    expect(asked.map(({ command }) => command).toSorted()).toEqual(["digest mine", "help"]);
    await session.event(opened("home", { ...Object(view), id: "V1", hash: "h1" }));
    await session.slash("/brief", "gaza");
    await answered(session);
    expect(callsOf(session, "views.publish")).toHaveLength(1);
  });

  test("is published over the one that is out of date, by its hash", async () => {
    const { session } = await connected(hello);
    await session.event(opened("home", { id: "V1", type: "home", private_metadata: "old", hash: "h7" }));
    expect(await published(session)).toMatchObject({ hash: "h7" });
  });

  test("has buttons that are answered directly", async () => {
    const { session } = await connected(({ command }) => plainDocument("answer", command));
    await session.event(opened("home"));
    await published(session);
    await session.send("interactive", {
      type: "block_actions",
      ...person,
      trigger_id: "t1",
      container: { type: "view", view_id: "V1" },
      view: { id: "V1", type: "home" },
      actions: [{ type: "button", action_id: "v1|brief|k1", value: "v1|brief|k1", block_id: "b", action_ts: "1.1" }],
    });
    await answered(session);
    expect(session.seen()).toMatchObject([{ text: "brief", channel: "D00FAKE00" }]);
  });

  test("offers what to ask only where there is something", () => {
    expect(prompts([])).toEqual([]);
  });
});

describe("the asker's zone", () => {
  test("is asked for once, and goes with the request", async () => {
    const { session, asked } = await connected(hello);
    session.slack.zone = "Asia/Amman";
    await session.slash("/brief", "gaza");
    await session.mention("and Egypt?");
    await answered(session, 2);
    expect(asked.map(({ zone }) => zone)).toEqual(["Asia/Amman", "Asia/Amman"]);
    expect(callsOf(session, "users.info")).toEqual([{ user: "U00FAKE01" }]);
  });

  test.each([undefined, "No/Such_Zone"])("is left out where Slack says %j", async (zone) => {
    const { session, asked } = await connected(hello);
    session.slack.zone = zone;
    await session.slash("/brief", "gaza");
    await answered(session);
    expect(asked.map((invocation) => "zone" in invocation)).toEqual([false]);
  });

  test("is asked for again after a day", async () => {
    const { session, asked } = await connected(hello);
    for (const zone of ["Asia/Amman", "Europe/Oslo"]) {
      session.slack.zone = zone;
      await session.slash("/brief", "gaza");
      await session.until(() => asked.at(-1)?.zone === zone, zone);
      session.pass(24 * 60 * 60_000 + 1);
    }
    expect(callsOf(session, "users.info")).toHaveLength(2);
  });
});
