import type { SyncReport } from "../record/load.ts";
import type { Io } from "./io.ts";
import { oneLine } from "./say.ts";

export const EXIT = { answered: 0, nothing: 1, usage: 2, badData: 3, interrupted: 130 } as const;

const TEXT = `Readout: sourced briefings on world events.

  readout brief <topic>              a briefing in which every line names its source
  readout ask "<question>"           a question in your own words
  readout positions [actor] [issue]  what an actor holds on an issue
  readout compare <issue>            who holds what, side by side
  readout figures <topic>            numbers: what is counted, by whom, as of when
  readout timeline <topic>           what happened, in order
  readout disputed <topic>           what is disputed, each side by name
  readout questions <topic>          what is not known
  readout sources <topic>            the sources and what each carries
  readout topics [prefix]            topics on record

  readout topic add <name>           a topic of your desk's own
  readout sources add <kind>         fetch news from now on; sources list shows what is fetched
  readout import <format> <file…|->  take data in
  readout export [topic]             take the record out, one entry a line
  readout validate [folder…]         check a data folder
  readout start                      connect Slack and Discord, or chat here
  readout reports                    errors that readers reported
  readout doctor                     look at everything it needs, and say what to do
  readout discord invite             links to add the bot; discord register renews its commands
  readout slack manifest             the Slack app to paste; slack scopes says why each permission
  readout help <command>             one command explained; readout --version names the version

Options: --as-of DATE  --since DATE|7d  --period FROM..TO  --length short|standard|full
         --format text|markdown|json  --granularity day|week|month
Exit:    0 answered, 1 nothing on record or unknown topic, 2 usage, 3 bad data or configuration,
         130 interrupted
`;

/** Prints how the command line is used; a command's own help is in the commands themselves. */
export function usage(io: Io): number {
  io.out(TEXT);
  return EXIT.answered;
}

/** How many problems are listed before the rest is only counted. */
const MOST_PROBLEMS = 5;

/** What could not be loaded from the data folder, for a person to read; empty where all was. */
export function syncProblems(report: SyncReport): string {
  if (report.problems.length === 0) return "";
  const shown = report.problems
    .slice(0, MOST_PROBLEMS)
    .map((p) => `  ${oneLine(`${p.file}:${p.line} ${p.entry}: found ${p.found}, expected ${p.expected}`)}\n`);
  const files = new Set(report.problems.map((p) => p.file)).size;
  return `Not loaded: ${files} file${files === 1 ? "" : "s"} with problems (readout validate lists all ${report.problems.length}).\n${shown.join("")}`;
}
