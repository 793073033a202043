import { z } from "zod";
import { toInstant } from "../../../core/clock.ts";
import { jsonOf } from "../json.ts";
import type { KindDeps, LiveKind } from "../kind.ts";
import { FetchProblem } from "../problem.ts";
import { takePart } from "./take.ts";

const EVENTS = "https://ucdpapi.pcr.uu.se/api/gedevents";
const PAGE = 1_000;
/** Pages of one fetch; what is left comes the next time. A yearly release has about 400. */
const MOST_PAGES = 100;

const pageSchema = z.object({
  NextPageUrl: z.string().nullish(),
  Result: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});

const cursorSchema = z.object({
  /** Releases taken in. */
  done: z.array(z.string()).default([]),
  /** Where a release that is being taken in goes on. */
  next: z.string().optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

/**
 * UCDP's georeferenced events, through its API with the user's token: the monthly candidate releases of this year and the last, or the
 * one release an address ends in, such as …/gedevents/26.1.
 */
export const ucdpKind: LiveKind = {
  name: "ucdp",
  summary: "organised violence with deaths as UCDP codes it, monthly; needs UCDP_TOKEN",
  every: 1_440,
  atLeast: 360,
  address: EVENTS,
  label: "UCDP GED",
  needs: ["UCDP_TOKEN"],
  async fetch(source, deps) {
    const address = (source.address ?? EVENTS).replace(/\/$/, "");
    const [, base = address, stated] = /^(.*)\/(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)$/.exec(address) ?? [];
    const cursor = readCursor(source.cursor);
    const releases = stated === undefined ? candidates(deps.clock.now()) : [stated];
    let pages = 0;
    for (const release of releases.filter((one) => !cursor.done.includes(one))) {
      const first = `${base}/${release}?pagesize=${PAGE}`;
      // The rest of a release that was begun is fetched before anything else.
      let url: string | undefined = cursor.next?.startsWith(`${base}/${release}?`) ? cursor.next : first;
      while (url !== undefined) {
        if ((pages += 1) > MOST_PAGES) return deps.note(`${MOST_PAGES * PAGE} events were taken in; the rest comes the next time.`);
        const page = await pageAt(url, stated === undefined, deps);
        // Not published yet: the releases after it are not either.
        if (page === undefined) return;
        if (page.rows.length > 0) await takePart({ format: "ucdp-ged", bytes: csvOf(page.rows), release }, deps);
        url = page.next;
        await deps.keep({ cursor: JSON.stringify({ ...cursor, ...(url === undefined ? {} : { next: url }) }) });
      }
      cursor.done = [...cursor.done, release].slice(-60);
      delete cursor.next;
      await deps.keep({ cursor: JSON.stringify(cursor) });
    }
  },
};

/** The candidate releases there may be: a month each, named 26.0.7 for July 2026, those of last year first. */
function candidates(now: number): string[] {
  const [year, month] = toInstant(now).split("-").map(Number) as [number, number];
  const of = (full: number, months: number): string[] => Array.from({ length: months }, (_, i) => `${full % 100}.0.${i + 1}`);
  return [...(month <= 3 ? of(year - 1, 12) : []), ...of(year, month)];
}

type Rows = z.infer<typeof pageSchema>["Result"];

async function pageAt(
  url: string,
  mayBeMissing: boolean,
  { fetch, credentials, signal }: KindDeps,
): Promise<{ rows: Rows; next: string | undefined } | undefined> {
  let read: z.infer<typeof pageSchema> = { Result: [] };
  try {
    await fetch({
      url,
      accept: "application/json",
      headers: { "x-ucdp-access-token": credentials.UCDP_TOKEN ?? "" },
      api: true,
      secret: true,
      signal,
      check: (body) => {
        const parsed = pageSchema.safeParse(jsonOf(body));
        if (!parsed.success) throw new FetchProblem(`${body.url.host} did not answer as the UCDP API does.`);
        read = parsed.data;
      },
    });
  } catch (error) {
    if (mayBeMissing && error instanceof FetchProblem && (error.status === 404 || error.status === 400)) return undefined;
    throw error;
  }
  const next = read.NextPageUrl || undefined;
  // Its address comes from outside: only the same interface is asked with the token.
  return { rows: read.Result, next: next !== undefined && URL.canParse(next) && samePlace(next, url) ? next : undefined };
}

const samePlace = (a: string, b: string): boolean => new URL(a).origin === new URL(b).origin && new URL(a).pathname === new URL(b).pathname;

/** Rows as the CSV that releases come in (RFC 4180). */
export function csvOf(rows: Rows): Buffer {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: string | number | boolean | null | undefined): string => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return Buffer.from([columns.join(","), ...rows.map((row) => columns.map((column) => cell(row[column])).join(","))].join("\n"));
}

function readCursor(text: string | undefined): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(text ?? "{}"));
  } catch {
    return { done: [] };
  }
}
