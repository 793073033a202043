import { createServer, type RequestListener, type Server } from "node:http";
import type { Clock } from "../../../src/core/clock.ts";
import { createExchange, type Patience } from "../../../src/ingest/live/exchange.ts";
import { createFetcher, type Fetch } from "../../../src/ingest/live/fetcher.ts";

/** A server on this machine that answers as it is told. */
export interface Host {
  readonly port: number;
  /** `127.0.0.1:PORT`. */
  readonly name: string;
  readonly requests: { url: string; headers: Record<string, string | string[] | undefined> }[];
  url(path: string): string;
  close(): Promise<void>;
}

export async function startHost(answer: RequestListener): Promise<Host> {
  const requests: Host["requests"] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url ?? "", headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port, name: `127.0.0.1:${port}`, requests, url: (path) => `http://127.0.0.1:${port}${path}`, close };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A clock that moves on only where something waits. */
export interface WaitingClock extends Clock {
  waited: number[];
  wait(milliseconds: number): Promise<void>;
  advance(milliseconds: number): void;
}

export function waitingClock(start: string): WaitingClock {
  let now = Date.parse(start);
  const waited: number[] = [];
  return {
    waited,
    now: () => now,
    advance: (milliseconds) => void (now += milliseconds),
    async wait(milliseconds) {
      waited.push(milliseconds);
      now += milliseconds;
    },
  };
}

interface Options {
  clock?: WaitingClock;
  allow?: readonly string[];
  /** Addresses by host name. */
  names?: Record<string, readonly string[]>;
  patience?: Patience;
  resolve?(host: string): Promise<readonly string[]>;
}

/** The fetcher as it ships, over names and a clock that are given. */
export function fetcherFor({ clock = waitingClock("2026-11-22T12:00:00Z"), allow = [], names = {}, patience, resolve }: Options): Fetch {
  const allowed = new Set(allow);
  const lookup = resolve ?? (async (host: string) => names[host] ?? []);
  return createFetcher({
    exchange: createExchange({ resolve: lookup, allow: allowed }),
    allow: allowed,
    clock,
    random: () => 0.5,
    wait: (milliseconds) => clock.wait(milliseconds),
    userAgent: "Readout/test (+https://desk.example.org)",
    ...(patience === undefined ? {} : { patience }),
  });
}

export const ask = (url: string, more: Partial<Parameters<Fetch>[0]> = {}): Parameters<Fetch>[0] => ({
  url,
  accept: "*/*",
  signal: new AbortController().signal,
  ...more,
});
