import type { Finding, Probe } from "../adapters/common/finding.ts";
import { type Config, readConfig } from "../config.ts";
import { UserError } from "../core/errors.ts";
import { systemClock } from "../main.ts";
import { clockFinding, fromError, nodeFinding, recordFindings } from "./doctor-local.ts";
import type { Io } from "./io.ts";
import { EXIT } from "./usage.ts";

/** `doctor`: a line for each thing that must be right, with what to do where it is not. Exits 0 or 3. */
export async function doctorCommand(args: string[], io: Io): Promise<number> {
  if (args.length > 0) throw new UserError("usage", `doctor does not take “${args.join(" ")}”.`, { next: "Write: readout doctor" });
  const findings = [nodeFinding(process.versions.node), ...(await configured(io))];
  for (const finding of findings) io.out(line(finding));
  return findings.some(({ ok }) => ok === false) ? EXIT.badData : EXIT.answered;
}

async function configured(io: Io): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(io.env);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [fromError("Configuration", error)];
  }
  const [record, slack, discord] = await Promise.all([recordFindings(config), slackProbe(config), discordProbe(config)]);
  return [
    { ok: true, about: "Configuration", found: `no problem; times in ${config.zone}` },
    ...record,
    clockFinding(systemClock.now(), slack.serverTime ?? discord.serverTime),
    ...slack.findings,
    ...discord.findings,
  ];
}

async function slackProbe({ slack }: Config): Promise<Probe> {
  if (!slack) return { findings: [{ ok: undefined, about: "Slack", found: "not configured (docs/guides/slack.md)" }] };
  const { probeSlack } = await import("../adapters/slack/probe.ts");
  const { findings, ...time } = await probeSlack(slack);
  const more: Finding[] = [];
  if (slack.appToken === undefined) {
    more.push({ ok: undefined, about: "SLACK_SIGNING_SECRET", found: "set; only a request from Slack shows whether it is right" });
  }
  if (slack.oauth) more.push({ ok: true, about: "READOUT_SECRET_KEY", found: "32 bytes; workspaces install at /slack/install" });
  return { findings: [...findings, ...more], ...time };
}

async function discordProbe({ discord }: Config): Promise<Probe> {
  if (!discord) return { findings: [{ ok: undefined, about: "Discord", found: "not configured (docs/guides/discord.md)" }] };
  const { probeDiscord } = await import("../adapters/discord/probe.ts");
  return probeDiscord(discord);
}

/** `✗ Slack scopes: missing: users:read. Add them …` */
function line({ ok, about, found, todo }: Finding): string {
  const mark = ok === undefined ? "–" : ok ? "✓" : "✗";
  return `${mark} ${about}: ${found}.${todo === undefined ? "" : ` ${todo}`}\n`;
}
