import { renderMarkdown } from "../adapters/console/render-markdown.ts";
import { renderText } from "../adapters/console/render-text.ts";
import { type Outcome, typedSpecs } from "../commands/command.ts";
import { parseArguments } from "../commands/words.ts";
import { readConfig } from "../config.ts";
import type { Block } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import { openReadout, systemClock } from "../main.ts";
import { commandNames, unknownCommand } from "./help.ts";
import { type Io, styleOf, takeOption } from "./io.ts";
import { EXIT, syncProblems } from "./usage.ts";

const FORMATS = ["text", "markdown", "json"] as const;
type Format = (typeof FORMATS)[number];

/** Runs a command that answers from the record and prints the answer. */
export async function answerCommand(name: string, args: string[], io: Io): Promise<number> {
  const { value, rest: given } = takeOption(args, "format");
  const format = formatOf(value);
  const config = readConfig(io.env);
  const readout = await openReadout(config, { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
  try {
    io.error(syncProblems(readout.sync));
    // A command of two words comes as one argument each.
    const whole = readout.registry.find(name);
    const command = whole ?? readout.registry.find(`${name} ${given[0] ?? ""}`);
    const rest = whole ? given : given.slice(1);
    if (!command) throw unknownCommand(name, commandNames(readout.registry.specs));
    const raw = command.readWords?.(rest) ?? parseArguments(command.spec, rest, readout.isDate);
    const outcome = await command.run(raw, { owner: "shared", zone: config.zone, now: systemClock.now() });
    const typed = new Set(typedSpecs(readout.registry.specs).map((spec) => spec.name));
    io.out(print(outcome, format, typed, io));
    const answered = outcome.briefing?.answered ?? outcome.document.tone === "answer";
    return answered ? EXIT.answered : EXIT.nothing;
  } finally {
    await readout.close();
  }
}

/** `typed`: the commands a shell can offer; what only a button does has no place in a text that is forwarded. */
function print(outcome: Outcome, format: Format, typed: ReadonlySet<string>, io: Io): string {
  if (format === "json") return `${JSON.stringify(outcome.briefing ?? outcome.document, undefined, 2)}\n`;
  if (format === "markdown") return renderMarkdown(outcome.document);
  const blocks = outcome.document.blocks.flatMap((block): Block[] => {
    if (block.kind !== "actions") return [block];
    const actions = block.actions.filter(({ command }) => typed.has(command));
    return actions.length === 0 ? [] : [{ ...block, actions }];
  });
  return renderText({ ...outcome.document, blocks }, { ...styleOf(io), commandPrefix: "readout " });
}

/** A format by its name; text where none is named. Throws UserError("usage") for any other. */
export function formatOf(text: string | undefined): Format {
  const format = FORMATS.find((known) => known === (text ?? "text"));
  if (format) return format;
  throw new UserError("usage", `“${text}” is not a format.`, { next: `Use ${FORMATS.join(", ")}.` });
}
