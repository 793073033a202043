import { dayLabel } from "../core/date-labels.ts";
import type { Block } from "../core/document.ts";
import type { Briefing, CitedSource, Line } from "../briefings/types.ts";
import { smallPrint } from "./briefing-document.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { ANEW, ANSWER, CHANGED, giveAgain, keptAnswer } from "./kept-answer-option.ts";

export function createCopyCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "copy",
      surface: "button",
      title: "Copy with sources",
      summary: "An answer as plain text with its sources, ready to paste",
      options: [ANSWER],
      visibility: "private",
      examples: [ANEW],
    },
    async run(raw, call) {
      const kept = await keptAnswer(raw, call, deps);
      const { briefing, same } = await giveAgain(kept, deps);
      const parts = plainParts(briefing, kept.context.zone);
      const blocks = [...(same ? [] : [CHANGED]), ...parts].map(paragraph);
      return { briefing, document: { tone: "answer", summary: parts[0] ?? briefing.headline, blocks } };
    },
  };
}

/** An answer as paragraphs of plain text: nothing in it is markup, a citation is a number in brackets. */
export function plainParts(briefing: Briefing, zone: string): string[] {
  const asOf = smallPrint(briefing, zone)
    .map((inline) => (inline.kind === "cite" ? "" : inline.text))
    .join("");
  const sections = briefing.sections.map(({ title, lines, more = 0 }) =>
    [title, ...lines.map(plainLine), ...(more > 0 ? [`and ${more} more on record`] : [])].join("\n"),
  );
  const sources = briefing.sources.length === 0 ? [] : [["Sources", ...briefing.sources.map(plainSource)].join("\n")];
  return [`${briefing.headline}\n${asOf}`, ...sections, ...sources];
}

function plainLine({ text, citations }: Line): string {
  return `- ${[text, ...citations.map((n) => `[${n}]`)].join(" ")}`;
}

function plainSource({ n, publisher, headline, publishedAt, url, note }: CitedSource): string {
  const said = [publisher, headline, dayLabel(publishedAt), note, url].filter((part) => part !== undefined);
  return `[${n}] ${said.join(", ")}`;
}

const paragraph = (text: string): Block => ({ kind: "text", weight: "normal", inlines: [{ kind: "text", text }] });
