import type { Clock } from "../../core/clock.ts";
import type { Exchange, Exchanged, ExchangeRequest, Patience, SizeLimits } from "./exchange.ts";
import { createHostTurns } from "./host-turns.ts";
import { FetchProblem, shownUrl } from "./problem.ts";
import { ALLOW_ALL, DISALLOW_ALL, LONGEST_ROBOTS, parseRobots, type RobotsRules } from "./robots.ts";
import { type AllowList, checkFetchUrl, isAllowed, readFetchUrl } from "./url.ts";

/** What a server told of a version of a thing, to ask whether there is a newer one (RFC 9110, 13). */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export interface FetchRequest {
  url: string;
  method?: "GET" | "POST";
  accept: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Present where the thing was fetched before. */
  validators?: Validators;
  limits?: SizeLimits;
  /** Its headers or body hold secrets: they go to no other host, and never without encryption unless the operator allows the host. */
  secret?: boolean;
  /** A documented interface for programs, used by its own terms: robots.txt, which is for crawlers, does not apply. */
  api?: boolean;
  /** Looks at what came; a FetchProblem it throws counts as one of the fetch, so that a broken answer is asked for again. */
  check?(body: FetchedBody): void | Promise<void>;
  signal: AbortSignal;
}

/** What was fetched: unpacked, and where it came from after redirects. */
export interface FetchedBody {
  changed: true;
  body: Buffer;
  url: URL;
  contentType: string;
  validators: Validators;
  /** Milliseconds to wait, where the answer names them. */
  retryAfter: number | undefined;
}

export type Fetched = { changed: false } | FetchedBody;

/** Fetches politely and safely. Rejects with FetchProblem. */
export type Fetch = (request: FetchRequest) => Promise<Fetched>;

export interface FetcherOptions {
  exchange: Exchange;
  allow: AllowList;
  clock: Clock;
  /** A number from 0 to 1, for the jitter of waits. */
  random(): number;
  /** Waits so many milliseconds, or rejects with the signal's reason. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  userAgent: string;
  patience?: Patience;
  /** Milliseconds between two requests to one host. */
  interval?: number;
}

const PATIENCE: Patience = { connect: 10_000, headers: 30_000, whole: 120_000 };
const LIMITS: SizeLimits = { wire: 20_000_000, unpacked: 60_000_000 };
const INTERVAL = 1_000;
const MOST_REDIRECTS = 5;
const ATTEMPTS = 3;
/** A wait longer than this is left to the schedule. */
const LONGEST_WAIT = 20_000;
const FIRST_WAIT = 1_000;
const DAY = 86_400_000;
/** How long a host whose robots.txt cannot be had is left alone before it is asked again. */
const ROBOTS_AGAIN = 600_000;
const ROBOT = "Readout";
const LONGEST_CRAWL_DELAY = 30;

