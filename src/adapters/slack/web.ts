import { HTTPReceiver } from "@slack/bolt";
import type { Logger, webApi } from "@slack/bolt";
import type { Pages } from "../../core/page.ts";
import type { Installations } from "./installations.ts";
import { SLACK_SCOPES } from "./scopes.ts";

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
  /** The process's own pages, `/healthz` among them. */
  pages?: Pages | undefined;
  clientOptions: webApi.WebClientOptions;
}

/** The HTTP server: Slack's requests, installing, the process's own pages. */
export interface Web {
  receiver: HTTPReceiver;
  /** Rejects where the port cannot be had. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isUp(): boolean;
}

/** Serves `/slack/events`, `/slack/install`, `/slack/oauth_redirect` and the process's own pages, each where it is configured. */
export function createWeb({ signingSecret, port, listening, oauth, pages = {}, clientOptions }: WebOptions, logger: Logger): Web {
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
    customRoutes: Object.entries(pages).map(([path, page]) => ({
      path,
      method: "GET",
      handler: async (_request, response) => {
        const { status, body, type } = await page();
        response.writeHead(status, { "content-type": type }).end(body);
      },
    })),
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
