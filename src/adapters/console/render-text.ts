import { styleText } from "node:util";
import { dayLabel } from "../../core/date-labels.ts";
import type { ActionsBlock, Block, Inline, MessageDocument, SourceItem, TableBlock } from "../../core/document.ts";
import { assertNever } from "../../core/errors.ts";
import { columns, type Piece, terminalSafe, wrap } from "./layout.ts";

export interface TextStyle {
  /** Columns to wrap at. */
  width: number;
  /** ANSI colours. */
  colours: boolean;
  /** OSC 8 hyperlinks on citations and sources. */
  links: boolean;
  /** How a follow-up is written for the reader to type: `readout timeline gaza` or `/timeline gaza`. */
  commandPrefix: string;
}

const GAP = "  ";

/** Renders a document for a terminal or a plain text file, ending in a newline. */
export function renderText(document: MessageDocument, style: TextStyle): string {
  const blocks = document.blocks.map((block) => renderBlock(block, style)).filter(Boolean);
  return `${blocks.join("\n\n")}\n`;
}

function renderBlock(block: Block, style: TextStyle): string {
  switch (block.kind) {
    case "heading":
      return wrap([{ text: terminalSafe(block.text), paint: paint(["bold"], style) }], style.width, "", "");
    case "text": {
      const quiet = block.weight === "quiet" ? paint(["dim"], style) : undefined;
      return linesOf(block.inlines)
        .map((line) =>
          wrap(
            line.flatMap((inline) => pieces(inline, style, quiet)),
            style.width,
            "",
            "",
          ),
        )
        .join("\n");
    }
    case "list":
      return [title(block.title, style), ...block.items.map((item) => renderItem(item, style))].join("\n");
    case "table":
      return renderTable(block, style);
    case "sources":
      return [title(block.title, style), ...block.items.map((item) => renderSource(item, style))].join("\n");
    case "actions":
      return renderActions(block, style);
    default:
      return assertNever(block);
  }
}

/** A paragraph's lines, where it has several. */
function linesOf(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    const [first = "", ...rest] = inline.kind === "text" ? inline.text.split("\n") : [];
    lines.at(-1)?.push(inline.kind === "text" ? { ...inline, text: first } : inline);
    for (const text of rest) lines.push([{ kind: "text", text }]);
  }
  return lines;
}

const paint =
  (formats: Parameters<typeof styleText>[0], style: TextStyle) =>
  (run: string): string =>
    style.colours ? styleText(formats, run, { validateStream: false }) : run;

const title = (text: string, style: TextStyle): string => paint(["bold", "cyan"], style)(terminalSafe(text).toUpperCase());

function renderItem(item: readonly Inline[], style: TextStyle): string {
  return wrap(
    item.flatMap((inline) => pieces(inline, style)),
    style.width,
    "• ",
    GAP,
  );
}

function pieces(inline: Inline, style: TextStyle, base?: (run: string) => string): Piece[] {
  switch (inline.kind) {
    case "text": {
      if (inline.style === "struck") return [{ text: `~${terminalSafe(inline.text)}~`, paint: paint(["dim", "strikethrough"], style) }];
      const format = inline.style === "strong" ? paint(["bold"], style) : inline.style === "emphasis" ? paint(["italic"], style) : base;
      return [format ? { text: terminalSafe(inline.text), paint: format } : { text: terminalSafe(inline.text) }];
    }
    case "link":
      return [{ text: terminalSafe(inline.text), paint: (run) => linked(run, inline.url, style) }];
    case "instant":
      return [base ? { text: terminalSafe(inline.text), paint: base } : { text: terminalSafe(inline.text) }];
    case "cite":
      return [{ text: " " }, { text: `[${inline.n}]`, paint: (run) => linked(paint(["dim"], style)(run), inline.url, style) }];
    default:
      return assertNever(inline);
  }
}

function linked(text: string, url: string | undefined, style: TextStyle): string {
  return style.links && url !== undefined
    ? `\u001b]8;;${terminalSafe(url)
        .toWellFormed()
        .replace(/[^\u0021-\u007e]/gu, encodeURIComponent)}\u001b\\${text}\u001b]8;;\u001b\\`
    : text;
}

/** Columns side by side where they fit, else one line a row with its columns named. */
function renderTable(table: TableBlock, style: TextStyle): string {
  const cellText = (cell: readonly Inline[]): string => cell.map((inline) => plain(inline)).join("");
  const rows = [table.columns, ...table.rows.map((row) => row.map(cellText))];
  const widths = table.columns.map((_, i) => Math.max(...rows.map((row) => columns(row[i] ?? ""))));
  const total = widths.reduce((sum, width) => sum + width + GAP.length, 0);
  if (total <= style.width) {
    const lines = rows.map((row, r) => {
      const line = row.map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - columns(cell))).join(GAP);
      return r === 0 ? paint(["dim"], style)(line.trimEnd()) : line.trimEnd();
    });
    return [title(table.title, style), ...lines].join("\n");
  }
  const items = table.rows.map((row) => {
    const [head = [], ...rest] = row;
    const named = rest.flatMap((cell, i): Inline[] => [
      { kind: "text", text: ` · ${(table.columns[i + 1] ?? "").toLowerCase()}: ` },
      ...cell,
    ]);
    return renderItem([...head, ...named], style);
  });
  return [title(table.title, style), ...items].join("\n");
}

function plain(inline: Inline): string {
  return inline.kind === "cite" ? ` [${inline.n}]` : terminalSafe(inline.text);
}

function renderSource(source: SourceItem, style: TextStyle): string {
  const words = [source.publisher, source.headline, dayLabel(source.publishedAt), source.note].filter((part) => part !== undefined);
  const address: Piece[] =
    source.url === undefined ? [] : [{ text: " " }, { text: terminalSafe(source.url), paint: (run) => linked(run, source.url, style) }];
  return wrap([{ text: terminalSafe(words.join(", ")) }, ...address], style.width, `[${source.n}] `, GAP + GAP);
}

function renderActions(block: ActionsBlock, style: TextStyle): string {
  const lines = block.actions.map((action, i) => {
    const options = Object.entries(action.options)
      .toSorted(([a], [b]) => Number(UNNAMED.has(b)) - Number(UNNAMED.has(a)))
      .map(([name, value]) => typedOption(name, terminalSafe(value)));
    return `${GAP}${i + 1}. ${terminalSafe(action.label)}: ${style.commandPrefix}${[action.command, ...options].join(" ")}`;
  });
  return paint(["dim"], style)(lines.join("\n"));
}

/** Options whose values are typed without their names. */
const UNNAMED: ReadonlySet<string> = new Set(["topic", "question", "answer", "words"]);

function typedOption(name: string, value: string): string {
  const typed = UNNAMED.has(name) ? value : `${name}:${value}`;
  if (!typed.includes(" ")) return typed;
  return UNNAMED.has(name) ? `"${typed}"` : `${name}:"${value}"`;
}