/** Fetches one request a host at a time, follows redirects by hand and asks robots.txt first. */
export function createFetcher(options: FetcherOptions): Fetch {
  const { exchange, allow, clock, random, wait, userAgent, patience = PATIENCE, interval = INTERVAL } = options;
  const turns = createHostTurns(clock, wait);
  const robots = new Map<string, { rules: RobotsRules; until: number }>();

  const one = (url: URL, signal: AbortSignal, more: Partial<ExchangeRequest>, delay = interval): Promise<Exchanged> =>
    turns(url.host, delay, signal, () =>
      exchange({
        url,
        method: "GET",
        patience,
        limits: LIMITS,
        signal,
        ...more,
        headers: { "user-agent": userAgent, "accept-encoding": "gzip, deflate, br", ...more.headers },
      }),
    );

  const rulesOf = async (url: URL, signal: AbortSignal): Promise<RobotsRules> => {
    const known = robots.get(url.origin);
    if (known && known.until > clock.now()) return known.rules;
    const rules = await askRobots(url, signal);
    robots.set(url.origin, { rules, until: clock.now() + (rules === DISALLOW_ALL ? ROBOTS_AGAIN : DAY) });
    return rules;
  };

  const askRobots = async (of: URL, signal: AbortSignal): Promise<RobotsRules> => {
    let url = new URL("/robots.txt", of);
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const limits = { wire: LONGEST_ROBOTS * 2, unpacked: LONGEST_ROBOTS * 4 };
      const { status, headers, body } = await one(url, signal, { headers: { accept: "text/plain" }, limits });
      if (isRedirect(status) && headers.location !== undefined) url = follow(url, headers.location, allow);
      else if (status === 200) return parseRobots(body.toString("utf8"), ROBOT);
      else return status >= 500 || status === 429 ? DISALLOW_ALL : ALLOW_ALL;
    }
    return ALLOW_ALL;
  };

  const checkRobots = async (url: URL, signal: AbortSignal): Promise<number> => {
    const { allows, crawlDelay } = await rulesOf(url, signal);
    if (allows(url.pathname + url.search)) return Math.max(interval, Math.min(crawlDelay ?? 0, LONGEST_CRAWL_DELAY) * 1_000);
    const lasting = robots.get(url.origin)?.rules !== DISALLOW_ALL;
    throw new FetchProblem(
      lasting
        ? `${url.host} asks robots not to fetch ${url.pathname}.`
        : `${url.host} does not say now what robots may fetch, so nothing is.`,
      { lasting, code: "not-permitted", next: "Use another address of it, or ask the publisher." },
    );
  };

  const once = async (request: FetchRequest): Promise<Fetched> => {
    const { signal, secret = false, api = false } = request;
    let url = readFetchUrl(request.url, allow);
    const first = url;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      if (secret && url.protocol === "http:" && !isAllowed(url, allow)) {
        throw new FetchProblem(`${url.host} would be asked without encryption; a secret is not sent so.`, { lasting: true });
      }
      const delay = api ? interval : await checkRobots(url, signal);
      const { method = "GET", body, limits = LIMITS } = request;
      const answer = await one(url, signal, { method, body, limits, headers: headersOf(request) }, delay);
      if (!isRedirect(answer.status) || answer.headers.location === undefined) return settle(answer, url, clock.now());
      url = follow(url, answer.headers.location, allow);
      if (secret && url.origin !== first.origin) {
        throw new FetchProblem(`${first.host} sends on to ${url.host}; a secret is not sent there.`, { lasting: true });
      }
    }
    throw new FetchProblem(`${first.host} sends on from one address to the next without end.`, { lasting: true });
  };

  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const fetched = await once(request);
        if (fetched.changed) await request.check?.(fetched);
        return fetched;
      } catch (error) {
        const again = error instanceof FetchProblem && !error.lasting && attempt < ATTEMPTS && !request.signal.aborted;
        if (!again) throw error;
        const pause = error.retryAfter ?? backOff(FIRST_WAIT, attempt, LONGEST_WAIT, random);
        if (pause > LONGEST_WAIT) throw error;
        await wait(pause, request.signal);
      }
    }
  };
}

/** The wait before the try after the `failures`-th failure: doubled each time up to `most`, of that a random half to whole. */
export function backOff(first: number, failures: number, most: number, random: () => number): number {
  const full = Math.min(most, first * 2 ** Math.min(failures - 1, 30));
  return Math.round(full / 2 + (full / 2) * random());
}

function headersOf({ accept, headers = {}, validators = {} }: FetchRequest): Record<string, string> {
  return {
    accept,
    ...headers,
    ...(validators.etag === undefined ? {} : { "if-none-match": validators.etag }),
    ...(validators.lastModified === undefined ? {} : { "if-modified-since": validators.lastModified }),
  };
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

function follow(from: URL, location: string, allow: AllowList): URL {
  if (!URL.canParse(location, from.href)) throw new FetchProblem(`${from.host} sends on to what is no address.`, { lasting: true });
  return checkFetchUrl(new URL(location, from), allow);
}

function settle({ status, headers, body }: Exchanged, url: URL, now: number): Fetched {
  if (status === 304) return { changed: false };
  const retryAfter = readRetryAfter(headers["retry-after"], now);
  if (status !== 200) throw statusProblem(status, url, retryAfter);
  const { etag, "last-modified": lastModified } = headers;
  return {
    changed: true,
    body,
    url,
    contentType: headers["content-type"] ?? "",
    validators: {
      ...(etag === undefined || etag.length > MOST_VALIDATOR ? {} : { etag }),
      ...(lastModified === undefined || lastModified.length > MOST_VALIDATOR ? {} : { lastModified }),
    },
    retryAfter,
  };
}

const MOST_VALIDATOR = 300;

/** Seconds or an HTTP date, as milliseconds from now; at most a day. */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, 0), DAY) : undefined;
}

function statusProblem(status: number, url: URL, retryAfter: number | undefined): FetchProblem {
  const where = shownUrl(url);
  if (status === 429 || status === 503) return new FetchProblem(`${url.host} asks us to wait (${status}).`, { retryAfter, status });
  if (status >= 500) return new FetchProblem(`${url.host} is out of order (${status}).`, { retryAfter, status });
  const lasting = { lasting: true, status };
  if (status === 401 || status === 403) {
    return new FetchProblem(`${where} may not be fetched (${status}).`, {
      ...lasting,
      next: "Check the address, and the key where it needs one.",
    });
  }
  if (status === 404 || status === 410)
    return new FetchProblem(`There is nothing at ${where} (${status}).`, { ...lasting, next: "Check the address." });
  return new FetchProblem(`${where} was answered with ${status}.`, { lasting: status >= 400, status });
}
