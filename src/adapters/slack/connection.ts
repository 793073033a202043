import { App, SocketModeReceiver, webApi } from "@slack/bolt";
import type { Authorize, Logger } from "@slack/bolt";
import { UserError } from "../../core/errors.ts";
import { within } from "../common/in-hand.ts";
import type { AdapterLog } from "../common/log.ts";
import { quietLogger } from "./logger.ts";
import { createClients, forgetUninstalled, homeOf } from "./workspaces.ts";
import type { Reached } from "./workspaces.ts";
import type { Pages } from "../../core/page.ts";
import { createWeb } from "./web.ts";
import type { OAuthOptions, Web, WebOptions } from "./web.ts";

/** Credentials and addresses; an app token means Socket Mode, otherwise the signing secret and HTTP. */
export interface SlackConnectionOptions {
  /** Of one workspace; not needed where workspaces install the app. */
  botToken?: string;
  appToken?: string;
  signingSecret?: string;
  /** Base address of the Web API; Slack's own where it is left out. */
  apiUrl?: string;
  /** Port of the HTTP server, 0 for any. Unused in Socket Mode. */
  port?: number;
  /** Called with the port the HTTP server got. */
  listening?: (port: number) => void;
  /** Present where any workspace may install the app. */
  oauth?: OAuthOptions;
  /** The process's own pages, where there is a server. */
  pages?: Pages;
  /** Milliseconds before a dropped socket is opened again, and how late a pong may be; 2,000 where it is left out. */
  pingTimeout?: number;
  log: AdapterLog;
}

/** The Bolt app, and a start and stop that keep their promises. */
export interface SlackConnection {
  app: App;
  /** The client that speaks for the bot in a workspace. Rejects with UserError where the app is not installed there. */
  clientFor(workspace: string | undefined): Promise<Reached>;
  isUp(): boolean;
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
  const { botToken, appToken, oauth } = options;
  const logger = quietLogger(options.log);
  const transport = appToken === undefined ? http(options, logger) : socket(options, appToken, logger);
  const clientOptions = (): webApi.WebClientOptions => ({
    ...address(options),
    timeout: CALL_TIMEOUT,
    // A post whose reply is lost may be out: what is sent again is decided call by call.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const app = new App({
    ...(oauth === undefined ? { token: botToken ?? "" } : transport.authorize),
    receiver: transport.receiver,
    deferInitialization: true,
    convoStore: false,
    logger,
    clientOptions: clientOptions(),
  });
  const clients = oauth && createClients(oauth.installations, (token) => new webApi.WebClient(token, { ...clientOptions(), logger }));
  if (oauth) forgetUninstalled(app, oauth.installations, options.log);
  return {
    app,
    clientFor: async (workspace) => (clients ? clients(workspace) : { client: app.client, token: botToken ?? "" }),
    isUp: transport.isUp,
    async start() {
      await orExplain("SLACK_BOT_TOKEN", "xoxb-", async () => {
        await app.init();
        if (oauth && botToken !== undefined) oauth.installations.adopt(await homeOf(botToken, app.client));
      });
      await orExplain(transport.variable, transport.prefix, transport.start);
    },
    stop: transport.stop,
  };
}

interface Transport {
  receiver: SocketModeReceiver | Web["receiver"];
  /** How the app finds a workspace's token, where the receiver does not tell it. */
  authorize: { authorize?: Authorize<boolean> };
  isUp(): boolean;
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
  // Only installing needs a server; Slack's requests come over the socket.
  const web = options.oauth && createWeb({ ...webOptions(options), signingSecret: undefined }, logger);
  const authorize = web?.receiver.installer?.authorize;
  return {
    receiver,
    authorize: authorize ? { authorize } : {},
    isUp: () => receiver.client.websocket?.isActive() === true,
    variable: "SLACK_APP_TOKEN",
    prefix: "xapp-",
    start: async () => {
      await web?.start();
      if ((await within(START_TIMEOUT, receiver.start())) !== undefined) return;
      receiver.client.disconnect().catch(() => undefined);
      throw new Error("no connection in time");
    },
    stop: async () => {
      await web?.stop();
      const closed = receiver.client.disconnect().then(() => true);
      if (await within(CLOSE_TIMEOUT, closed)) return;
      // The second call does not wait for the other side to close.
      await within(CLOSE_TIMEOUT, receiver.client.disconnect());
    },
  };
}

function http(options: SlackConnectionOptions, logger: Logger): Transport {
  const web = createWeb({ ...webOptions(options), signingSecret: options.signingSecret ?? "" }, logger);
  return {
    receiver: web.receiver,
    authorize: {},
    variable: "SLACK_SIGNING_SECRET",
    prefix: "",
    start: web.start,
    stop: web.stop,
    isUp: web.isUp,
  };
}

const webOptions = (options: SlackConnectionOptions): Omit<WebOptions, "signingSecret"> => ({
  port: options.port ?? 0,
  listening: options.listening,
  oauth: options.oauth,
  pages: options.pages,
  clientOptions: { ...address(options), timeout: CALL_TIMEOUT, retryConfig: { retries: 0 } },
});

const address = ({ apiUrl }: SlackConnectionOptions): webApi.WebClientOptions => (apiUrl === undefined ? {} : { slackApiUrl: apiUrl });

const REFUSALS = new Set(["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type"]);

/** Whether Slack's word means that it does not take the token. */
export const isRefusal = (reason: string): boolean => REFUSALS.has(reason);

async function orExplain(variable: string, prefix: string, connect: () => Promise<void>): Promise<void> {
  try {
    await connect();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
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
