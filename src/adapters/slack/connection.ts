import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import type { Logger, webApi } from "@slack/bolt";
import { UserError } from "../../core/errors.ts";
import { within } from "../common/in-hand.ts";
import { shorten } from "../common/text.ts";
import type { AdapterLog } from "../common/log.ts";

/** Credentials and addresses; an app token means Socket Mode, otherwise the signing secret and HTTP. */
export interface SlackConnectionOptions {
  botToken: string;
  appToken?: string;
  signingSecret?: string;
  /** Base address of the Web API; Slack's own where it is left out. */
  apiUrl?: string;
  /** Port of the HTTP server, 0 for any. Unused in Socket Mode. */
  port?: number;
  /** Called with the port the HTTP server got. */
  listening?: (port: number) => void;
  /** Milliseconds before a dropped socket is opened again, and how late a pong may be; 2,000 where it is left out. */
  pingTimeout?: number;
  log: AdapterLog;
}

/** The Bolt app, and a start and stop that keep their promises. */
export interface SlackConnection {
  app: App;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Commands fail while a dropped socket is not open again, so the client's own five seconds are too many. */
const PING_TIMEOUT = 2_000;
const CALL_TIMEOUT = 10_000;
const START_TIMEOUT = 15_000;
const CLOSE_TIMEOUT = 400;

/** Builds the app without connecting. */
export function createConnection(options: SlackConnectionOptions): SlackConnection {
  const logger = quietLogger(options.log);
  const transport = options.appToken === undefined ? http(options, logger) : socket(options, options.appToken, logger);
  const app = new App({
    token: options.botToken,
    receiver: transport.receiver,
    deferInitialization: true,
    convoStore: false,
    logger,
    clientOptions: {
      ...address(options),
      timeout: CALL_TIMEOUT,
      // A post whose reply is lost may be out: what is sent again is decided call by call.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  return {
    app,
    async start() {
      await orExplain("SLACK_BOT_TOKEN", "xoxb-", () => app.init());
      await orExplain(transport.variable, transport.prefix, transport.start);
    },
    stop: transport.stop,
  };
}

interface Transport {
  receiver: SocketModeReceiver | HTTPReceiver;
  /** The environment variable to blame where connecting is refused. */
  variable: string;
  prefix: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

function socket(options: SlackConnectionOptions, appToken: string, logger: Logger): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    clientPingTimeout: options.pingTimeout ?? PING_TIMEOUT,
    // An object of its own: the client writes its retry policy into it.
    installerOptions: { clientOptions: { ...address(options), timeout: CALL_TIMEOUT } },
  });
  return {
    receiver,
    variable: "SLACK_APP_TOKEN",
    prefix: "xapp-",
    start: async () => {
      if ((await within(START_TIMEOUT, receiver.start())) !== undefined) return;
      receiver.client.disconnect().catch(() => undefined);
      throw new Error("no connection in time");
    },
    stop: async () => {
      const closed = receiver.client.disconnect().then(() => true);
      if (await within(CLOSE_TIMEOUT, closed)) return;
      // The second call does not wait for the other side to close.
      await within(CLOSE_TIMEOUT, receiver.client.disconnect());
    },
  };
}

function http(options: SlackConnectionOptions, logger: Logger): Transport {
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret ?? "",
    signatureVerification: true,
    endpoints: ["/slack/events"],
    port: options.port ?? 0,
    logger,
    customRoutes: [{ path: "/healthz", method: "GET", handler: (_, response) => void response.writeHead(200).end("ok") }],
  });
  let close = async (): Promise<void> => undefined;
  return {
    receiver,
    variable: "SLACK_SIGNING_SECRET",
    prefix: "",
    start: async () => {
      const server = await receiver.start(options.port ?? 0);
      const bound = server.address();
      if (typeof bound === "object" && bound !== null) options.listening?.(bound.port);
      close = async () => {
        const closed = receiver.stop();
        server.closeAllConnections();
        await closed;
      };
    },
    stop: () => close(),
  };
}

const address = ({ apiUrl }: SlackConnectionOptions): webApi.WebClientOptions => (apiUrl === undefined ? {} : { slackApiUrl: apiUrl });

const REFUSALS = new Set(["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type"]);

async function orExplain(variable: string, prefix: string, connect: () => Promise<void>): Promise<void> {
  try {
    await connect();
  } catch (cause) {
    const reason = platformError(cause);
    if (reason !== undefined && (REFUSALS.has(reason) || reason.startsWith("missing_scope"))) {
      throw new UserError("bad-configuration", `Slack refuses ${variable} (${reason}).`, {
        next: `Copy the token that begins with ${prefix} from your app's page at api.slack.com/apps into ${variable}.`,
        cause,
      });
    }
    if (cause instanceof Error && "code" in cause && (cause.code === "EADDRINUSE" || cause.code === "EACCES")) {
      throw new UserError("bad-configuration", "The port for Slack's requests cannot be used.", {
        next: "Set PORT to a free port above 1023, or SLACK_APP_TOKEN to use Socket Mode.",
        cause,
      });
    }
    throw new UserError("bad-configuration", `Slack cannot be reached${reason === undefined ? "" : ` (${reason})`}.`, {
      next: "Check the network and SLACK_API_URL, then start again.",
      cause,
    });
  }
}

/** Slack's own word for why a call was refused, where it refused it. */
export function platformError(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  const { data } = error;
  return typeof data === "object" && data !== null && "error" in data && typeof data.error === "string" ? data.error : undefined;
}

/** Bolt's logger over ours: warnings and errors only, in a few words without tokens. */
function quietLogger(log: AdapterLog): Logger {
  const line = (level: "warn" | "error", parts: unknown[]): void => {
    const note = parts.map((part) => (part instanceof Error ? part.name : typeof part === "string" ? part : "")).join(" ");
    log(level, "slack client", { note: shorten(note.replace(/x(?:ox|app)\S+/gu, "(token)"), 160) });
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => line("warn", parts),
    error: (...parts) => line("error", parts),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
