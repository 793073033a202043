import { renderText } from "../adapters/console/render-text.ts";
import { type CommandSpec, typedSpecs } from "../commands/command.ts";
import { UserError } from "../core/errors.ts";
import { commandsAlone, systemClock } from "../main.ts";
import { type Io, styleOf } from "./io.ts";
import { EXIT, usage } from "./usage.ts";

/** Help of the commands that have no form in chat. */
const OPERATOR_HELP: Record<string, string> = {
  discord: `readout discord register [--guild ID]: make Discord's list of commands the one of this version; readout start does it too.
readout discord invite: the links by which the bot gets into a server, and its commands to a person's own account.

--guild, or DISCORD_GUILD, registers with one server alone, where commands change at once.
`,
  doctor: `readout doctor: look at Node, the data folder, the record, the clock, Slack and Discord, and say what to do.
Exits 0 where all is well, 3 where something is to be done.
`,
  export: `readout export [topic] [--format jsonl]: the record as it stands, one entry a line, for readout import readout-jsonl.
With a topic, what is on record of it and all that this names. What was retracted, and earlier revisions, are left out.

  readout export > record.jsonl
  readout export gaza | readout import readout-jsonl -
`,
  import: `readout import <format> <file…|-> [--release NAME]: take data in. - reads standard input.

Formats: auto tells the format by the file; ucdp-ged, UCDP's event dataset; acled, ACLED's exports and lists of deleted
events; gdelt, GDELT's event files; reliefweb, pages of ReliefWeb's API; current-events, Wikipedia's Current events as
JSON lines; readout-yaml and readout-jsonl, Readout's own.
Files may be gzip, zip or UTF-16; days may be as spreadsheets write them. Running it again adds nothing twice; a stopped run goes on
where it was. Lines that cannot be read are listed in rejects-<format>.jsonl in the data folder, and the rest goes in; of several files
one that cannot be read does not keep the others out.
A newer release of a dataset revises and retracts, an older one changes nothing. The release is told by the file's name, or by --release.

  readout import ucdp-ged GEDEvent_v23_1.csv.gz
  readout import ucdp-ged my-download.csv --release 23.1
  zcat items.jsonl.gz | readout import current-events -
`,
  reports: `readout reports [--limit N] [--format text|markdown|json]: the errors that readers reported, the newest first.
Each with its id, when it came, the reader's words, the answer it is about, and from where. 20 where no limit is given.
Exits 1 where there are none.

  readout reports --limit 5
  readout reports --format json
`,
  slack: `readout slack manifest [--prefix ro-] [--url https://…] [--agent]: the app as Slack makes it when this is pasted.
readout slack scopes: every permission the app asks for, and why.

--prefix goes before the slash commands where another app has taken their names; --url makes an app that is reached over
HTTP in place of Socket Mode; --agent adds Slack's agent view.
`,
  start: `readout start: connect Slack and Discord where their tokens are set (.env.example lists them); else chat here.
`,
  topic: `readout topic add <name> [--alias NAME] [--place NAME] [--actor NAME] [--issue NAME]: a topic of your desk's own.
readout topic remove <id>: take one away. Each option may be given several times.

  readout topic add "Red Sea shipping" --alias "Red Sea" --place "Red Sea" --actor Houthis
  readout topic remove dos-desk-red-sea-shipping
`,
  validate: `readout validate [folder…] [--texts FOLDER]: every problem of data folders, with file, line and entry.
Without a folder, of the data that ships. --texts names a folder of source texts to find quotations in.

  readout validate data/gaza
`,
};

const IN_A_SHELL = `In a shell an option is written --name value or --name=value, and words after -- are never options.
--format text|markdown|json says how the answer is printed.
`;

/** `help [command]`: how the command line, or one command of it, is used. Works where the record cannot be opened. */
export async function helpCommand([name, ...rest]: readonly string[], io: Io): Promise<number> {
  if (rest.length > 0) throw new UserError("usage", "One command is explained at a time.", { next: "For example: readout help brief" });
  if (name === undefined) return usage(io);
  const operator = Object.hasOwn(OPERATOR_HELP, name) ? OPERATOR_HELP[name] : undefined;
  if (operator !== undefined) {
    io.out(operator);
    return EXIT.answered;
  }
  const registry = await commandsAlone(systemClock, "readout ");
  if (!registry.find(name)) throw unknownCommand(name, commandNames(registry.specs));
  const outcome = await registry.find("help")?.run({ command: name }, { owner: "shared", zone: "UTC", now: systemClock.now() });
  if (outcome) io.out(`${renderText(outcome.document, { ...styleOf(io), commandPrefix: "readout " })}\n${IN_A_SHELL}`);
  return EXIT.answered;
}

/** Every word that may stand first. */
export function commandNames(specs: readonly CommandSpec[]): string[] {
  return [...typedSpecs(specs).map((spec) => spec.name), ...Object.keys(OPERATOR_HELP)];
}

export function unknownCommand(name: string, known: readonly string[]): UserError {
  return new UserError("usage", `There is no command “${name}”.`, { next: `There are: ${known.join(", ")}.` });
}

/** Whether help is asked for, before anything that says the words after it are no options. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
}

/** Options that were written before the command are put after it. Throws UserError where no command follows. */
export async function commandFirst(args: string[]): Promise<string[]> {
  if (!args[0]?.startsWith("-")) return args;
  const names = new Set(commandNames((await commandsAlone(systemClock, "readout ")).specs));
  const at = args.findIndex((arg) => names.has(arg));
  const [name] = args.splice(Math.max(at, 0), at < 0 ? 0 : 1);
  if (name === undefined)
    throw new UserError("usage", `“${args[0]}” is not a command.`, {
      next: "For example: readout brief gaza. readout help lists the rest.",
    });
  return [name, ...args];
}
