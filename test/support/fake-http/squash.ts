import type { Block, Inline, MessageDocument } from "../../../src/core/document.ts";
import { clean } from "../../../src/adapters/common/text.ts";

/** Every text a document puts before a reader, button labels and the text that stands for it left out. */
export function textsOf({ blocks }: MessageDocument): string[] {
  return blocks.flatMap(blockTexts);
}

function blockTexts(block: Block): string[] {
  const run = (inlines: readonly Inline[]): string[] =>
    inlines.map((inline) => (inline.kind === "cite" ? `[${inline.n}]` : inline.kind === "instant" ? "" : inline.text));
  switch (block.kind) {
    case "heading":
      return [block.text];
    case "text":
      return run(block.inlines);
    case "list":
      return block.items.flatMap(run);
    case "table":
      return block.rows.flatMap((row) => row.flatMap(run));
    case "sources":
      return block.items.flatMap(({ headline, publisher }) => [headline ?? "", publisher]);
    case "actions":
      return [];
    default:
      throw new Error("unreachable");
  }
}

/** Which of these are not in the shown text, in order; spaces and line ends left aside. */
export function unshown(texts: readonly string[], shown: string): string[] {
  const squash = (text: string): string => clean(text).replace(/\s+/gu, "");
  const all = squash(shown);
  let place = 0;
  return texts.filter((text) => {
    const found = all.indexOf(squash(text), place);
    if (found >= 0) place = found + squash(text).length;
    return found < 0;
  });
}
