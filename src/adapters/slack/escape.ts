import { clean } from "../common/text.ts";

/**
 * Text for a message's top-level `text`, where `<…>` would be a mention or a link and `&` an entity
 * ("Formatting message text", docs.slack.dev). Blocks use plain and rich text only, which Slack shows as it is.
 */
export function escapeText(text: string): string {
  return clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** What a user typed, from the text of an event: links as their label or address, mentions of `self` left out. */
export function plainFromSlack(text: string, self: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_, target: string, label: string | undefined) => {
      if (target === `@${self}`) return " ";
      if (/^[@#!]/u.test(target)) return label ?? target;
      return label ?? target.replace(/^mailto:/u, "");
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ")
    .trim();
}
