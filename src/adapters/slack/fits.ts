import type { types } from "@slack/bolt";
import { SLACK_LIMITS } from "./limits.ts";
import type { FormView, HomeView } from "./views.ts";

/** Whether Slack takes these blocks as one message. */
export function fitsOneMessage(blocks: readonly types.KnownBlock[]): boolean {
  return breach(blocks) === undefined;
}

/** The first limit these blocks would break, in words for a log, or undefined. */
export function breach(blocks: readonly types.KnownBlock[]): string | undefined {
  if (blocks.length > SLACK_LIMITS.blocks) return `${blocks.length} blocks`;
  const tables = blocks.filter((block) => block.type === "table").length;
  if (tables > SLACK_LIMITS.tables) return `${tables} tables`;
  const size = textLength(blocks);
  if (size > SLACK_LIMITS.textOverBlocks) return `${size} characters`;
  return blocks.map(breachOfBlock).find((found) => found !== undefined);
}

/** The first limit a form or the app's own page would break, in words for a log, or undefined. */
export function breachOfView(view: FormView | HomeView): string | undefined {
  const { blocks } = view;
  const titles = view.type === "modal" ? [view.title, view.submit, view.close] : [];
  const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
  return (
    over("view blocks", blocks.length, SLACK_LIMITS.viewBlocks) ??
    over("view metadata", view.private_metadata?.length ?? 0, SLACK_LIMITS.viewMetadata) ??
    over("callback id", view.callback_id?.length ?? 0, SLACK_LIMITS.callbackId) ??
    titles.map((title) => over("view title", title?.text.length ?? 0, SLACK_LIMITS.viewTitle)).find(Boolean) ??
    (blocks.some(({ type }) => type === "table") ? "a table in a view" : undefined) ??
    (new Set(ids).size < ids.length ? "a block id twice" : undefined) ??
    blocks.map((block) => (block.type === "input" ? breachOfInput(block) : breachOfBlock(block))).find(Boolean)
  );
}

function breachOfInput({ label, block_id, element }: types.InputBlock): string | undefined {
  const options = "options" in element && Array.isArray(element.options) ? element.options : [];
  const most = element.type === "checkboxes" ? SLACK_LIMITS.checkboxes : SLACK_LIMITS.options;
  return (
    over("input label", label.text.length, SLACK_LIMITS.inputLabel) ??
    over("block id", block_id?.length ?? 0, SLACK_LIMITS.blockId) ??
    over("options", options.length, most) ??
    options.map(({ text, value }) => breachOfOption(text.text, value)).find(Boolean)
  );
}

function breachOfOption(text: string, value: string | undefined): string | undefined {
  return over("option text", text.length, SLACK_LIMITS.optionText) ?? over("option value", value?.length ?? 0, SLACK_LIMITS.optionValue);
}

function breachOfBlock(block: types.KnownBlock): string | undefined {
  switch (block.type) {
    case "header":
      return over("header", block.text.text.length, SLACK_LIMITS.headerText);
    case "context":
      return over("context elements", block.elements.length, SLACK_LIMITS.contextElements);
    case "table":
      return (
        over("table rows", block.rows.length, SLACK_LIMITS.tableRows) ??
        over("table columns", Math.max(...block.rows.map((row) => row.length)), SLACK_LIMITS.tableColumns)
      );
    case "actions":
      return over("buttons", block.elements.length, SLACK_LIMITS.actionElements) ?? block.elements.map(breachOfButton).find(Boolean);
    default:
      return undefined;
  }
}

function breachOfButton(button: types.ActionsBlockElement): string | undefined {
  if (button.type !== "button") return undefined;
  return (
    over("button text", button.text.text.length, SLACK_LIMITS.buttonText) ??
    over("button id", button.action_id?.length ?? 0, SLACK_LIMITS.actionId) ??
    over("button value", button.value?.length ?? 0, SLACK_LIMITS.buttonValue)
  );
}

const over = (what: string, size: number, most: number): string | undefined => (size > most ? `${what}: ${size}` : undefined);

/** Characters of every text and address anywhere in the blocks. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (typeof item === "string" && (key === "text" || key === "url") ? item.length : textLength(item)),
    0,
  );
}
