import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { plainDocument } from "../../../src/core/document.ts";
import type { MessageDocument } from "../../../src/core/document.ts";
import { TOKENS } from "../../support/fake-slack/server.ts";
import { IDS } from "../../support/fake-slack/workspace.ts";
import { answered, connected } from "./connected.ts";

const hello = (): MessageDocument => plainDocument("answer", "hello");
const JSON_BODY = { "content-type": "application/json" };
const FORM_BODY = { "content-type": "application/x-www-form-urlencoded" };

/** A request as Slack signs it, by a clock that is `late` seconds behind the machine's. */
async function signed(url: string, body: string, headers: Record<string, string>, late = 0): Promise<Response> {
  // Bolt compares with the machine's own clock.
  const timestamp = String(Math.floor(Date.now() / 1_000) - late);
  const signature = `v0=${createHmac("sha256", TOKENS.signing).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  const own = { "x-slack-request-timestamp": timestamp, "x-slack-signature": signature };
  return fetch(url, { method: "POST", body, headers: { ...headers, ...own } });
}

const event = (inner: object) =>
  JSON.stringify({ type: "event_callback", team_id: IDS.team, api_app_id: "A00FAKE00", event_id: "Ev1", event_time: 1, event: inner });
const mention = event({ type: "app_mention", user: IDS.person, channel: IDS.channel, ts: "1700000000.1", text: `<@${IDS.bot}> hello?` });

describe("Slack's requests over HTTP", () => {
  test("prove the address: the challenge is given back, the check of its certificate is answered", async () => {
    const { session } = await connected(hello, {}, "http");
    const url = session.slack.eventsUrl ?? "";
    const challenge = await signed(url, JSON.stringify({ type: "url_verification", token: "x", challenge: "3eZbrw1aB" }), JSON_BODY);
    expect([challenge.status, await challenge.text()]).toEqual([200, expect.stringContaining("3eZbrw1aB")]);
    const check = await fetch(url, { method: "POST", body: "ssl_check=1&token=x", headers: FORM_BODY });
    expect(check.status).toBe(200);
  });

  test("are taken for five minutes, and refused unsigned or by another method", async () => {
    const { session, asked } = await connected(hello, {}, "http");
    const url = session.slack.eventsUrl ?? "";
    expect((await signed(url, mention, JSON_BODY, 6 * 60)).status).toBe(401);
    expect((await fetch(url, { method: "POST", body: mention, headers: JSON_BODY })).status).toBe(401);
    expect((await fetch(url)).status).toBeGreaterThanOrEqual(404);
    expect(asked).toEqual([]);
    expect((await signed(url, mention, JSON_BODY, 4 * 60)).status).toBe(200);
    await answered(session);
  });

  test("sent again because an acknowledgement was slow are answered once", async () => {
    const { session, asked } = await connected(hello, {}, "http");
    const url = session.slack.eventsUrl ?? "";
    const retry = { ...JSON_BODY, "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" };
    expect((await signed(url, mention, JSON_BODY)).status).toBe(200);
    expect((await signed(url, mention, retry)).status).toBe(200);
    await answered(session);
    await session.stop();
    expect(asked).toHaveLength(1);
  });

  test("that run a command are acknowledged with nothing", async () => {
    const { session } = await connected(hello, {}, "http");
    const body = new URLSearchParams({
      command: "/brief",
      text: "gaza",
      team_id: IDS.team,
      channel_id: IDS.channel,
      user_id: IDS.person,
      trigger_id: "t1",
      response_url: session.slack.responseUrl(),
      api_app_id: "A00FAKE00",
    }).toString();
    const response = await signed(session.slack.eventsUrl ?? "", body, FORM_BODY);
    expect([response.status, await response.text()]).toEqual([200, ""]);
    await answered(session);
  });
});
