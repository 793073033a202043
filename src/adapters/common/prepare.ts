import type { Block, MessageDocument } from "../../core/document.ts";
import type { ButtonId } from "./buttons.ts";
import { clean } from "./text.ts";

/**
 * The blocks to show: the document's own, each button once (an id may stand only once in a message), or the summary
 * where there are none.
 */
export function prepare(document: MessageDocument, buttonId: ButtonId): Block[] {
  const used = new Set<string>();
  const blocks = document.blocks.map((block): Block => {
    if (block.kind !== "actions") return block;
    const actions = block.actions.filter((action) => !used.has(buttonId(action)) && used.add(buttonId(action)));
    return { ...block, actions };
  });
  return blocks.length > 0 ? blocks : placeholder(document.summary);
}

/** A message that must not be empty. */
export function placeholder(summary: string): Block[] {
  return [{ kind: "text", weight: "normal", inlines: [{ kind: "text", text: clean(summary).trim() || "–" }] }];
}
