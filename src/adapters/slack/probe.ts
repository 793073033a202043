import { ask, timeOf } from "../common/finding.ts";
import type { Answer, Finding, Probe } from "../common/finding.ts";
import { shorten } from "../common/text.ts";
import { SLACK_SCOPES } from "./scopes.ts";

export interface SlackProbeOptions {
  botToken?: string;
  appToken?: string;
  apiUrl?: string;
}

const API = "https://slack.com/api/";

/** Tries the tokens, and what the bot's may do. Connects nothing. */
export async function probeSlack({ botToken, appToken, apiUrl = API }: SlackProbeOptions): Promise<Probe> {
  const call = (method: string, token: string): Promise<Answer | undefined> =>
    ask(`${apiUrl.replace(/\/*$/u, "/")}${method}`, { method: "POST", headers: { authorization: `Bearer ${token}` } });
  const [bot, app] = await Promise.all([
    botToken === undefined ? undefined : call("auth.test", botToken),
    appToken === undefined ? undefined : call("apps.connections.open", appToken),
  ]);
  const findings: Finding[] = [];
  if (botToken !== undefined)
    findings.push(...(isSlacks(bot) ? botFindings(bot.body, bot.headers) : [unreachable("SLACK_BOT_TOKEN", bot)]));
  if (appToken !== undefined)
    findings.push(isSlacks(app) ? tokenFinding("SLACK_APP_TOKEN", "xapp-", app.body) : unreachable("SLACK_APP_TOKEN", app));
  const answered = [bot, app].find(isSlacks);
  return { findings, ...(answered ? timeOf(answered.headers) : {}) };
}

function botFindings(body: Record<string, unknown>, headers: Headers): Finding[] {
  const token = tokenFinding("SLACK_BOT_TOKEN", "xoxb-", body);
  const held = headers.get("x-oauth-scopes");
  if (!token.ok) return [token];
  if (held === null) return [token, { ok: undefined, about: "Slack scopes", found: "Slack does not say which the token has" }];
  const has = new Set(held.split(",").map((scope) => scope.trim()));
  const missing = SLACK_SCOPES.filter(({ name }) => !has.has(name)).map(({ name }) => name);
  if (missing.length === 0) return [token, { ok: true, about: "Slack scopes", found: `all ${SLACK_SCOPES.length} that are needed` }];
  const todo = "Add them on the page OAuth & Permissions of your app, then press Reinstall to Workspace there.";
  return [token, { ok: false, about: "Slack scopes", found: `missing: ${missing.join(", ")}`, todo }];
}

function tokenFinding(about: string, prefix: string, body: Record<string, unknown>): Finding {
  if (body["ok"] === true) return { ok: true, about, found: "Slack accepts it" };
  const reason = typeof body["error"] === "string" ? ` (${shorten(body["error"], 60)})` : "";
  return {
    ok: false,
    about,
    found: `Slack refuses it${reason}`,
    todo: `Copy the token that begins with ${prefix} from your app's page at api.slack.com/apps.`,
  };
}

/** Whether it was Slack that answered: each of its methods says `ok`. */
const isSlacks = (answer: Answer | undefined): answer is Answer => typeof answer?.body["ok"] === "boolean";

const unreachable = (about: string, answer: Answer | undefined): Finding => ({
  ok: false,
  about,
  found: answer === undefined ? "not tried: Slack cannot be reached" : `not tried: the answer, ${answer.status}, is not Slack's`,
  todo: "Check the network, a proxy, and SLACK_API_URL.",
});
