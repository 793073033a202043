import type { Inline } from "../../core/document.ts";

/** Text that every platform accepts: well-formed, without control characters other than line ends and tabs. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/gu, "\n")
    .replace(/[\p{Cc}]/gu, (character) => (character === "\n" || character === "\t" ? character : " "));
}

/** The address where it is one that may be shown as a link: http or https, without spaces; otherwise undefined. */
export function linkable(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}

/** A label of at most `most` UTF-16 units; what does not fit is shown to be missing by "…". Never used on an answer's content. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/u, "")
    .trimEnd()}…`;
}

/** The inlines with a space before a citation that follows a word, without empty ones, neighbours of one style joined. */
export function spaced(inlines: readonly Inline[]): Inline[] {
  const tidy: Inline[] = [];
  for (const inline of inlines) {
    const before = tidy.at(-1);
    if (inline.kind !== "cite" && clean(inline.text) === "") continue;
    if (inline.kind === "cite" && before !== undefined && before.kind !== "cite" && !/\s$/u.test(before.text)) {
      tidy.push({ kind: "text", text: " " }, inline);
    } else if (inline.kind === "text" && before?.kind === "text" && inline.style === before.style) {
      tidy[tidy.length - 1] = { ...inline, text: before.text + inline.text };
    } else tidy.push(inline);
  }
  return tidy;
}

/** Whole seconds since the epoch of an ISO 8601 instant, or undefined where it is none. */
export function unixSeconds(instant: string): number | undefined {
  const milliseconds = Date.parse(instant);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1_000);
}
