import { hash } from "node:crypto";
import type { Gazetteer } from "../../record/gazetteer.ts";
import type { Publishers } from "../../record/publishers.ts";
import type { Event, Source } from "../../record/types.ts";
import type { Atlas } from "../atlas.ts";
import { readCasualties } from "../casualties.ts";
import { inSentence, type Countries } from "../countries.ts";
import { eventKind, hasVerb } from "../event-type.ts";
import { linkSentence } from "../links.ts";
import type { ReliefwebFields, ReliefwebItem } from "./fields.ts";
import { dayOf, HOST, sourceOf } from "./source.ts";

export interface ReliefwebDeps {
  gazetteer: Gazetteer;
  publishers: Publishers;
  atlas: Atlas;
  countries: Countries;
  /** The last day a report can be of, `YYYY-MM-DD`. */
  today: string;
}

/** What an item comes to; a reason is a clause without a full stop. */
export type ReliefwebReading = { source: Source; event?: Event } | { rejected: string };

const LONGEST_TITLE = 300;
/** A report on more countries than this is on the world. */
const MOST_COUNTRIES = 10;

/**
 * Reads a report into its source and the event that it was published, "OCHA published a situation report, “…”": that is all a
 * title shows, and it makes the report findable under its countries. Where the title is a plain sentence that tells of something that
 * happened, the event has that kind and its actors, and the sentence says who reports it. A disaster is listed by ReliefWeb.
 */
export function readReliefweb(item: ReliefwebItem, deps: ReliefwebDeps): ReliefwebReading {
  const { fields, kind } = item;
  const title = item.title.slice(0, LONGEST_TITLE).trim();
  const found = sourceOf(item, title, deps);
  if ("rejected" in found) return found;
  const { source } = found;
  const places = placesOf(fields, deps);
  const event = kind === "disaster" ? disaster(item, title, places, source) : report(item, title, places, source, deps);
  return event.places.length + event.actors.length + event.recipients.length > 0 ? { source, event } : { source };
}

function report({ id, fields }: ReliefwebItem, title: string, countries: readonly string[], source: Source, deps: ReliefwebDeps): Event {
  const { gazetteer, atlas } = deps;
  const [first] = fields.source;
  const by = first && publisherName(first, gazetteer);
  const publisher = fields.source.flatMap(({ name, shortname, longname }) => actorNamed([name, shortname, longname], gazetteer));
  const english = source.language === "en" && title === item30(title);
  const kind = eventKind(title);
  const links = linkSentence(title, gazetteer, atlas, kind);
  const tells = english && isSentence(title) && hasVerb(title) && !NO_EVENT.has(kind.type) && kind.status === "occurred";
  const places = [...new Set([...links.places, ...countries])];
  const who = by === undefined ? "A publisher not on record" : BODY.test(by) ? `the ${by}` : inSentence(by);
  const format = formatWords(fields.format[0]?.name);
  const how = tells ? "reported" : `published${format === undefined ? "" : ` ${format},`}`;
  const [doer] = publisher;
  return {
    ...frame(source, title, [
      ...fields.disaster.flatMap(({ name, glide }) => headingOf(name, glide)),
      ...fields.theme.flatMap(({ name }) => name ?? []),
    ]),
    id: `evt-reliefweb-${id}`,
    date: { from: source.published_at.slice(0, 10), precision: "day" },
    type: tells ? kind.type : "other",
    ...(tells ? (kind.mode === undefined ? {} : { mode: kind.mode }) : { mode: "publication" }),
    actors: tells ? links.actors : [...new Set(publisher)],
    recipients: tells ? links.recipients : [],
    places,
    issues: links.issues,
    summary: `${who.charAt(0).toUpperCase()}${who.slice(1)} ${how}${tells ? ":" : ""} “${title}”.`,
    casualties: tells
      ? readCasualties([title], { year: Number(source.published_at.slice(0, 4)), epidemic: false }).map((one) => ({
          ...one,
          reporter: doer ?? null,
        }))
      : [],
  };
}

function disaster({ id, fields }: ReliefwebItem, title: string, places: string[], source: Source): Event {
  const day = dayOf(fields.date.event) ?? source.published_at.slice(0, 10);
  const status = fields.status === undefined ? "" : `, with the status “${fields.status}”`;
  return {
    ...frame(source, title, headingOf(title, fields.glide)),
    id: `evt-reliefweb-d${id}`,
    date: { from: day, precision: "day" },
    type: "disaster",
    actors: [],
    recipients: [],
    places,
    issues: [],
    summary: `${HOST} listed the disaster “${title}”${status}.`,
    casualties: [],
  };
}

