import { homedir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "./core/errors.ts";
import type { Credentials } from "./ingest/live/kind.ts";

/** Slack as it is configured: one workspace by its token, many by OAuth, or both; by Socket Mode or over HTTP. */
export interface SlackConfig {
  botToken?: string;
  /** Present means Socket Mode. */
  appToken?: string;
  signingSecret?: string;
  apiUrl?: string;
  /** Put before the slash commands where another app has taken their names. */
  prefix?: string;
  /** Who may subscribe channels and change what they are sent: all members of a channel where it is left out. */
  changesBy?: "admins";
  /** Present means that any workspace may install the app. */
  oauth?: { clientId: string; clientSecret: string; stateSecret: string; secretKey: Uint8Array };
}

export interface DiscordConfig {
  token: string;
  applicationId?: string;
  apiUrl?: string;
  /** The one server the commands are registered with, for development. */
  guild?: string;
}

/** What fetching live sources needs to know. */
export interface LiveConfig {
  /** Told to the hosts that are fetched from, so that they can reach whoever runs this. */
  contact?: string;
  /** `host:port` pairs that may be fetched though they lie inside the network. */
  allow: ReadonlySet<string>;
  credentials: Credentials;
}

/** Everything the environment decides. */
export interface Config {
  /** Folder of the record's database and of what a desk adds; made on first use. */
  dataDir: string;
  /** Folder of the record that ships. */
  shippedData: string;
  /** IANA zone that dates in words are read in and times are shown in. */
  zone: string;
  slack: SlackConfig | undefined;
  discord: DiscordConfig | undefined;
  live: LiveConfig;
  /** Readout's operators in chat, as `slack:TEAM/USER` and `discord:USER`. */
  operators: ReadonlySet<string>;
  /** Port of the HTTP server, where one is needed; 0 for any that is free. */
  port: number;
  /** Whether PORT was set, which asks for `/healthz` where nothing else needs a server. */
  portIsSet: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 3000;
const KEY_BYTES = 32;

/** Reads the configuration from `env`. Throws one UserError("bad-configuration") that lists every problem. */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  const matching = (name: string, pattern: RegExp, problem: string): string | undefined => {
    const value = text(name);
    if (value !== undefined && !pattern.test(value)) problems.push(`${name} ${problem}`);
    return value;
  };
  const read: Reading = { text, matching, problems };
  // TZ is the machine's and may hold what only the C library reads, such as :/etc/localtime; that is no mistake of the user.
  const machineZone = text("TZ");
  const zone = text("READOUT_ZONE") ?? (machineZone !== undefined && isZone(machineZone) ? machineZone : "UTC");
  if (!isZone(zone)) problems.push("READOUT_ZONE is not an IANA time zone such as Europe/Paris");
  const port = Number(text("PORT") ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push("PORT is not a port number");
  const config: Config = {
    dataDir: resolve((text("READOUT_DATA_DIR") ?? ".readout").replace(/^~(?=\/|$)/, homedir())),
    shippedData: fileURLToPath(new URL("../data/", import.meta.url)),
    zone,
    slack: slack(read),
    discord: discord(read),
    live: live(read),
    operators: new Set(
      list(
        read,
        "READOUT_OPERATORS",
        /^(?:slack:[A-Z0-9]+\/[A-Z0-9]+|discord:\d{5,20})$/,
        "slack:TEAM/USER or discord:USER, with their ids",
      ),
    ),
    port,
    portIsSet: text("PORT") !== undefined,
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

interface Reading {
  /** The value without blanks around it; undefined where it is empty. */
  text(name: string): string | undefined;
  /** The same, noting a problem where it has not this form. */
  matching(name: string, pattern: RegExp, problem: string): string | undefined;
  problems: string[];
}

const HTTP = /^https?:\/\//;

function slack({ text, matching, problems }: Reading): SlackConfig | undefined {
  const apiUrl = matching("SLACK_API_URL", HTTP, "is not an http address");
  const prefix = matching("SLACK_COMMAND_PREFIX", /^[a-z0-9_-]{1,16}$/, "is not up to 16 small letters, digits, - or _");
  const changesBy = matching("READOUT_DIGESTS_BY", /^(?:members|admins)$/, "is neither members nor admins");
  const botToken = text("SLACK_BOT_TOKEN");
  const appToken = text("SLACK_APP_TOKEN");
  const signingSecret = text("SLACK_SIGNING_SECRET");
  const secretKey = key(text("READOUT_SECRET_KEY"), problems);
  const oauth = {
    SLACK_CLIENT_ID: text("SLACK_CLIENT_ID"),
    SLACK_CLIENT_SECRET: text("SLACK_CLIENT_SECRET"),
    SLACK_STATE_SECRET: text("SLACK_STATE_SECRET"),
  };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = oauth;
  const set = Object.entries(oauth).filter(([, value]) => value !== undefined);
  if (set.length > 0) {
    const missing = Object.entries(oauth).flatMap(([name, value]) => (value === undefined ? [name] : []));
    if (text("READOUT_SECRET_KEY") === undefined) missing.push("READOUT_SECRET_KEY");
    if (missing.length > 0) problems.push(`${set[0]?.[0]} is set but ${listed(missing)} ${missing.length === 1 ? "is" : "are"} not`);
  } else if (botToken === undefined) {
    const alone = appToken === undefined ? "SLACK_SIGNING_SECRET" : "SLACK_APP_TOKEN";
    if (appToken !== undefined || signingSecret !== undefined) problems.push(`${alone} is set but SLACK_BOT_TOKEN is not`);
    return undefined;
  }
  if (appToken === undefined && signingSecret === undefined) {
    const beside = botToken === undefined ? "SLACK_CLIENT_ID" : "SLACK_BOT_TOKEN";
    problems.push(`${beside} needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it`);
  }
  return {
    ...optional({ botToken, appToken, signingSecret, apiUrl, prefix }),
    ...(changesBy === "admins" ? { changesBy } : {}),
    ...(clientId && clientSecret && stateSecret && secretKey ? { oauth: { clientId, clientSecret, stateSecret, secretKey } } : {}),
  };
}

function discord({ text, matching, problems }: Reading): DiscordConfig | undefined {
  const apiUrl = matching("DISCORD_API_URL", HTTP, "is not an http address");
  const applicationId = matching("DISCORD_APPLICATION_ID", /^\d{5,20}$/, "is not an application's id, a number of about 18 digits");
  const guild = matching("DISCORD_GUILD", /^\d{5,20}$/, "is not a server's id, a number of about 18 digits");
  const token = text("DISCORD_TOKEN")?.replace(/^Bot /, "");
  if (token === undefined && guild !== undefined) problems.push("DISCORD_GUILD is set but DISCORD_TOKEN is not");
  return token === undefined ? undefined : { token, ...optional({ applicationId, apiUrl, guild }) };
}

function live(read: Reading): LiveConfig {
  const { text, matching } = read;
  const contact = matching("READOUT_CONTACT", /^[\x21-\x7e]{3,200}$/, "is not an address of a page or a mailbox");
  const allow = list(read, "READOUT_FETCH_ALLOW", /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):\d{1,5}$/, "host:port in small letters");
  const names = ["RELIEFWEB_APPNAME", "UCDP_TOKEN", "ACLED_EMAIL", "ACLED_PASSWORD"] as const;
  const credentials: Credentials = {};
  for (const name of names) {
    const value = text(name);
    if (value !== undefined) credentials[name] = value;
  }
  return { allow: new Set(allow), credentials, ...(contact === undefined ? {} : { contact }) };
}

/** Entries parted by commas or blanks; each of a form that `form` words. */
function list({ text, problems }: Reading, name: string, pattern: RegExp, form: string): string[] {
  const entries = (text(name) ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  if (entries.some((entry) => !pattern.test(entry))) problems.push(`${name} holds what is not ${form}`);
  return entries;
}

/** 32 bytes in hex or base64, with or without padding, in either alphabet. */
function key(value: string | undefined, problems: string[]): Uint8Array | undefined {
  if (value === undefined) return undefined;
  const hex = /^[0-9a-f]{64}$/i.test(value);
  const bytes = hex ? Buffer.from(value, "hex") : /^[\w+/-]{43}=?$/.test(value) ? Buffer.from(value, "base64") : undefined;
  if (bytes?.length === KEY_BYTES) return bytes;
  problems.push("READOUT_SECRET_KEY is not 32 bytes in hex or base64 (openssl rand -base64 32 makes one)");
  return undefined;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The entries that are set. */
function optional<K extends string>(values: Record<K, string | undefined>): Partial<Record<K, string>> {
  const set: Partial<Record<K, string>> = {};
  for (const name in values) if (values[name] !== undefined) set[name] = values[name];
  return set;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
