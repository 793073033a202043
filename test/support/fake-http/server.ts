import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";

/** One request as a route sees it. */
export interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
  /** Parts of the path that the route's `:name` matched. */
  params: Record<string, string>;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Closes the connection without an answer. */
  drop?: boolean;
}

export type Route = (request: Request) => Reply | Promise<Reply>;

/** A server on the loopback that answers the routes it is given and keeps a list of everything else it was asked. */
export interface FakeServer {
  readonly origin: string;
  readonly socketOrigin: string;
  /** Open websockets. */
  sockets(): number;
  /** Cuts every websocket without a closing handshake. */
  cutSockets(): void;
  /** Stops reading from every websocket, so that closing handshakes stay unanswered. */
  freezeSockets(): void;
  close(): Promise<void>;
}

export interface FakeServerOptions {
  /** Where problems are noted. */
  problems: string[];
  /** `GET /gateway/bot` or `POST /channels/:channel/messages`. */
  routes: Record<string, Route>;
  connected(socket: WebSocket): void;
}

export async function startFakeServer({ problems, routes, connected }: FakeServerOptions): Promise<FakeServer> {
  const table = Object.entries(routes).map(([name, route]) => ({ ...compile(name), route }));
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readBody(incoming);
    const url = new URL(incoming.url ?? "/", "http://loopback");
    const method = incoming.method ?? "";
    const path = decodeURIComponent(url.pathname);
    const found = table.find((entry) => entry.method === method && entry.pattern.test(path));
    if (!found) {
      problems.push(`unknown route ${method} ${path}`);
      outgoing.writeHead(404, { "content-type": "application/json" }).end("{}");
      return;
    }
    const params = { ...found.pattern.exec(path)?.groups };
    const reply = await found.route({ method, path, query: url.searchParams, headers: incoming.headers, body, params });
    if (reply.drop) {
      incoming.socket.destroy();
      return;
    }
    if (reply.body === undefined) {
      outgoing.writeHead(reply.status ?? 204, reply.headers).end();
      return;
    }
    const [type, text] = typeof reply.body === "string" ? ["text/plain", reply.body] : ["application/json", JSON.stringify(reply.body)];
    outgoing.writeHead(reply.status ?? 200, { "content-type": type, ...reply.headers }).end(text);
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      problems.push(`route failed: ${String(error)}`);
      outgoing.writeHead(500).end();
    });
  });
  const websockets = new WebSocketServer({ server });
  websockets.on("connection", connected);
  const port = await listening(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    socketOrigin: `ws://127.0.0.1:${port}`,
    sockets: () => websockets.clients.size,
    cutSockets: () => websockets.clients.forEach((socket) => socket.terminate()),
    freezeSockets: () => websockets.clients.forEach((socket) => socket.pause()),
    async close() {
      websockets.clients.forEach((socket) => socket.terminate());
      websockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function compile(name: string): { method: string; pattern: RegExp } {
  const [method = "", path = ""] = name.split(" ");
  return { method, pattern: new RegExp(`^${path.replace(/:(\w+)/gu, "(?<$1>[^/]+)")}$`, "u") };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}
