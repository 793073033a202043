import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConsoleAdapter } from "../adapters/console/adapter.ts";
import { createDispatch } from "../commands/dispatch.ts";
import type { Config } from "../config.ts";
import { openReadout, systemClock } from "../main.ts";
import { type Io, styleOf } from "./io.ts";
import { EXIT, syncProblems } from "./usage.ts";

const MOST_HISTORY = 500;
const MOST_COMPLETIONS = 20;

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
      suggest: async (kind, prefix) => (await readout.suggest(kind, prefix, MOST_COMPLETIONS)).map(({ name }) => name),
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

function historyIn(folder: string): { lines: string[]; keep(line: string): void } {
  const file = join(folder, "history");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).slice(-MOST_HISTORY).toReversed() : [];
  return { lines, keep: (line) => appendFileSync(file, `${line.replace(/\s+/g, " ")}\n`, { mode: 0o600 }) };
}
