import { toInstant } from "../../core/clock.ts";
import { fold } from "../../core/text.ts";
import type { Publishers } from "../../record/publishers.ts";
import { sourceSchema } from "../../record/schema.ts";
import type { Source } from "../../record/types.ts";
import type { ReliefwebFields, ReliefwebItem } from "./fields.ts";

export const HOST = "ReliefWeb";

/** The source an item is: whoever published a report, ReliefWeb for a disaster; or why it is none. The text of a report is not kept. */
export function sourceOf(
  { fields, id, kind }: ReliefwebItem,
  headline: string,
  { publishers, today }: { publishers: Publishers; today: string },
): { source: Source } | { rejected: string } {
  const published = publishedAt(fields, today);
  if ("rejected" in published) return published;
  const own = kind === "disaster";
  const names = own ? [HOST] : [...new Set(fields.source.flatMap(({ name, shortname, longname }) => name ?? shortname ?? longname ?? []))];
  return {
    source: {
      id: `src-reliefweb-${own ? "d" : ""}${id}`,
      ...publisherOf(names, publishers),
      headline,
      published_at: published.at,
      published_basis: "stated",
      language: languageOf(fields),
      ...(own ? {} : { via: HOST }),
      ...addressOf(fields),
    },
  };
}

function publisherOf(names: readonly string[], publishers: Publishers): Pick<Source, "publisher" | "family" | "wire"> {
  const [first] = names;
  if (first === undefined) return { publisher: null };
  const resolved = names.map((name) => publishers.resolve(name));
  const { family, wire } = resolved[0]!;
  return {
    publisher: resolved.map(({ publisher }) => publisher).join(" and "),
    family: family || fold(first),
    ...(wire === undefined ? {} : { wire }),
  };
}

function languageOf({ language }: ReliefwebFields): string {
  const code = language[0]?.code?.toLowerCase();
  return code !== undefined && sourceSchema.shape.language.safeParse(code).success ? code : "en";
}

function addressOf({ url_alias, url }: ReliefwebFields): Pick<Source, "url"> {
  const found = [url_alias, url].find((text) => text !== undefined && sourceSchema.shape.url.safeParse(text).success);
  return found === undefined ? {} : { url: found };
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** A day, or an instant in UTC; midnight is a day without a time. */
function timeOf(text: string | undefined): string | undefined {
  const [whole, day] = ISO.exec(text ?? "") ?? [];
  if (whole === undefined || day === undefined) return undefined;
  const time = Date.parse(whole.length === day.length ? `${day}T00:00:00Z` : whole);
  if (Number.isNaN(time)) return undefined;
  const instant = toInstant(time);
  return instant.endsWith("T00:00:00Z") ? instant.slice(0, 10) : instant;
}

/** The day of a date as the API writes it. */
export const dayOf = (text: string | undefined): string | undefined => timeOf(text)?.slice(0, 10);

/** When it was published: the day the report bears, unless that is later than the day it was posted. */
function publishedAt({ date }: ReliefwebFields, today: string): { at: string } | { rejected: string } {
  const [original, created] = [timeOf(date.original), timeOf(date.created)];
  const at =
    original !== undefined && created !== undefined && original.slice(0, 10) > created.slice(0, 10) ? created : (original ?? created);
  if (at === undefined) return { rejected: "“date” gives no day it was published" };
  return at.slice(0, 10) > today ? { rejected: `is dated ${at.slice(0, 10)}, which is in the future` } : { at };
}
