import { homedir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "./core/errors.ts";

/** Everything the environment decides. */
export interface Config {
  /** Folder of the record's database and of what a desk adds; made on first use. */
  dataDir: string;
  /** Folder of the record that ships. */
  shippedData: string;
  /** IANA zone that dates in words are read in and times are shown in. */
  zone: string;
  slack: { botToken: string; appToken?: string; signingSecret?: string; apiUrl?: string } | undefined;
  discord: { token: string; applicationId?: string; apiUrl?: string } | undefined;
  /** Port of the HTTP server, where one is needed. */
  port: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 3000;

/** Reads the configuration from `env`. Throws one UserError("bad-configuration") that lists every problem. */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  const url = (name: string): string | undefined => {
    const value = text(name);
    if (value !== undefined && !/^https?:\/\//.test(value)) problems.push(`${name} is not an http address`);
    return value;
  };
  const zone = text("READOUT_ZONE") ?? text("TZ") ?? "UTC";
  if (!isZone(zone)) problems.push(`READOUT_ZONE is not an IANA time zone such as Europe/Paris`);
  const port = Number(text("PORT") ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push("PORT is not a port number");
  const config: Config = {
    dataDir: resolve((text("READOUT_DATA_DIR") ?? ".readout").replace(/^~(?=\/|$)/, homedir())),
    shippedData: fileURLToPath(new URL("../data/", import.meta.url)),
    zone,
    slack: slack(text, url("SLACK_API_URL"), problems),
    discord: discord(text, url("DISCORD_API_URL")),
    port,
  };
  if (problems.length > 0) {
    throw new UserError(
      "bad-configuration",
      `The configuration has ${problems.length === 1 ? "a problem" : "problems"}: ${problems.join("; ")}.`,
      {
        next: "Correct the environment (see .env.example) and start again.",
      },
    );
  }
  return config;
}

type Text = (name: string) => string | undefined;

function slack(text: Text, apiUrl: string | undefined, problems: string[]): Config["slack"] {
  const botToken = text("SLACK_BOT_TOKEN");
  const appToken = text("SLACK_APP_TOKEN");
  const signingSecret = text("SLACK_SIGNING_SECRET");
  if (botToken === undefined) {
    if (appToken !== undefined) problems.push("SLACK_APP_TOKEN is set but SLACK_BOT_TOKEN is not");
    return undefined;
  }
  if (appToken === undefined && signingSecret === undefined) {
    problems.push("SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it");
  }
  return { botToken, ...optional({ appToken, signingSecret, apiUrl }) };
}

function discord(text: Text, apiUrl: string | undefined): Config["discord"] {
  const token = text("DISCORD_TOKEN");
  return token === undefined ? undefined : { token, ...optional({ applicationId: text("DISCORD_APPLICATION_ID"), apiUrl }) };
}

/** The entries that are set. */
function optional<K extends string>(values: Record<K, string | undefined>): Partial<Record<K, string>> {
  const set: Partial<Record<K, string>> = {};
  for (const key in values) if (values[key] !== undefined) set[key] = values[key];
  return set;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
