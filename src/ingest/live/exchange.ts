import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./addresses.ts";
import { decode } from "./decompress.ts";
import { FetchProblem, shownUrl } from "./problem.ts";
import { type AllowList, insideRefused, isAllowed } from "./url.ts";

/** Asks for all addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Milliseconds for connecting, for the response's headers, and for all of it. */
export interface Patience {
  connect: number;
  headers: number;
  whole: number;
}

/** Most bytes as they come, and once unpacked. */
export interface SizeLimits {
  wire: number;
  unpacked: number;
}

export interface ExchangeRequest {
  url: URL;
  method: "GET" | "POST";
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  patience: Patience;
  limits: SizeLimits;
  signal: AbortSignal;
}

export interface Exchanged {
  status: number;
  headers: IncomingHttpHeaders;
  /** Unpacked; empty for a response that redirects, has not changed or is an error of the server. */
  body: Buffer;
}

/** One request and its response, redirects not followed. */
export type Exchange = (request: ExchangeRequest) => Promise<Exchanged>;

/**
 * Exchanges over HTTP, connecting only to addresses that were looked up and checked here: the name is never looked up a
 * second time. Rejects with FetchProblem where the host is inside, does not answer, or answers with more than the limits.
 */
export function createExchange({ resolve, allow }: { resolve: Resolve; allow: AllowList }): Exchange {
  return async (request) => {
    const { url, limits, patience, signal } = request;
    const addresses = await checkedAddresses(url, resolve, allow, patience.connect);
    const whole = AbortSignal.any([signal, AbortSignal.timeout(patience.whole)]);
    try {
      const response = await send(request, addresses, whole);
      const status = response.statusCode ?? 0;
      if (status !== 200) {
        response.destroy();
        return { status, headers: response.headers, body: Buffer.alloc(0) };
      }
      const packed = await collect(response, limits.wire, url, whole);
      return { status, headers: response.headers, body: await decode(packed, response.headers["content-encoding"], limits.unpacked, url) };
    } catch (error) {
      throw problemOf(error, url, signal);
    }
  };
}

async function checkedAddresses(url: URL, resolve: Resolve, allow: AllowList, patience: number): Promise<string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) === 0 ? await lookedUp(host, url, resolve, patience) : [host];
  if (isAllowed(url, allow)) return [...found];
  // One bad address among good ones is a trap too.
  if (found.some((address) => !isPublicAddress(address))) throw insideRefused(url);
  return [...found];
}

async function lookedUp(host: string, url: URL, resolve: Resolve, patience: number): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the name was not looked up in time")), patience);
  });
  try {
    const found = await Promise.race([resolve(host), late]);
    if (found.length > 0) return found;
    throw new Error("no address");
  } catch (cause) {
    throw new FetchProblem(`${url.host} was not found.`, { cause, next: "Check the address and the network." });
  } finally {
    clearTimeout(timer);
  }
}

/** Sends the request; resolves with the response once its headers are there. */
function send(
  { url, method, headers, body, patience }: ExchangeRequest,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const make = url.protocol === "https:" ? requestHttps : requestHttp;
    // No agent: a connection kept from before may lead elsewhere.
    const sent = make(url, { method, headers, agent: false, signal, lookup: given(addresses), maxHeaderSize: 32_768 });
    const timers = new Set<NodeJS.Timeout>();
    const within = (milliseconds: number, what: string): NodeJS.Timeout => {
      const timer = setTimeout(() => sent.destroy(new FetchProblem(`${url.host} ${what}.`)), milliseconds);
      timers.add(timer);
      return timer;
    };
    const stop = (): void => timers.forEach((timer) => clearTimeout(timer));
    const connecting = within(patience.connect, "did not take the connection in time");
    within(patience.connect + patience.headers, "did not answer in time");
    sent.on("socket", (socket) => {
      socket.once("connect", () => {
        clearTimeout(connecting);
        if (!addresses.some((address) => same(address, socket.remoteAddress))) sent.destroy(insideRefused(url));
      });
    });
    sent.on("response", (response) => {
      stop();
      resolve(response);
    });
    sent.on("error", (error) => {
      stop();
      reject(error);
    });
    sent.end(body);
  });
}

const same = (address: string, remote: string | undefined): boolean =>
  remote === address || remote === `::ffff:${address}` || (isIP(address) === 6 && isIP(remote ?? "") === 6);

/** Answers each look-up with the addresses that were checked. */
function given(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    const [first] = all;
    if (options.all === true) callback(null, all);
    else if (first !== undefined) callback(null, first.address, first.family);
    else callback(new Error("no address"), "", 4);
  };
}

async function collect(response: IncomingMessage, most: number, url: URL, signal: AbortSignal): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  const stated = Number(response.headers["content-length"]);
  if (stated > most) {
    response.destroy();
    throw tooLarge(url, most);
  }
  const abort = (): unknown => response.destroy(signal.reason instanceof Error ? signal.reason : new Error("stopped"));
  signal.addEventListener("abort", abort, { once: true });
  try {
    for await (const part of response) {
      const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
      length += bytes.length;
      if (length > most) throw tooLarge(url, most);
      parts.push(bytes);
    }
  } finally {
    signal.removeEventListener("abort", abort);
    response.destroy();
  }
  return Buffer.concat(parts);
}

/** What came is larger than is taken. */
export function tooLarge(url: URL, most: number): FetchProblem {
  return new FetchProblem(`${shownUrl(url)} sent more than ${Math.round(most / 1_000_000)} MB, which is not taken.`, {
    next: "Check that the address is that of a feed or of data.",
    lasting: true,
  });
}

function problemOf(error: unknown, url: URL, stopped: AbortSignal): unknown {
  if (error instanceof FetchProblem) return error;
  if (stopped.aborted) return stopped.reason;
  const name = error instanceof Error ? error.name : "";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (name === "TimeoutError" || name === "AbortError") return new FetchProblem(`${url.host} took too long.`, { cause: error });
  const what = WORDS.find(([pattern]) => pattern.test(code))?.[1] ?? "cannot be reached";
  return new FetchProblem(`${url.host} ${what}.`, { cause: error });
}

const WORDS: readonly [RegExp, string][] = [
  [/ECONNREFUSED/, "takes no connection"],
  [/ECONNRESET|EPIPE|ABORT|PREMATURE/, "broke the connection off"],
  [/HPE_|HEADER_OVERFLOW/, "does not speak HTTP"],
  [/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/, "shows no valid certificate"],
];
