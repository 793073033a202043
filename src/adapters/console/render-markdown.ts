import { dayLabel } from "../../core/date-labels.ts";
import type { Block, Inline, MessageDocument, SourceItem } from "../../core/document.ts";
import { assertNever } from "../../core/errors.ts";
import { terminalSafe } from "./layout.ts";

/** Text from outside as literal Markdown (CommonMark): nothing in it formats, links or embeds. */
export function escapeMarkdown(text: string): string {
  return terminalSafe(text)
    .replace(/[\\`*_{}[\]<>#|~&@]/g, "\\$&")
    .replace(/^(\s*)([-+])(\s)/, "$1\\$2$3")
    .replace(/^(\s*\d+)\.(\s)/, "$1\\.$2");
}

/** Renders a document as CommonMark with one table extension (GFM), ending in a newline. */
export function renderMarkdown(document: MessageDocument): string {
  return `${document.blocks.map(renderBlock).filter(Boolean).join("\n\n")}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `# ${escapeMarkdown(block.text)}`;
    case "text":
      return block.weight === "quiet" ? `_${inlines(block.inlines)}_` : inlines(block.inlines);
    case "list":
      return [`## ${escapeMarkdown(block.title)}`, "", ...block.items.map((item) => `- ${inlines(item)}`)].join("\n");
    case "table":
      return [
        `## ${escapeMarkdown(block.title)}`,
        "",
        row(block.columns.map(escapeMarkdown)),
        row(block.columns.map(() => "---")),
        ...block.rows.map((cells) => row(cells.map(inlines))),
      ].join("\n");
    case "sources":
      return [`## ${escapeMarkdown(block.title)}`, "", ...block.items.map(source)].join("\n");
    case "actions":
      // A forwarded briefing carries no commands of the bot.
      return "";
    default:
      return assertNever(block);
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function inlines(items: readonly Inline[]): string {
  return items.map(inline).join("");
}

function inline(item: Inline): string {
  switch (item.kind) {
    case "text": {
      const text = escapeMarkdown(item.text);
      if (item.style === "struck") return `~~${text}~~`;
      return item.style === "strong" ? `**${text}**` : item.style === "code" ? `\`${item.text.replaceAll("`", "'")}\`` : text;
    }
    case "link":
      return `[${escapeMarkdown(item.text)}](<${address(item.url)}>)`;
    case "instant":
      return escapeMarkdown(item.text);
    case "cite":
      return item.url === undefined ? ` \\[${item.n}\\]` : ` [\\[${item.n}\\]](<${address(item.url)}>)`;
    default:
      return assertNever(item);
  }
}

const address = (url: string): string => terminalSafe(url).replace(/[<>\s]/g, encodeURIComponent);

function source(item: SourceItem): string {
  const words = [item.publisher, item.headline, dayLabel(item.publishedAt), item.note].filter((part) => part !== undefined);
  const text = escapeMarkdown(words.join(", "));
  return `${item.n}. ${item.url === undefined ? text : `[${text}](<${address(item.url)}>)`}`;
}
