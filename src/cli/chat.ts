import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConsoleAdapter } from "../adapters/console/adapter.ts";
import type { OptionKind } from "../commands/command.ts";
import { createDispatch } from "../commands/dispatch.ts";
import type { Config } from "../config.ts";
import { openReadout, type Readout, systemClock } from "../main.ts";
import type { Kind } from "../record/types.ts";
import { type Io, styleOf } from "./io.ts";
import { EXIT, syncProblems } from "./usage.ts";

const MOST_HISTORY = 500;
const MOST_COMPLETIONS = 20;

const KINDS: Partial<Record<OptionKind, readonly Kind[]>> = {
  topic: ["dossier", "place", "actor", "issue"],
  actor: ["actor"],
  issue: ["issue"],
};

/** Chats with the person at the terminal until they leave. */
export async function chat(config: Config, io: Io, howToConnect: string): Promise<number> {
  const readout = await openReadout(config, { clock: systemClock, commandPrefix: "/", onWithheld: () => {} });
  try {
    io.error(syncProblems(readout.sync));
    io.out(
      `Readout. Type /brief gaza, or ask: who opposes a ceasefire?\n/help lists what can be asked, Tab completes, /quit leaves.\n\n${howToConnect}\n`,
    );
    const adapter = new ConsoleAdapter({
      input: io.stdin,
      output: io.stdout,
      specs: readout.registry.specs,
      style: { ...styleOf(io), commandPrefix: "/" },
      suggest: (kind, prefix) => suggest(readout, kind, prefix),
      history: historyIn(config.dataDir),
      interactive: true,
    });
    await adapter.start(
      createDispatch({
        registry: readout.registry,
        clock: systemClock,
        ids: { next: () => randomUUID() },
        zone: config.zone,
        isDate: readout.isDate,
        log: ({ outcome, request, cause }) => {
          if (outcome === "failed" && process.env.READOUT_DEBUG) io.error(`${request}: ${String(cause)}\n`);
        },
      }),
    );
  } finally {
    await readout.close();
  }
  return EXIT.answered;
}

async function suggest(readout: Readout, kind: OptionKind, prefix: string): Promise<string[]> {
  const kinds = KINDS[kind];
  if (!kinds) return [];
  const gazetteer = await readout.gazetteer();
  return gazetteer.complete(prefix, MOST_COMPLETIONS, kinds).map(({ label }) => label);
}

function historyIn(folder: string): { lines: string[]; keep(line: string): void } {
  const file = join(folder, "history");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).slice(-MOST_HISTORY).toReversed() : [];
  return { lines, keep: (line) => appendFileSync(file, `${line.replace(/\s+/g, " ")}\n`, { mode: 0o600 }) };
}
