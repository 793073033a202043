import { isDeepStrictEqual } from "node:util";
import { setImmediate as turn } from "node:timers/promises";
import { toInstant } from "../../../core/clock.ts";
import type { Change } from "../../../record/port.ts";
import type { Source } from "../../../record/types.ts";
import { loadAtlas } from "../../atlas.ts";
import type { FetchedBody } from "../fetcher.ts";
import type { KindDeps, LiveKind } from "../kind.ts";
import { FetchProblem } from "../problem.ts";
import type { LiveSource } from "../sources.ts";
import { parseAside } from "./parse-aside.ts";
import { type FeedItem, MOST_ITEMS, type ParsedFeed } from "./parse.ts";
import { eventsOf, itemKey, sourceOf } from "./records.ts";
import { decodeText } from "./text.ts";

const LIMITS = { wire: 10_000_000, unpacked: 25_000_000 };
const ITEMS_PER_COMMIT = 50;
const ITEMS_AT_A_TIME = 10;
const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";

/** Any RSS, Atom, RDF or JSON feed: its items become sources and, where the headline plainly says what happened, events. */
export const feedKind: LiveKind = {
  name: "feed",
  summary: "any RSS, Atom or JSON feed: items become sources, plain headlines events",
  every: 30,
  atLeast: 5,
  label: "",
  needs: [],
  async fetch(source, deps) {
    const { address, validators } = source;
    if (address === undefined) throw new FetchProblem("A feed needs an address.", { lasting: true });
    let feed: ParsedFeed | undefined;
    const check = async (body: FetchedBody): Promise<void> => {
      feed = await parseAside(decodeText(body), body);
    };
    const fetched = await deps.fetch({ url: address, accept: ACCEPT, validators, limits: LIMITS, signal: deps.signal, check });
    if (!fetched.changed || feed === undefined) return;
    await takeFeed(feed, address, source, deps);
    // Only now: a fetch that is cut short gets the whole feed again.
    await deps.keep({ validators: fetched.validators });
  },
};

async function takeFeed(feed: ParsedFeed, address: string, { label }: LiveSource, deps: KindDeps): Promise<void> {
  if (feed.beyond > 0) deps.note(`The feed has ${feed.beyond} items more than the ${MOST_ITEMS} that are taken.`);
  const items = withoutRepeats(feed.items, address);
  deps.read(feed.items.length);
  if (items.length < feed.items.length) deps.skip("the same item again", feed.items.length - items.length);
  const scope = { owner: deps.owner, asOf: toInstant(deps.clock.now()) };
  const reading = { gazetteer: deps.gazetteer, atlas: await loadAtlas(deps.reader, scope) };
  const around = { feed, address, label: label === "" ? undefined : label, publishers: deps.publishers, now: deps.clock.now() };
  let undated = 0;
  for (let at = 0; at < items.length; at += ITEMS_PER_COMMIT) {
    const batch = items.slice(at, at + ITEMS_PER_COMMIT);
    const ids = batch.map((item) => `src-${itemKey(item, address)}-o1`);
    const former = new Map((await deps.reader.get(scope, "source", ids)).map(({ body }) => [body.id, body]));
    const changes: Change[] = [];
    for (const [i, item] of batch.entries()) {
      // Others want to be answered meanwhile.
      if (i % ITEMS_AT_A_TIME === 0) await turn();
      const result = sourceOf(item, former.get(ids[i] ?? ""), around);
      if ("left" in result) deps.skip(result.left);
      else {
        undated += result.dated ? 0 : 1;
        changes.push(...(await changesOf(result.source, result.dated, former.get(result.source.id), { ...deps, reading })));
      }
    }
    await deps.commit(changes);
    // Others want to be answered meanwhile.
    await turn();
  }
  if (undated > 0) deps.note(`${undated} item${undated === 1 ? "" : "s"} without a sound date: kept as sources, not as events.`);
}

type Deps = KindDeps & { reading: Parameters<typeof eventsOf>[1] };

async function changesOf(
  source: Source,
  dated: boolean,
  former: Source | undefined,
  { reader, owner, clock, reading }: Deps,
): Promise<Change[]> {
  const put: Change = { put: { kind: "source", body: source } };
  if (former && isDeepStrictEqual(former, source)) return [put];
  const events = dated ? eventsOf(source, reading) : [];
  const changes: Change[] = [put, ...events.map((body): Change => ({ put: { kind: "event", body } }))];
  if (!former) return changes;
  const base = `evt-${source.id.slice("src-".length, -"-o1".length)}`;
  const ids = [base, `${base}-s2`, `${base}-s3`].filter((id) => !events.some((event) => event.id === id));
  const gone = await reader.get({ owner, asOf: toInstant(clock.now()) }, "event", ids);
  const retracted = gone.filter((event) => event.owner === owner);
  return [...changes, ...retracted.map(({ body }): Change => ({ retract: { id: body.id, reason: "the item says something else now" } }))];
}

/** The first of items with one identity. */
function withoutRepeats(items: readonly FeedItem[], address: string): FeedItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = itemKey(item, address);
    return !seen.has(key) && seen.add(key);
  });
}
