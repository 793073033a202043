import { hash } from "node:crypto";
import { fold } from "../../core/text.ts";
import type { Publishers } from "../../record/publishers.ts";
import { sourceSchema } from "../../record/schema.ts";
import type { Source } from "../../record/types.ts";
import type { GdeltRow } from "./row.ts";

const VIA = "GDELT event database, coded by machine";
const LICENCE = "GDELT: free to use with citation of the GDELT Project";
const LONGEST_URL = 2000;
const NAME = /^[\p{L}\p{N}][^<>[\]{}|\\\p{Cc}]{1,99}$/u;

/**
 * What a row was read from. One address is one source, whatever the number of rows that name it; words that are no address are the
 * publisher's name; without either the publisher is not on record, and all of a day are one source.
 */
export function sourceOf(row: Pick<GdeltRow, "source" | "added">, publishers: Publishers): Source {
  const common = { published_at: row.added, published_basis: "listed" as const, language: "en", licence: LICENCE, via: VIA };
  const address = row.source === undefined ? undefined : addressOf(row.source);
  if (address) return { id: `src-gdelt-${digest(address.href)}`, ...publisherOf(address, publishers), url: address.href, ...common };
  if (row.source !== undefined && NAME.test(row.source)) {
    const { publisher, family, wire } = publishers.resolve(row.source);
    return {
      id: `src-gdelt-${digest(`${row.source} ${row.added}`)}`,
      publisher,
      family,
      ...(wire === undefined ? {} : { wire }),
      ...common,
    };
  }
  return { id: `src-gdelt-added-${row.added.slice(0, 10)}`, publisher: null, ...common };
}

const digest = (text: string): string => hash("sha256", text, "hex").slice(0, 20);

function addressOf(text: string): URL | undefined {
  if (!/^https?:\/\//i.test(text) || text.length > LONGEST_URL) return undefined;
  const url = URL.parse(text);
  return url && url.hostname.includes(".") && sourceSchema.shape.url.safeParse(url.href).success ? url : undefined;
}

/** Ends of a host that say nothing of where its outlet is. */
const PLAIN_ENDS = /\.(?:com|org|net|co\.uk)$/;
/** Letters of a name long enough to be one outlet's. */
const TELLING = 8;

/** The host, as the outlet it is known to be or by its own name; hosts of one domain are one family. */
function publisherOf({ hostname }: URL, publishers: Publishers): Pick<Source, "publisher" | "family" | "wire"> {
  const host = hostname.replace(/^www\d*\./, "");
  const domain = domainOf(host);
  const label = PLAIN_ENDS.test(domain) ? domain.replace(PLAIN_ENDS, "") : "";
  for (const name of [host, domain, ...(label.length >= TELLING ? [label, `the${label}`] : [])]) {
    const known = publishers.resolve(name);
    if (known.publisher !== name) return known;
  }
  return { publisher: host, family: fold(domain) };
}

/** The part of a host that one owner registers: its last two labels, three under "co.uk" and the like. */
function domainOf(host: string): string {
  const labels = host.split(".");
  const short = (labels.at(-2)?.length ?? 0) <= 3 && (labels.at(-1)?.length ?? 0) === 2;
  return labels.slice(short ? -3 : -2).join(".");
}
