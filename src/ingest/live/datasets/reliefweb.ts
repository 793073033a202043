import { z } from "zod";
import { toInstant } from "../../../core/clock.ts";
import { jsonOf } from "../json.ts";
import type { KindDeps, LiveKind } from "../kind.ts";
import { FetchProblem } from "../problem.ts";
import { takePart } from "./take.ts";

const REPORTS = "https://api.reliefweb.int/v2/reports";
const DAY = 86_400_000;
/** Days fetched at first. */
const AT_FIRST = 7;
const PAGE = 100;
/** Pages of one fetch, so that a day's quota of 1,000 requests is never near; the next goes on. */
const MOST_PAGES = 20;
const FIELDS = ["title", "date", "url", "url_alias", "source", "country", "primary_country", "disaster", "theme", "format", "language"];

const pageSchema = z.object({
  totalCount: z.int().nonnegative().optional(),
  data: z.array(
    z.object({
      id: z.union([z.string(), z.number()]),
      fields: z.object({ date: z.object({ changed: z.string().optional() }).optional() }).optional(),
    }),
  ),
});

/** Reports on ReliefWeb, through its API, by an application name that ReliefWeb has approved. */
export const reliefwebKind: LiveKind = {
  name: "reliefweb",
  summary: "reports of the UN and aid organisations from ReliefWeb; needs RELIEFWEB_APPNAME",
  every: 60,
  atLeast: 30,
  address: REPORTS,
  label: "ReliefWeb",
  needs: ["RELIEFWEB_APPNAME"],
  async fetch(source, deps) {
    // What changed since, oldest change first: an edited report comes again.
    let since = source.cursor ?? toInstant(deps.clock.now() - AT_FIRST * DAY);
    let offset = 0;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const { bytes, items, changed } = await page(source.address ?? REPORTS, { since, offset }, deps);
      if (items > 0) await takePart({ format: "reliefweb", bytes }, deps);
      if (items < PAGE) {
        await deps.keep({ cursor: changed ?? since });
        return;
      }
      // A page all of one moment is paged through by number.
      if (changed === undefined || changed === since) offset += PAGE;
      else [since, offset] = [changed, 0];
      await deps.keep({ cursor: since });
    }
    deps.note(`${MOST_PAGES * PAGE} reports were taken in; the rest comes the next time.`);
  },
};

interface Page {
  bytes: Buffer;
  items: number;
  /** The newest change on it. */
  changed: string | undefined;
}

async function page(
  address: string,
  { since, offset }: { since: string; offset: number },
  { fetch, credentials, signal }: KindDeps,
): Promise<Page> {
  const url = new URL(address);
  const parameters: [string, string][] = [
    ["appname", credentials.RELIEFWEB_APPNAME ?? ""],
    ["limit", String(PAGE)],
    ["offset", String(offset)],
    ["sort[]", "date.changed:asc"],
    ["filter[field]", "date.changed"],
    ["filter[value][from]", since.replace(/Z$/, "+00:00")],
    ...FIELDS.map((field): [string, string] => ["fields[include][]", field]),
  ];
  for (const [key, value] of parameters) url.searchParams.append(key, value);
  let read: z.infer<typeof pageSchema> = { data: [] };
  const fetched = await fetch({
    url: url.href,
    accept: "application/json",
    api: true,
    secret: true,
    signal,
    check: (body) => {
      const parsed = pageSchema.safeParse(jsonOf(body));
      if (!parsed.success) throw new FetchProblem(`${url.host} did not answer as the ReliefWeb API does.`);
      read = parsed.data;
    },
  });
  const moments = read.data.flatMap(({ fields }) => instantOf(fields?.date?.changed) ?? []).toSorted();
  return { bytes: fetched.changed ? fetched.body : Buffer.alloc(0), items: read.data.length, changed: moments.at(-1) };
}

function instantOf(text: string | undefined): string | undefined {
  const moment = Date.parse(text ?? "");
  return Number.isFinite(moment) ? toInstant(moment) : undefined;
}
