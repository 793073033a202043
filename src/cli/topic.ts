import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { toInstant } from "../core/clock.ts";
import { UserError } from "../core/errors.ts";
import { fold } from "../core/text.ts";
import { openReadout, type Readout, systemClock } from "../main.ts";
import type { Kind } from "../record/types.ts";
import type { Io } from "./io.ts";
import { EXIT } from "./usage.ts";

const EXAMPLE = 'readout topic add "Red Sea shipping" --alias "Red Sea" --place "Red Sea" --actor Houthis';

/** `topic add <name>` and `topic remove <id>`: a desk's own topics, kept beside the dossiers that ship. */
export async function topicCommand(args: string[], io: Io): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === "add") return withReadout(io, (readout) => add(rest, readout, io));
  if (verb === "remove") return withReadout(io, (readout) => remove(rest, readout, io));
  throw new UserError("usage", "A topic is added or removed.", { next: `For example: ${EXAMPLE}` });
}

async function withReadout(io: Io, work: (readout: Readout) => Promise<number>): Promise<number> {
  const readout = await openReadout(readConfig(io.env), { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
  try {
    return await work(readout);
  } finally {
    await readout.close();
  }
}

async function add(args: string[], readout: Readout, io: Io): Promise<number> {
  const { name, aliases, places, actors, issues } = parse(args);
  const id = `dos-desk-${slug(name)}`;
  const body = {
    id,
    name,
    aliases,
    places: await refs(places, "place", readout),
    actors: await refs(actors, "actor", readout),
    issues: await refs(issues, "issue", readout),
  };
  if (body.places.length + body.actors.length + body.issues.length === 0) {
    throw new UserError("usage", "A topic needs at least one place, actor or issue to draw on.", { next: `For example: ${EXAMPLE}` });
  }
  const result = await readout.store.commit("shared", [{ put: { kind: "dossier", body } }], toInstant(systemClock.now()));
  const done = result.added > 0 ? "Added" : result.revised > 0 ? "Changed" : "Already there";
  io.out(`${done}: ${name} (${id}). Try: readout brief "${name}"\n`);
  return EXIT.answered;
}

async function remove([id = ""]: string[], readout: Readout, io: Io): Promise<number> {
  if (!id.startsWith("dos-desk-"))
    throw new UserError("usage", "Only a topic added here can be removed, by its id.", { next: "readout topics lists them." });
  const result = await readout.store.commit("shared", [{ retract: { id, reason: "removed by the desk" } }], toInstant(systemClock.now()));
  io.out(result.retracted > 0 ? `Removed: ${id}\n` : `There is no topic ${id}.\n`);
  return result.retracted > 0 ? EXIT.answered : EXIT.nothing;
}

interface Parsed {
  name: string;
  aliases: string[];
  places: string[];
  actors: string[];
  issues: string[];
}

function parse(args: string[]): Parsed {
  const many = { type: "string", multiple: true } as const;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { alias: many, place: many, actor: many, issue: many },
    });
    const name = positionals.join(" ").trim();
    if (name === "" || slug(name) === "") throw new UserError("usage", "The topic needs a name.", { next: `For example: ${EXAMPLE}` });
    return { name, aliases: values.alias ?? [], places: values.place ?? [], actors: values.actor ?? [], issues: values.issue ?? [] };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError("usage", "Only --alias, --place, --actor and --issue are taken, each with a value.", {
      next: `For example: ${EXAMPLE}`,
      cause: error,
    });
  }
}

const slug = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** The ids that the names stand for. Throws UserError where one is unknown or stands for several. */
async function refs(names: readonly string[], kind: Kind, readout: Readout): Promise<string[]> {
  const gazetteer = await readout.gazetteer();
  return names.map((name) => {
    const found = [
      ...new Set(
        gazetteer
          .exact(name)
          .filter((row) => row.kind === kind)
          .map((row) => row.ref),
      ),
    ];
    const [ref] = found;
    if (ref !== undefined && found.length === 1) return ref;
    if (gazetteer.label(name) !== undefined) return name;
    const near = found.length > 1 ? found : gazetteer.nearest(name, 3).map((suggestion) => suggestion.ref);
    const what = found.length > 1 ? `“${name}” names several.` : `No ${kind} is named “${name}”.`;
    throw new UserError("usage", what, {
      next: `Use one of: ${near.map((each) => `${gazetteer.label(each) ?? each} (${each})`).join(", ")}.`,
    });
  });
}
