import { type AnyFeed, parseFeed } from "feedsmith";
import type { FetchedBody } from "../fetcher.ts";
import { isWebPage, webPage } from "../json.ts";
import { FetchProblem } from "../problem.ts";
import { plainText } from "./text.ts";

/** An item of a feed, of whatever format; texts plain, links whole. */
export interface FeedItem {
  /** What the feed knows it by; its link where it gives nothing else. */
  identity: string | undefined;
  title: string;
  link: string | undefined;
  /** As written. */
  date: string | undefined;
  /** Who published it, where the feed carries items of others. */
  publisher: string | undefined;
}

export interface ParsedFeed {
  title: string;
  language: string | undefined;
  rights: string | undefined;
  items: FeedItem[];
  /** Items the feed has beyond those taken. */
  beyond: number;
}

/** Items of one feed that are taken at a time. */
export const MOST_ITEMS = 10_000;

/** Reads RSS, Atom, RDF and JSON feeds. Throws FetchProblem that says what the text is instead. */
export function parseFeedText(text: string, { url }: Pick<FetchedBody, "url">): ParsedFeed {
  if (text.trim() === "") throw new FetchProblem(`${url.host} answered with nothing.`);
  if (isWebPage(text)) throw webPage(url);
  if (text.includes("\0")) throw new FetchProblem(`What ${url.host} sent is not text.`, { lasting: true });
  if (/<!ENTITY\b/i.test(text.slice(0, 20_000)))
    throw new FetchProblem(`The feed of ${url.host} defines entities of its own, which is not taken.`, { lasting: true });
  return settle(parsed(text, url), url);
}

function parsed(text: string, url: URL): AnyFeed {
  try {
    return parseFeed(text);
  } catch (cause) {
    const broken = cause instanceof Error && cause.name === "MalformedError";
    throw new FetchProblem(
      broken ? `The feed of ${url.host} is broken or cut off.` : `What ${url.host} sent is no RSS, Atom or JSON feed.`,
      {
        cause,
        lasting: !broken,
        next: "Check the address: it must be that of the feed itself.",
      },
    );
  }
}

function settle(any: AnyFeed, url: URL): ParsedFeed {
  const taken = <T>(items: readonly T[] | undefined): { all: readonly T[]; beyond: number } => ({
    all: (items ?? []).slice(0, MOST_ITEMS),
    beyond: Math.max(0, (items?.length ?? 0) - MOST_ITEMS),
  });
  if (any.format === "atom") {
    const { title, entries, xml, rights } = any.feed;
    const { all, beyond } = taken(entries);
    const whole = absolute(xml?.base, url.href) ?? url.href;
    const items = all.map((entry): FeedItem => {
      const link = (entry.links?.find(({ rel = "alternate" }) => rel === "alternate") ?? entry.links?.[0])?.href;
      const base = absolute(entry.xml?.base, whole) ?? whole;
      return item(entry.id, entry.title?.value, link, entry.published ?? entry.updated, base, entry.source?.title?.value);
    });
    return { title: plainText(title?.value ?? ""), language: xml?.lang, rights: optional(rights?.value), items, beyond };
  }
  if (any.format === "json") {
    const { title, language, items: entries, home_page_url: home } = any.feed;
    const { all, beyond } = taken(entries);
    const base = absolute(home, url.href) ?? url.href;
    const items = all.map((entry) => item(entry.id, entry.title, entry.url ?? entry.external_url, entry.date_published, base));
    return { title: plainText(title ?? ""), language, rights: undefined, items, beyond };
  }
  if (any.format === "rdf") {
    const { title, link, items: entries, dc } = any.feed;
    const { all, beyond } = taken(entries);
    const base = absolute(link, url.href) ?? url.href;
    const items = all.map((entry) => item(entry.rdf?.about, entry.title, entry.link, entry.dc?.dates?.[0], base));
    return { title: plainText(title ?? ""), language: dc?.languages?.[0], rights: optional(dc?.rights?.[0]), items, beyond };
  }
  const { title, link, language, copyright, items: entries } = any.feed;
  const { all, beyond } = taken(entries);
  const base = absolute(link, url.href) ?? url.href;
  const items = all.map((entry) => {
    const permanent = entry.guid?.isPermaLink !== false && /^https?:/i.test(entry.guid?.value ?? "") ? entry.guid?.value : undefined;
    const date = entry.pubDate ?? entry.dc?.dates?.[0] ?? entry.atom?.published ?? entry.atom?.updated;
    return item(entry.guid?.value, entry.title, entry.link ?? permanent, date, base, entry.source?.title);
  });
  return { title: plainText(title ?? ""), language, rights: optional(copyright), items, beyond };
}

function item(
  id: string | undefined,
  title: string | undefined,
  link: string | undefined,
  date: string | undefined,
  base: string,
  publisher?: string,
): FeedItem {
  const whole = absolute(link, base);
  return {
    identity: optional(id) ?? whole,
    title: plainText(title ?? ""),
    link: whole,
    date: optional(date),
    publisher: optional(plainText(publisher ?? "")),
  };
}

const optional = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** An http address, made whole. */
function absolute(link: string | undefined, base: string): string | undefined {
  const trimmed = link?.trim();
  if (!trimmed || !URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  return (url.protocol === "http:" || url.protocol === "https:") && url.href.length <= 2_000 ? url.href : undefined;
}
