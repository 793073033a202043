import { aboutTopic } from "../briefings/draft.ts";
import { resolveTopic } from "../briefings/topic.ts";
import { Unresolved } from "../commands/choices.ts";
import { readConfig } from "../config.ts";
import { toInstant } from "../core/clock.ts";
import { UserError } from "../core/errors.ts";
import { openReadout, systemClock } from "../main.ts";
import { exportRecord } from "../record/export.ts";
import { type Io, takeOption } from "./io.ts";
import { EXIT } from "./usage.ts";

const EXAMPLE = "For example: readout export > record.jsonl";
/** Characters written at once. */
const PORTION = 65_536;

/** `export [topic] --format jsonl`: the record, or what is on record of a topic with all that it names, for `import readout-jsonl`. */
export async function exportCommand(args: string[], io: Io): Promise<number> {
  const { value: format = "jsonl", rest } = takeOption(args, "format");
  if (format !== "jsonl")
    throw new UserError("usage", `There is no format “${format}” to export in.`, { next: `There is: jsonl. ${EXAMPLE}` });
  const words = rest.filter((arg) => arg !== "--");
  if (words.some((word) => word.startsWith("-"))) throw new UserError("usage", "Of options there is --format alone.", { next: EXAMPLE });
  const readout = await openReadout(readConfig(io.env), { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
  try {
    const scope = { owner: "shared", asOf: toInstant(systemClock.now()) } as const;
    const name = words.join(" ");
    const resolved =
      name === "" ? undefined : await resolveTopic(name, { reader: readout.store, gazetteer: await readout.gazetteer() }, scope);
    if (resolved !== undefined && resolved.kind !== "topic") {
      const several = resolved.kind === "ambiguous";
      throw new Unresolved(
        several ? `“${name}” names several.` : `Nothing on record is named “${name}”.`,
        several ? resolved.choices : resolved.nearest,
        "topic",
      );
    }
    let portion = "";
    let lines = 0;
    for await (const line of exportRecord(readout.store, scope, resolved && aboutTopic(resolved.topic))) {
      portion += line;
      lines += 1;
      if (portion.length >= PORTION) {
        await written(io, portion);
        portion = "";
      }
    }
    await written(io, portion);
    io.error(`${lines} records.\n`);
    return lines > 0 ? EXIT.answered : EXIT.nothing;
  } finally {
    await readout.close();
  }
}

/** Waits where the reader is slower than we are. */
async function written({ stdout }: Io, text: string): Promise<void> {
  if (text !== "" && !stdout.write(text)) await new Promise((done) => stdout.once("drain", done));
}
