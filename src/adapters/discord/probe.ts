import { ApplicationFlags, ApplicationFlagsBitField, Routes } from "discord.js";
import { ask, isRecord, timeOf } from "../common/finding.ts";
import type { Answer, Finding, Probe } from "../common/finding.ts";

export interface DiscordProbeOptions {
  token: string;
  applicationId?: string;
  apiUrl?: string;
}

const API = "https://discord.com/api";
const UNAUTHORIZED = 401;
const PRIVILEGED = [
  ApplicationFlags.GatewayMessageContent,
  ApplicationFlags.GatewayMessageContentLimited,
  ApplicationFlags.GatewayGuildMembers,
  ApplicationFlags.GatewayGuildMembersLimited,
  ApplicationFlags.GatewayPresence,
  ApplicationFlags.GatewayPresenceLimited,
];

/** Tries the token and looks at intents and starts left. Connects nothing. */
export async function probeDiscord({ token, applicationId, apiUrl = API }: DiscordProbeOptions): Promise<Probe> {
  const get = (route: string): Promise<Answer | undefined> =>
    ask(`${apiUrl.replace(/\/+$/u, "")}/v10${route}`, { headers: { authorization: `Bot ${token}` } });
  const [gateway, application] = await Promise.all([get(Routes.gatewayBot()), get(Routes.currentApplication())]);
  if (!gateway) {
    const todo = "Check the network, a proxy, and DISCORD_API_URL.";
    return { findings: [{ ok: false, about: "DISCORD_TOKEN", found: "not tried: Discord cannot be reached", todo }] };
  }
  const time = timeOf(gateway.headers);
  if (gateway.status !== 200) return { findings: [refused(gateway.status)], ...time };
  const findings: Finding[] = [{ ok: true, about: "DISCORD_TOKEN", found: "Discord accepts it" }, starts(gateway.body)];
  if (application?.status === 200) findings.push(...applicationFindings(application.body, applicationId));
  return { findings, ...time };
}

function refused(status: number): Finding {
  const todo = "Reset the token on your application's Bot page at discord.com/developers/applications and set DISCORD_TOKEN to it.";
  const found = status === UNAUTHORIZED ? "Discord refuses it" : `Discord answers with error ${status}`;
  return {
    ok: false,
    about: "DISCORD_TOKEN",
    found,
    todo: status === UNAUTHORIZED ? todo : "Check a proxy and DISCORD_API_URL; else try again in a moment.",
  };
}

/** Discord lets a bot start only so often a day, and each shard is one start. */
function starts(body: Record<string, unknown>): Finding {
  const limit = isRecord(body["session_start_limit"]) ? body["session_start_limit"] : {};
  const [left, total, shards] = [Number(limit["remaining"]), Number(limit["total"]), Number(body["shards"])];
  const about = "Discord starts";
  if (!Number.isFinite(left)) return { ok: undefined, about, found: "Discord does not say how many are left" };
  const found = `${left} of ${total} left today, ${shards} needed at a time`;
  const hours = Math.ceil(Number(limit["reset_after"]) / 3_600_000);
  return left >= shards
    ? { ok: true, about, found }
    : { ok: false, about, found, todo: `Wait ${hours} h, and stop what restarts the bot.` };
}

function applicationFindings(body: Record<string, unknown>, configured: string | undefined): Finding[] {
  const findings: Finding[] = [];
  if (configured !== undefined && body["id"] !== configured) {
    const todo = "Set it to the Application ID on the page General Information, or leave it empty.";
    findings.push({ ok: false, about: "DISCORD_APPLICATION_ID", found: "is another application than the token's", todo });
  }
  const flags = new ApplicationFlagsBitField(Number(body["flags"] ?? 0));
  const about = "Discord intents";
  findings.push(
    PRIVILEGED.some((flag) => flags.has(flag))
      ? { ok: true, about, found: "a privileged intent is on; Readout needs none, so it may be turned off on the Bot page" }
      : { ok: true, about, found: "no privileged intent is on, and none is needed" },
  );
  return findings;
}
