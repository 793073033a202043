import { decodeHTML } from "entities";
import type { FetchedBody } from "../fetcher.ts";

/** Text without markup, HTML entities and what cannot be shown; titles of feeds hold all of these. */
export function plainText(html: string): string {
  const once = decodeHTML(withoutTags(html.slice(0, 20_000)));
  return withoutTags(once)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const withoutTags = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, "").replace(/<\/?[a-z][^<>]{0,2000}>/gi, "");

/** Decodes by the byte order mark, else by what the header or the document's first line names, else as UTF-8. Broken characters become U+FFFD. */
export function decodeText({ body, contentType }: Pick<FetchedBody, "body" | "contentType">): string {
  const named =
    bom(body) ??
    /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ??
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(body.subarray(0, 200).toString("latin1"))?.[1] ??
    "utf-8";
  return decoder(named).decode(body);
}

function bom(body: Buffer): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "utf-8";
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  return body[0] === 0xfe && body[1] === 0xff ? "utf-16be" : undefined;
}

function decoder(label: string) {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
