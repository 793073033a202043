import type { Publishers } from "../record/publishers.ts";
import type { Source } from "../record/types.ts";
import type { Item } from "./item.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const PORTAL = "Wikipedia, Portal:Current events";
const LICENCE = "CC BY-SA 4.0";

/** What is left at the end of a text where the outlets were not all taken off: "(BBC), (The Times),", "<!--", a bare link. */
const RESIDUE = /(?:\s*(?:\(\s*[^()]{2,80}[)}]"?|\([^()]{2,80}$|\[https?:\S*|<!--.*|-->|[,;²]|--))+\s*$/u;
const LONGEST_RESIDUE = 400;
const NOT_A_NAME = /[<>[\]{}|=\\]|https?:|\p{Cc}/u;

/** Takes leftover outlets off the end of a text. The body is the beginning of the text, so offsets into it stay right. */
export function takeOutlets(item: Item): { body: string; outlets: string[] } {
  const text = item.text.trimEnd();
  const tail = Math.max(0, text.length - LONGEST_RESIDUE);
  const residue = RESIDUE.exec(text.slice(tail));
  const end = tail + (residue?.index ?? 0);
  const sound = residue && /[.!?”"’')\]]\s*$/.test(text.slice(0, end)) ? residue : undefined;
  const left = sound ? [...sound[0].matchAll(/\(\s*([^()]{2,80}?)\s*(?:[)}]|$)/g)].map((match) => match[1]!) : [];
  const body = (sound ? text.slice(0, end) : text).trimEnd();
  const names = [...left, ...item.sources].map((name) => name.replace(/[²³¹]/gu, "").replace(/\s+/g, " ").trim());
  return { body, outlets: [...new Set(names.filter((name) => name.length > 1 && name.length <= 100 && !NOT_A_NAME.test(name)))] };
}

/**
 * The source records of an item, `src-<item>-o1` and on: one an outlet, or the portal itself where it names none.
 * The address is the outlet's own report where the item links to it, else the portal's page of the day. Outlets are
 * named as the item names them; `settleOutlet` finds who stands behind the name.
 */
export function sourcesOf(item: Item, outlets: readonly string[], sha256: string): Source[] {
  const [year, month, day] = item.date.split("-").map(Number) as [number, number, number];
  const common = {
    published_at: item.date,
    published_basis: "listed" as const,
    url: `https://en.wikipedia.org/wiki/Portal:Current_events/${year}_${MONTHS[month - 1]}_${day}`,
    language: "en",
    licence: LICENCE,
    text: { key: item.id, sha256 },
  };
  if (outlets.length === 0) return [{ id: `src-${item.id}-o1`, publisher: PORTAL, ...common, via: `Wikipedia contributors (${LICENCE})` }];
  const via = `Wikipedia contributors, Portal:Current events, ${day} ${MONTHS[month - 1]} ${year} (${LICENCE})`;
  return outlets.map((name, i) => ({
    id: `src-${item.id}-o${i + 1}`,
    publisher: name,
    ...common,
    url: item.links && Object.hasOwn(item.links, name) ? item.links[name] : common.url,
    via,
  }));
}

/** The source with its publisher, the publisher's family and the wire it carries; the portal stays as it is. */
export function settleOutlet(source: Source, publishers: Publishers): Source {
  return source.publisher === null || source.publisher === PORTAL ? source : { ...source, ...publishers.resolve(source.publisher) };
}
