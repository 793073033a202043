import { hash } from "node:crypto";
import { toInstant } from "../../../core/clock.ts";
import type { Publishers } from "../../../record/publishers.ts";
import { sourceSchema } from "../../../record/schema.ts";
import type { Event, Source } from "../../../record/types.ts";
import { readItem, type ReadingDeps } from "../../current-events.ts";
import { plainSentence } from "./headline.ts";
import type { FeedItem, ParsedFeed } from "./parse.ts";

/** An item as a source, or why it is left out, as a clause. */
export type ItemSource = { source: Source; dated: boolean } | { left: string };

interface Around {
  feed: Pick<ParsedFeed, "title" | "language" | "rights">;
  /** Where the feed is fetched; identities that are its own are told apart by it. */
  address: string;
  label: string | undefined;
  publishers: Publishers;
  /** Milliseconds since the epoch. */
  now: number;
}

const DAY = 86_400_000;
/** A clock or a zone may be off by so much. */
const AHEAD = DAY;
const LONGEST_TITLE = 500;
const EARLIEST = Date.parse("1990-01-01T00:00:00Z");

/** The source record of an item. `former` is it as it is on record: an item without a date keeps the day it was first seen on. */
export function sourceOf(item: FeedItem, former: Source | undefined, around: Around): ItemSource {
  const { feed, label, publishers, now } = around;
  if (!/\p{L}{2}/u.test(item.title)) return { left: "no title" };
  if (item.title.includes("\ufffd")) return { left: "broken characters" };
  const stated = momentOf(item.date);
  if (stated !== undefined && stated > now + AHEAD) return { left: "dated in the future; taken in when its day has come" };
  const dated = stated !== undefined && stated <= now;
  const language = languageOf(feed.language);
  const body = {
    id: `src-${itemKey(item, around.address)}-o1`,
    ...publishers.resolve((item.publisher ?? label ?? feed.title).slice(0, 100) || new URL(around.address).hostname),
    headline: item.title.slice(0, LONGEST_TITLE).toWellFormed(),
    published_at: dated ? toInstant(stated) : former?.published_basis === "inferred" ? former.published_at : toInstant(now),
    published_basis: dated ? "stated" : "inferred",
    ...(item.link === undefined ? {} : { url: item.link }),
    language,
    ...(feed.rights === undefined ? {} : { licence: feed.rights.slice(0, 200) }),
    text: { key: itemKey(item, around.address), sha256: hash("sha256", item.title, "hex") },
  };
  const parsed = sourceSchema.safeParse(body);
  return parsed.success ? { source: parsed.data, dated } : { left: "not sound" };
}

/** The id of an item without prefixes; an address or URN is the same item in every feed, anything else is the feed's own. */
export function itemKey({ identity, title }: FeedItem, address: string): string {
  const id = identity ?? title;
  const whole = /^(?:https?|urn|tag):/i.test(id) ? id : `${address} ${id}`;
  return `feed-${hash("sha256", whole, "hex").slice(0, 20)}`;
}

/** The events of an item whose headline says plainly, in English, what happened to whom or where; none of others. */
export function eventsOf(source: Source, deps: ReadingDeps): Event[] {
  const sentence = source.language.startsWith("en") ? plainSentence(source.headline ?? "") : undefined;
  if (sentence === undefined) return [];
  const id = source.id.slice("src-".length, -"-o1".length);
  const reading = readItem(
    { id, date: source.published_at.slice(0, 10), category: "", topics: [], text: sentence, sources: [] },
    false,
    deps,
  );
  if ("skipped" in reading) return [];
  return reading.events.filter(({ actors, recipients, places }) => actors.length + recipients.length + places.length > 0);
}

/** A date as feeds write it: RFC 822 or ISO 8601; a day alone is its beginning. */
function momentOf(text: string | undefined): number | undefined {
  if (text === undefined || !/\d{4}/.test(text) || text.length > 60) return undefined;
  const moment = Date.parse(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) ? `${text.replace(" ", "T")}Z` : text);
  return Number.isFinite(moment) && moment >= EARLIEST ? moment : undefined;
}

function languageOf(text: string | undefined): string {
  const [, language, region] = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?\b/i.exec(text?.trim() ?? "") ?? [];
  if (language === undefined) return "en";
  return region === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`;
}
