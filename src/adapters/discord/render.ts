import { ButtonStyle, ComponentType, MessageFlags } from "discord.js";
import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
  APIContainerComponent,
  APITextDisplayComponent,
} from "discord.js";
import { assertNever } from "../../core/errors.ts";
import type { Action, Block, Inline, MessageDocument, SourceItem, TableBlock } from "../../core/document.ts";
import type { ButtonId } from "../common/buttons.ts";
import { paginate } from "../common/paging.ts";
import { placeholder, prepare } from "../common/prepare.ts";
import { clean, linkable, shorten, spaced, unixSeconds } from "../common/text.ts";
import { escapeLabel, escapeText, escapeUrl } from "./escape.ts";
import { fitsOneMessage } from "./fits.ts";
import { DISCORD_LIMITS } from "./limits.ts";

/** The body of one message in Components V2, the same wherever it is sent. */
export interface DiscordMessage {
  flags: number;
  /** Nobody is notified but the one role that is called. */
  allowed_mentions: { parse: []; roles?: [string] };
  components: [APIContainerComponent];
}

/** The document as messages that each keep Discord's limits, in order. */
export function renderMessages(document: MessageDocument, buttonId: ButtonId): DiscordMessage[] {
  const role = ROLE.test(document.mention ?? "") ? document.mention : undefined;
  const called: APITextDisplayComponent[] = role === undefined ? [] : [{ type: ComponentType.TextDisplay, content: `<@&${role}>` }];
  const show = (page: readonly Block[], above: APITextDisplayComponent[] = []): APIContainerComponent => container(page, buttonId, above);
  const pages = paginate(prepare(document, buttonId), (page) => fitsOneMessage(show(page, called))).filter(
    (page) => show(page).components.length > 0,
  );
  return (pages.length > 0 ? pages : [placeholder(document.summary)]).map((page, i) => ({
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    allowed_mentions: { parse: [], ...(i === 0 && role !== undefined ? { roles: [role] } : {}) },
    components: [show(page, i === 0 ? called : [])],
  }));
}

/** A role's id. */
const ROLE = /^\d{17,20}$/u;

function container(blocks: readonly Block[], buttonId: ButtonId, above: APITextDisplayComponent[]): APIContainerComponent {
  return { type: ComponentType.Container, components: [...above, ...blocks.flatMap((block) => renderBlock(block, buttonId))] };
}

function renderBlock(block: Block, buttonId: ButtonId): APIComponentInContainer[] {
  switch (block.kind) {
    case "heading":
      return textDisplay([`## ${escapeLabel(block.text)}`]);
    case "text":
      return textDisplay(block.weight === "quiet" ? [small(inlineText(block.inlines))] : [inlineText(block.inlines)]);
    case "list":
      return textDisplay([...titles(block.title), ...block.items.map(inlineText).filter(isFilled).map(bullet)]);
    case "table":
      return textDisplay([...titles(block.title), ...block.rows.map((row) => bullet(tableRow(block, row)))]);
    case "sources":
      return [{ type: ComponentType.Separator }, ...textDisplay([...titles(block.title), ...block.items.map(source).map(small)])];
    case "actions":
      return rows(block.actions, buttonId);
    default:
      return assertNever(block);
  }
}

function textDisplay(lines: readonly string[]): APITextDisplayComponent[] {
  const content = lines.filter(isFilled).join("\n");
  return content === "" ? [] : [{ type: ComponentType.TextDisplay, content }];
}

const isFilled = (text: string): boolean => text.trim() !== "";

const bullet = (line: string): string => `- ${line}`;

const small = (text: string): string =>
  text
    .split("\n")
    .map((line) => (isFilled(line) ? `-# ${line}` : line))
    .join("\n");

const titles = (title: string): string[] => (isFilled(title) ? [`**${escapeLabel(title)}**`] : []);

function inlineText(inlines: readonly Inline[]): string {
  return spaced(inlines)
    .map((inline, i, all) => {
      // Asterisks of two styles side by side would run together.
      const crowded = isStyled(inline, "emphasis") && (isStyled(all[i - 1], "strong") || isStyled(all[i + 1], "strong"));
      return inlineMarkup(crowded && inline.kind === "text" ? { kind: "text", text: inline.text } : inline);
    })
    .join("");
}

const isStyled = (inline: Inline | undefined, style: "strong" | "emphasis"): boolean => inline?.kind === "text" && inline.style === style;

function inlineMarkup(inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return styled(clean(inline.text), inline.style);
    case "link":
      return link(inline.text, inline.url);
    case "cite":
      return link(`[${inline.n}]`, inline.url);
    case "instant": {
      const seconds = unixSeconds(inline.at);
      return seconds === undefined ? escapeText(inline.text) : `<t:${seconds}:f>`;
    }
    default:
      return assertNever(inline);
  }
}

/** Marks go round each line and inside its outer spaces, or they would be shown as they are. */
function styled(text: string, style: "strong" | "emphasis" | "code" | "struck" | undefined): string {
  if (style === undefined) return escapeText(text);
  return text
    .split("\n")
    .map((line) => {
      const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(line) ?? [];
      if (inner === "" || (style === "code" && inner.includes("`"))) return escapeText(line);
      if (style === "code") return `${before}\`${inner}\`${after}`;
      const mark = { strong: "**", emphasis: "*", struck: "~~" }[style];
      return `${before}${mark}${escapeText(inner)}${mark}${after}`;
    })
    .join("\n");
}

function link(text: string, address: string | undefined): string {
  const url = linkable(address);
  return url === undefined || !isFilled(text) ? escapeText(text) : `[${escapeLabel(text)}](${escapeUrl(url)})`;
}

/** Discord has no table: the first cell in bold, the others after the name of their column. */
function tableRow({ columns }: TableBlock, row: readonly Inline[][]): string {
  const cells = row.map((cell, i) => {
    const text = inlineText(cell);
    if (i === 0)
      return inlineText(cell.map((inline) => (inline.kind === "text" ? { ...inline, style: inline.style ?? "strong" } : inline)));
    return isFilled(text) ? `${escapeText(columns[i] ?? "")}: ${text}` : "";
  });
  return cells.filter(isFilled).join(" · ");
}

/** `[1] Headline — Publisher, 2023-11-10 · note`. */
function source({ n, publisher, headline, publishedAt, url, note }: SourceItem): string {
  const title: Inline =
    url === undefined ? { kind: "text", text: headline ?? publisher } : { kind: "link", text: headline ?? publisher, url };
  const about = headline === undefined ? `, ${publishedAt}` : ` — ${publisher}, ${publishedAt}`;
  return inlineText([
    { kind: "text", text: `[${n}] ` },
    title,
    { kind: "text", text: `${about}${note === undefined ? "" : ` · ${note}`}` },
  ]);
}

function rows(actions: readonly Action[], buttonId: ButtonId): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const buttons = actions.map((action) => button(action, buttonId(action)));
  const count = Math.ceil(buttons.length / DISCORD_LIMITS.buttonsInRow);
  return Array.from({ length: count }, (_, i) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(i * DISCORD_LIMITS.buttonsInRow, (i + 1) * DISCORD_LIMITS.buttonsInRow),
  }));
}

function button({ label }: Action, id: string): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: id,
    label: shorten(clean(label), DISCORD_LIMITS.buttonLabel) || "…",
  };
}
