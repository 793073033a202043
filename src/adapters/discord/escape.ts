import { clean } from "../common/text.ts";

/**
 * Text that Discord shows as it stands: emphasis, links, mentions, timestamps, headings, quotes and lists are taken
 * out of force by backslashes ("Message Formatting", docs.discord.com), and a bare address is not made a link.
 */
export function escapeText(text: string): string {
  return clean(text)
    .replace(/[\\*_~`|<[\]@]|:(?=\/\/)/gu, "\\$&")
    .replace(/^([ \t]*)([#>+-])/gmu, "$1\\$2")
    .replace(/^([ \t]*\d+)([.)])/gmu, "$1\\$2");
}

/** The label of a masked link, which must stay on one line. */
export function escapeLabel(text: string): string {
  return escapeText(text.replace(/\s+/gu, " ").trim());
}

/** An address inside the parentheses of a masked link. */
export function escapeUrl(url: string): string {
  return url.replace(/[()<>\\\s]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

/** What a user typed after mentioning `self`. */
export function plainFromDiscord(text: string, self: string): string {
  return text
    .replace(new RegExp(`<@!?${self}>`, "gu"), " ")
    .replace(/\s+/gu, " ")
    .trim();
}
