import { z } from "zod";
import type { Fetch } from "../fetcher.ts";
import { jsonOf } from "../json.ts";
import { FetchProblem } from "../problem.ts";

/** A page as the wiki has it now. */
export interface WikiPage {
  title: string;
  revision: number;
  /** Present where it was asked for. */
  wikitext?: string;
}

/** Titles one request may name. */
export const MOST_TITLES = 50;
/** Pages whose text is asked for at a time, so that an answer stays under a megabyte. */
const TEXTS_AT_A_TIME = 10;
const MOST_ROUNDS = 20;

const answerSchema = z.object({
  error: z.object({ code: z.string(), info: z.string().default("") }).optional(),
  continue: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  query: z
    .object({
      normalized: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
      redirects: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
      pages: z
        .array(
          z.object({
            title: z.string(),
            missing: z.boolean().optional(),
            invalid: z.boolean().optional(),
            revisions: z
              .array(
                z.object({
                  revid: z.number(),
                  slots: z.object({ main: z.object({ content: z.string().optional() }) }).optional(),
                }),
              )
              .optional(),
          }),
        )
        .default([]),
    })
    .optional(),
});
type Answer = z.infer<typeof answerSchema>;

interface Asked {
  fetch: Fetch;
  /** The wiki's api.php. */
  api: string;
  signal: AbortSignal;
}

/** The newest revision of each page that exists, by the title asked for, redirects followed. */
export async function revisionsOf(titles: readonly string[], asked: Asked): Promise<Map<string, WikiPage>> {
  return query(titles, "ids", asked);
}

/** The same with the pages' wikitext, some at a time. */
export async function* textsOf(titles: readonly string[], asked: Asked): AsyncGenerator<Map<string, WikiPage>> {
  for (let at = 0; at < titles.length; at += TEXTS_AT_A_TIME) {
    yield await query(titles.slice(at, at + TEXTS_AT_A_TIME), "ids|content", asked);
  }
}

async function query(titles: readonly string[], rvprop: string, { fetch, api, signal }: Asked): Promise<Map<string, WikiPage>> {
  const names = new Map<string, string>();
  const pages = new Map<string, WikiPage>();
  let more: Record<string, string | number> = {};
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const url = new URL(api);
    const parameters = { action: "query", format: "json", formatversion: 2, prop: "revisions", rvprop, rvslots: "main", redirects: 1 };
    // maxlag: a wiki that lags behind asks to be left alone for the moment; what runs by itself does as it is asked.
    for (const [key, value] of Object.entries({ ...parameters, maxlag: 5, titles: titles.join("|"), ...more })) {
      url.searchParams.set(key, String(value));
    }
    const answer = await ask(url.href, fetch, signal);
    for (const { from, to } of [...(answer.query?.normalized ?? []), ...(answer.query?.redirects ?? [])]) names.set(from, to);
    for (const { title, revisions } of answer.query?.pages ?? []) {
      const [newest] = revisions ?? [];
      const wikitext = newest?.slots?.main.content;
      if (newest) pages.set(title, { title, revision: newest.revid, ...(wikitext === undefined ? {} : { wikitext }) });
    }
    if (!answer.continue) return byTitle(titles, names, pages);
    more = answer.continue;
  }
  throw new FetchProblem("The wiki's answer goes on without end.");
}

async function ask(url: string, fetch: Fetch, signal: AbortSignal): Promise<Answer> {
  let answer: Answer = {};
  const asked = fetch({
    url,
    accept: "application/json",
    api: true,
    signal,
    check: (fetched) => {
      const parsed = answerSchema.safeParse(jsonOf(fetched));
      if (!parsed.success) throw new FetchProblem(`${fetched.url.host} did not answer as the MediaWiki API does.`);
      if (parsed.data.error) throw errorOf(parsed.data.error, fetched.url, fetched.retryAfter);
      answer = parsed.data;
    },
  });
  await asked.catch((error: unknown) => {
    throw error instanceof FetchProblem && error.status === 403 ? refusedBy(error) : error;
  });
  return answer;
}

/** Wikimedia refuses programs that do not say whose they are (its User-Agent policy). */
function refusedBy({ message, status }: FetchProblem): FetchProblem {
  const next = "Set READOUT_CONTACT to a page or mailbox of yours: Wikimedia refuses programs that name no contact.";
  return new FetchProblem(message, { next, lasting: true, ...(status === undefined ? {} : { status }) });
}

/** The API tells of errors in an answer with status 200. */
function errorOf({ code, info }: { code: string; info: string }, url: URL, retryAfter: number | undefined): FetchProblem {
  if (code === "maxlag" || code === "ratelimited" || code === "readonly" || code.startsWith("internal_api_error")) {
    return new FetchProblem(`${url.host} asks us to wait (${code}).`, { retryAfter: retryAfter ?? 5_000 });
  }
  return new FetchProblem(`${url.host} refused the request (${code.slice(0, 60)}: ${info.slice(0, 120)}).`, { lasting: true });
}

function byTitle(
  titles: readonly string[],
  names: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, WikiPage>,
): Map<string, WikiPage> {
  const found = new Map<string, WikiPage>();
  for (const title of titles) {
    let at = title;
    for (let hops = 0; hops < 4; hops += 1) at = names.get(at) ?? at;
    const page = pages.get(at);
    if (page) found.set(title, page);
  }
  return found;
}
