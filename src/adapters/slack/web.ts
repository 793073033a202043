import { HTTPReceiver } from "@slack/bolt";
import type { Logger, webApi } from "@slack/bolt";
import type { Installations } from "./installations.ts";
import { SLACK_SCOPES } from "./scopes.ts";

/** What `/healthz` answers: a status and JSON. */
export type HealthPage = () => Promise<{ status: number; body: string }>;

/** An app that any workspace may install. */
export interface OAuthOptions {
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  installations: Installations;
}

export interface WebOptions {
  /** Present where Slack's requests come over HTTP; without it the server takes none. */
  signingSecret?: string | undefined;
  /** 0 for any. */
  port: number;
  /** Called with the port the server got. */
  listening?: ((port: number) => void) | undefined;
  oauth?: OAuthOptions | undefined;
  health?: HealthPage | undefined;
  clientOptions: webApi.WebClientOptions;
}

/** The HTTP server: Slack's requests, installing, health. */
export interface Web {
  receiver: HTTPReceiver;
  /** Rejects where the port cannot be had. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isUp(): boolean;
}

/** Serves `/slack/events`, `/slack/install`, `/slack/oauth_redirect` and `/healthz`, each where it is configured. */
export function createWeb({ signingSecret, port, listening, oauth, health, clientOptions }: WebOptions, logger: Logger): Web {
  const installing = oauth && {
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: oauth.stateSecret,
    installationStore: oauth.installations,
    scopes: SLACK_SCOPES.map(({ name }) => name),
    installerOptions: { directInstall: true, clientOptions },
  };
  const receiver = new HTTPReceiver({
    signingSecret: signingSecret ?? "",
    signatureVerification: signingSecret !== undefined,
    endpoints: signingSecret === undefined ? [] : ["/slack/events"],
    port,
    logger,
    customRoutes: [
      {
        path: "/healthz",
        method: "GET",
        handler: async (_, response) => {
          if (health === undefined) return void response.writeHead(200).end("ok");
          const { status, body } = await health();
          response.writeHead(status, { "content-type": "application/json" }).end(body);
        },
      },
    ],
    ...installing,
  });
  let close: (() => Promise<void>) | undefined;
  return {
    receiver,
    async start() {
      const server = await receiver.start(port);
      const bound = server.address();
      if (typeof bound === "object" && bound !== null) listening?.(bound.port);
      close = async () => {
        const closed = receiver.stop();
        server.closeAllConnections();
        await closed;
      };
    },
    async stop() {
      await close?.();
      close = undefined;
    },
    isUp: () => close !== undefined,
  };
}
