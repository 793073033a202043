import type { types } from "@slack/bolt";
import { assertNever } from "../../core/errors.ts";
import type { Block, Inline, MessageDocument, SourceItem, TableBlock } from "../../core/document.ts";
import type { ButtonId } from "../common/buttons.ts";
import { paginate } from "../common/paging.ts";
import { placeholder, prepare } from "../common/prepare.ts";
import { clean, linkable, shorten, spaced, unixSeconds } from "../common/text.ts";
import { escapeText } from "./escape.ts";
import { fitsOneMessage } from "./fits.ts";
import { SLACK_LIMITS } from "./limits.ts";

/** What one message holds; where it goes is decided by who sends it. */
export interface SlackMessage {
  text: string;
  blocks: types.KnownBlock[];
}

/** The document as messages that each keep Slack's limits; the second and later ones belong in the first one's thread. */
export function renderMessages(document: MessageDocument, buttonId: ButtonId): SlackMessage[] {
  const show = (page: readonly Block[]): types.KnownBlock[] => page.flatMap((block) => renderBlock(block, buttonId));
  const called = mention(document.mention);
  const pages = paginate(prepare(document, buttonId), (page) => fitsOneMessage([...called, ...show(page)]))
    .map(show)
    .filter((blocks) => blocks.length > 0)
    .map((blocks, i) => (i === 0 ? [...called, ...blocks] : blocks));
  const text = shorten(escapeText(document.summary), SLACK_LIMITS.text).replace(/&[a-z]{0,3}…$/u, "…");
  return (pages.length > 0 ? pages : [show(placeholder(document.summary))]).map((blocks) => ({ text, blocks }));
}

/** The one group that is called to a message, as an element that cannot come from a text. */
function mention(group: string | undefined): types.KnownBlock[] {
  if (group === undefined || !/^S[A-Z0-9]+$/u.test(group)) return [];
  return [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "usergroup", usergroup_id: group }] }] }];
}

function renderBlock(block: Block, buttonId: ButtonId): types.KnownBlock[] {
  switch (block.kind) {
    case "heading":
      return heading(clean(block.text).trim());
    case "text":
      return block.weight === "quiet" ? quiet(block.inlines) : richText([section(block.inlines)]);
    case "list":
      return richText([...titles(block.title), { type: "rich_text_list", style: "bullet", elements: block.items.map(section) }]);
    case "table":
      return [...richText(titles(block.title)), table(block)];
    case "sources":
      return richText([section([...strong(block.title), ...block.items.flatMap((item, i) => source(item, i > 0 || block.title !== ""))])]);
    case "actions":
      return actions(block.actions.map((action) => ({ label: clean(action.label), id: buttonId(action) })));
    default:
      return assertNever(block);
  }
}

function heading(text: string): types.KnownBlock[] {
  if (text === "") return [];
  if (text.length > SLACK_LIMITS.headerText) return richText(titles(text));
  return [{ type: "header", text: { type: "plain_text", text, emoji: false } }];
}

/** Small print as a context block; a context block's links and dates would need markup, so text with those is rich text. */
function quiet(inlines: readonly Inline[]): types.KnownBlock[] {
  const text = spaced(inlines)
    .map((inline) => (inline.kind === "cite" ? `[${inline.n}]` : clean(inline.text)))
    .join("");
  const rich = inlines.some((inline) => inline.kind === "instant" || (inline.kind !== "text" && linkable(inline.url) !== undefined));
  if (rich || text.length > SLACK_LIMITS.textObject) return richText([section(inlines)]);
  return text.trim() === "" ? [] : [{ type: "context", elements: [{ type: "plain_text", text, emoji: false }] }];
}

type RichTextPart = types.RichTextBlock["elements"][number];

function richText(parts: RichTextPart[]): types.KnownBlock[] {
  const elements = parts
    .map((part) =>
      part.type === "rich_text_list" ? { ...part, elements: part.elements.filter((item) => item.elements.length > 0) } : part,
    )
    .filter((part) => part.elements.length > 0);
  return elements.length === 0 ? [] : [{ type: "rich_text", elements }];
}

function titles(title: string): types.RichTextSection[] {
  return [section(strong(title))];
}

const strong = (text: string): Inline[] => (text === "" ? [] : [{ kind: "text", text, style: "strong" }]);

function section(inlines: readonly Inline[]): types.RichTextSection {
  return { type: "rich_text_section", elements: spaced(inlines).map(element) };
}

function element(inline: Inline): types.RichTextElement {
  switch (inline.kind) {
    case "text":
      return { type: "text", text: clean(inline.text), ...(inline.style ? { style: STYLES[inline.style] } : {}) };
    case "link":
      return link(inline.text, inline.url);
    case "cite":
      return link(`[${inline.n}]`, inline.url);
    case "instant":
      return instant(inline.at, clean(inline.text));
    default:
      return assertNever(inline);
  }
}

/** Slack shows it in the reader's own zone and manner; `fallback` where it cannot. */
function instant(at: string, fallback: string): types.RichTextElement {
  const timestamp = unixSeconds(at);
  return timestamp === undefined
    ? { type: "text", text: fallback }
    : { type: "date", timestamp, format: "{date_short_pretty} {time}", fallback };
}

const STYLES = { strong: { bold: true }, emphasis: { italic: true }, code: { code: true }, struck: { strike: true } } as const;

function link(text: string, address: string | undefined): types.RichTextElement {
  const url = linkable(address);
  return url === undefined || url.length > SLACK_LIMITS.linkUrl
    ? { type: "text", text: clean(text) }
    : { type: "link", url, text: clean(text) };
}

/** `[1] Headline — Publisher, 2023-11-10 · note` on a line of its own: sections side by side would not break the line for sure. */
function source({ n, publisher, headline, publishedAt, url, note }: SourceItem, below: boolean): Inline[] {
  const title = headline ?? publisher;
  const about = headline === undefined ? `, ${publishedAt}` : ` — ${publisher}, ${publishedAt}`;
  return [
    { kind: "text", text: `${below ? "\n" : ""}[${n}] ` },
    url === undefined ? { kind: "text", text: title } : { kind: "link", text: title, url },
    { kind: "text", text: `${about}${note === undefined ? "" : ` · ${note}`}` },
  ];
}

function table({ columns, rows }: TableBlock): types.TableBlock {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const places = Array.from({ length: width }, (_, i) => i);
  const heads = places.map((i) => cell([{ kind: "text", text: columns[i] ?? "", style: "strong" }]));
  return {
    type: "table",
    column_settings: places.map(() => ({ is_wrapped: true })),
    rows: [heads, ...rows.map((row) => places.map((i) => cell(row[i] ?? [])))],
  };
}

/** A cell must hold at least one character. */
function cell(inlines: readonly Inline[]): types.RichTextBlock {
  const filled = section(inlines);
  return { type: "rich_text", elements: [filled.elements.length > 0 ? filled : section([{ kind: "text", text: "–" }])] };
}

function actions(buttons: readonly { label: string; id: string }[]): types.KnownBlock[] {
  const elements = buttons.map(({ label, id }): types.Button => ({
    type: "button",
    action_id: id,
    value: id,
    text: { type: "plain_text", text: shorten(label, SLACK_LIMITS.buttonText) || "…", emoji: false },
  }));
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}