function frame(source: Source, title: string, headings: readonly string[]): Pick<Event, "topics" | "status" | "headings" | "evidence"> {
  return {
    topics: [],
    status: "occurred",
    headings: [...new Set(headings)],
    evidence: [{ source: source.id, quote: title, sha256: hash("sha256", title, "hex"), start: 0 }],
  };
}

/** Kinds that a title tells by its words alone are no events. */
const NO_EVENT = new Set<Event["type"]>(["other", "statement", "request", "support", "accuse", "reject", "threaten"]);
const MOST_WORDS = 24;
const item30 = (title: string): string => title.split(" ").slice(0, MOST_WORDS).join(" ");

/** A line with parts, a date or brackets of its own is a heading of a report, not a sentence. */
const HEADING_LIKE =
  /[:|–—()/]| - |\b(?:situation|report|update|bulletin|flash|overview|snapshot|appeal|plan|assessment|dashboard|factsheet|newsletter|map|monitor|analysis|guidance|briefing|how|why|what|when)\b|\?$|\b(?:No\.?|#) ?\d|\b(?:19|20)\d\d$/i;
const isSentence = (title: string): boolean => title.split(" ").length >= 4 && !HEADING_LIKE.test(title) && /^["“]?\p{Lu}|^\d/u.test(title);

/** Bodies told of with an article. */
const BODY = /^(?:Government|Ministry|Office|Embassy|Mission|Permanent Mission|Department) (?:of|for|to)\b/;

/** "a situation report", "a UN document", "a news or press release"; undefined for what says nothing. */
function formatWords(name: string | undefined): string | undefined {
  if (name === undefined || /^other$/i.test(name)) return undefined;
  const words = name
    .split(" ")
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()))
    .join(" ")
    .replace(/ and /g, " or ")
    .replace(/^interactive$/, "interactive page");
  return `${/^[aeio]|^u(?!ni|s)/.test(words) ? "an" : "a"} ${words}`;
}

/** The short name where it is one people use ("OCHA"), else the name: "UN SC" and "Govt. Sudan" are ReliefWeb's own. */
function publisherName({ name, shortname, longname }: ReliefwebFields["source"][number], gazetteer: Gazetteer): string | undefined {
  const used = shortname !== undefined && (/^[\p{L}\d-]{2,10}$/u.test(shortname) || gazetteer.exact(shortname).length > 0);
  return (used ? shortname : undefined) ?? name ?? longname ?? shortname;
}

function headingOf(name: string | undefined, glide: string | undefined): string[] {
  if (name === undefined) return glide === undefined ? [] : [glide];
  return [glide === undefined || name.includes(glide) ? name : `${name} (${glide})`];
}

function actorNamed(names: readonly (string | undefined)[], gazetteer: Gazetteer): string[] {
  for (const name of names) {
    const rows = name === undefined ? [] : gazetteer.exact(name).filter(({ kind, form }) => kind === "actor" && form !== "demonym");
    const refs = new Set(rows.map(({ ref }) => ref));
    if (refs.size === 1) return [...refs];
  }
  return [];
}

/** The countries a report is filed under; by the address where a page was asked for without them. */
function placesOf({ country, primary_country, url_alias }: ReliefwebFields, { countries, gazetteer }: ReliefwebDeps): string[] {
  const filed = country.length > MOST_COUNTRIES ? country.filter(({ primary }) => primary) : country;
  const all = [...(primary_country === undefined ? [] : [primary_country]), ...filed];
  const slug = /\/(?:report|disaster)\/([a-z-]+)\//.exec(url_alias ?? "")?.[1]?.replaceAll("-", " ");
  const named = all.length > 0 || slug === undefined ? all : [{ name: slug, iso3: undefined }];
  return [
    ...new Set(
      named.flatMap(({ name, iso3 }) => {
        const place = iso3 === undefined ? undefined : countries.get(iso3)?.place;
        if (place !== undefined) return [place];
        const refs =
          name === undefined ? [] : [...new Set(gazetteer.exact(name).flatMap((row) => (row.kind === "place" ? [row.ref] : [])))];
        return refs.length === 1 ? refs : [];
      }),
    ),
  ];
}
