import { decodeHTML } from "entities";
import { expandTemplate } from "./templates.ts";

/** An outlet as an item names it, with the link to its report. */
export interface Outlet {
  name: string;
  url?: string;
}

/** A line of wikitext in plain words. */
export interface PlainLine {
  text: string;
  outlets: Outlet[];
  /** Why the words cannot be trusted, as a clause: a template among them is not known, or something is not closed. */
  problem?: string;
  /** That template. */
  unknown?: string;
}

/** Templates stand in templates, but hardly deeper. */
const MOST_NESTED = 8;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const GAP = "\u0000";

/** Takes away what is never shown: comments, references and other notes. */
export function withoutNotes(wikitext: string): string {
  const text = wikitext
    .replace(/\r\n?/g, "\n")
    .replace(INVISIBLE, "")
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "");
  // Tag by tag: looking for each end anew would take for ever where there are many beginnings.
  let out = "";
  let from = 0;
  let inside: string | undefined;
  for (const { 0: tag, 1: closing, 2: name, index } of text.matchAll(/<(\/?)(ref|noinclude|del|s|gallery)\b[^<>]*>/gi)) {
    if (inside === undefined) out += text.slice(from, index);
    if (inside === undefined && closing === "" && !tag.endsWith("/>")) inside = name?.toLowerCase();
    else if (closing === "/" && name?.toLowerCase() === inside) inside = undefined;
    if (inside === undefined) from = index + tag.length;
  }
  return inside === undefined ? out + text.slice(from) : out;
}

/** One line of wikitext as plain words, its closing links as outlets. */
export function plainLine(line: string): PlainLine {
  let unknown: string | undefined;
  // Links first: the bar in one parts no parameters of a template around it.
  let text = withoutLinks(withoutFiles(line.replaceAll(GAP, "")));
  for (let round = 0; round < MOST_NESTED && text.includes("{{"); round += 1) {
    text = text.replace(/\{\{([^{}]*)\}\}/g, (_, inner: string) => {
      const expanded = expandTemplate(inner);
      if (expanded === undefined) unknown ??= inner.split("|")[0]?.trim().slice(0, 60) ?? "";
      return expanded ?? "";
    });
  }
  const { body, outlets } = takeLinks(text);
  const plain = { text: words(body), outlets };
  if (unknown !== undefined) return { ...plain, problem: "holds a template that is not known", unknown };
  return /\{\{|\}\}|\[\[|\]\]|'''/.test(plain.text) ? { ...plain, problem: "holds markup that is not closed" } : plain;
}

/** Pictures and categories go, with the links in their captions. */
function withoutFiles(text: string): string {
  let out = text;
  for (let start = out.search(/\[\[\s*(?:file|image|category):/i); start >= 0; start = out.search(/\[\[\s*(?:file|image|category):/i)) {
    let depth = 0;
    let end = start;
    do {
      const two = out.slice(end, end + 2);
      depth += two === "[[" ? 1 : two === "]]" ? -1 : 0;
      end += two === "[[" || two === "]]" ? 2 : 1;
    } while (depth > 0 && end < out.length);
    out = out.slice(0, start) + out.slice(end);
  }
  return out;
}

const EXTERNAL = /\(?\s*\[\s*((?:https?:)?\/\/[^\s\]<>"]+)\s*([^\]]*)\]\s*\)?/gi;
const BARE = /(?<![[\w/])https?:\/\/[^\s\]<>")]+/gi;

/** Links to outlets leave the sentence: those in brackets of their own, and those at its end. Others leave their words. */
function takeLinks(text: string): { body: string; outlets: Outlet[] } {
  const outlets: Outlet[] = [];
  const take = (url: string, label: string): string => {
    const name = words(label)
      .replace(/^[\s(,]+|[\s),.;]+$/g, "")
      .replace(/^\((.*)\)$/, "$1")
      .trim();
    const address = url.startsWith("//") ? `https:${url}` : url;
    const sound = URL.canParse(address) ? { url: new URL(address).href } : {};
    outlets.push({ name: name === "" ? hostOf(address) : name, ...sound });
    return GAP;
  };
  const linked = text.replace(EXTERNAL, (whole, url: string, label: string, at: number) => {
    const shown = words(label);
    const bracketed = /^\(.*\)[.,;]?$/.test(shown) || /^\(\s*\[/.test(whole) || shown === "";
    const rest = text.slice(at + whole.length);
    if (bracketed || !/[\p{L}\p{N}]/u.test(words(rest.replace(EXTERNAL, "")))) return take(url, label);
    // Within the sentence: its label is a part of it, and so are brackets around more than it.
    return whole.replace(/\[[^\]]*\]/, shown);
  });
  return { body: linked.replace(BARE, (url) => take(url, "")), outlets: outlets.filter(({ name }) => name !== "") };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}

/** Links within the wiki as the words they are shown by. */
function withoutLinks(text: string): string {
  return text
    .replace(/\[\[\s*:?([^[\]|]*)\|([^[\]]*)\]\]/g, (_, target: string, shown: string) => (shown.trim() === "" ? bare(target) : shown))
    .replace(/\[\[\s*(?::[a-z-]{2,12}:)?:?([^[\]|]*)\]\]/g, "$1");
}

/** Words without markup. */
function words(text: string): string {
  const untagged = text
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, "")
    .replace(/__[A-Z]+__/g, "")
    .replace(/'{5}|'{2,3}/g, "");
  return decodeHTML(untagged)
    .replace(INVISIBLE, "")
    .replaceAll(GAP, " ")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?)])/g, "")
    .replace(/\(\)/g, "")
    .replace(/(?:\s|,|;)+$/g, "")
    .trim();
}

/** The pipe trick: "Georgia (country)" is shown as "Georgia". */
const bare = (target: string): string => target.replace(/^:?[^:]*:/, "").replace(/\s*\([^()]*\)$|,.*$/g, "");
