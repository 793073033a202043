import { z } from "zod";
import { toInstant } from "../../../core/clock.ts";
import { acledEventId } from "../../acled/read.ts";
import { isWebPage, jsonOf, webPage } from "../json.ts";
import type { KindDeps, LiveKind } from "../kind.ts";
import { FetchProblem } from "../problem.ts";
import { takePart } from "./take.ts";

const READ = "https://acleddata.com/api/acled/read";
const DAY = 86_400_000;
/** Days fetched at first. */
const AT_FIRST = 30;
const PAGE = 5_000;
const MOST_PAGES = 40;
const LIMITS = { wire: 20_000_000, unpacked: 80_000_000 };

const tokenSchema = z.object({ access_token: z.string().min(1) });

/** ACLED's events, by the user's account; what was changed since comes again. */
export const acledKind: LiveKind = {
  name: "acled",
  summary: "political violence and protest as ACLED codes it; needs ACLED_EMAIL and ACLED_PASSWORD",
  every: 1_440,
  atLeast: 360,
  address: READ,
  label: "ACLED",
  needs: ["ACLED_EMAIL", "ACLED_PASSWORD"],
  async fetch(source, deps) {
    const address = source.address ?? READ;
    const token = await tokenFor(address, deps);
    const now = Math.floor(deps.clock.now() / 1_000);
    // By when rows were uploaded, so that a corrected row comes again; at first by when things happened.
    const which: [string, string][] =
      source.cursor === undefined
        ? [
            ["event_date", `${dayAt(deps.clock.now() - AT_FIRST * DAY)}|${dayAt(deps.clock.now())}`],
            ["event_date_where", "BETWEEN"],
          ]
        : [
            ["timestamp", source.cursor],
            ["timestamp_where", ">="],
          ];
    if (source.cursor !== undefined) await takeBack(await deletedSince(address, source.cursor, token, deps), deps);
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const bytes = await pageAt(address, [...which, ["limit", String(PAGE)], ["page", String(page)]], token, deps);
      const rows = bytes === undefined ? 0 : (await takePart({ format: "acled", bytes }, deps)).read;
      if (rows < PAGE) return deps.keep({ cursor: String(now) });
    }
    deps.note(`${MOST_PAGES * PAGE} events were taken in, and there are more.`);
    await deps.keep({ cursor: String(now) });
  },
};

const dayAt = (moment: number): string => toInstant(moment).slice(0, 10);

/** A token for a day, by the account's password (RFC 6749, 4.3). It is used for this fetch and kept nowhere. */
async function tokenFor(address: string, { fetch, credentials, signal }: KindDeps): Promise<string> {
  let token = "";
  await fetch({
    url: new URL("/oauth/token", address).href,
    method: "POST",
    accept: "application/json",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      username: credentials.ACLED_EMAIL ?? "",
      password: credentials.ACLED_PASSWORD ?? "",
      grant_type: "password",
      client_id: "acled",
    }).toString(),
    api: true,
    secret: true,
    signal,
    check: (body) => {
      const parsed = tokenSchema.safeParse(jsonOf(body));
      if (!parsed.success) throw new FetchProblem(`${body.url.host} gave no token.`);
      token = parsed.data.access_token;
    },
  });
  return token;
}

const deletedSchema = z.object({ data: z.array(z.object({ event_id_cnty: z.string().min(1).max(40) })).default([]) });

/** Ids of the events that ACLED took back since, as seconds of the epoch. */
async function deletedSince(address: string, since: string, token: string, { fetch, signal }: KindDeps): Promise<string[]> {
  const url = new URL("/api/deleted/read", address);
  for (const [key, value] of Object.entries({ _format: "json", deleted_timestamp: since, deleted_timestamp_where: ">=", limit: "5000" })) {
    url.searchParams.set(key, value);
  }
  let ids: string[] = [];
  await fetch({
    url: url.href,
    accept: "application/json",
    headers: { authorization: `Bearer ${token}` },
    api: true,
    secret: true,
    signal,
    check: (body) => {
      const parsed = deletedSchema.safeParse(jsonOf(body));
      if (!parsed.success) throw new FetchProblem(`${body.url.host} did not answer as the ACLED API does.`);
      ids = parsed.data.data.map(({ event_id_cnty: id }) => id);
    },
  });
  return ids;
}

/** Retracts those of them that are on record as the owner's. */
async function takeBack(ids: readonly string[], { reader, owner, clock, commit }: KindDeps): Promise<void> {
  const events = await reader.get({ owner, asOf: toInstant(clock.now()) }, "event", ids.map(acledEventId));
  const own = events.filter((event) => event.owner === owner);
  await commit(own.map(({ body }) => ({ retract: { id: body.id, reason: "deleted by ACLED" } })));
}

/** A page as CSV; undefined where it holds no row. */
async function pageAt(
  address: string,
  which: readonly [string, string][],
  token: string,
  { fetch, signal }: KindDeps,
): Promise<Buffer | undefined> {
  const url = new URL(address);
  for (const [key, value] of [["_format", "csv"], ...which] as const) url.searchParams.set(key ?? "", value ?? "");
  const fetched = await fetch({
    url: url.href,
    accept: "text/csv",
    headers: { authorization: `Bearer ${token}` },
    limits: LIMITS,
    api: true,
    secret: true,
    signal,
    check: (body) => {
      if (isWebPage(body.body.subarray(0, 2_000).toString("utf8"))) throw webPage(body.url);
    },
  });
  if (!fetched.changed) return undefined;
  return /\n[^\n]*\S/.test(fetched.body.subarray(0, 200_000).toString("latin1")) ? fetched.body : undefined;
}
