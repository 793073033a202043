import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { styleText } from "node:util";
import { ConsoleAdapter } from "../adapters/console/adapter.ts";
import { terminalSafe } from "../adapters/console/layout.ts";
import { createDispatch } from "../commands/dispatch.ts";
import type { Config } from "../config.ts";
import { openReadout, systemClock } from "../main.ts";
import { type Io, styleOf } from "./io.ts";
import { fetchRegularly } from "./serve-live.ts";
import { EXIT, syncProblems } from "./usage.ts";

/** Who sits at the terminal may do everything. */
const LOCAL = "console:local";
const MOST_HISTORY = 500;
const MOST_COMPLETIONS = 20;

/** Chats with the person at the terminal until they leave. */
export async function chat(config: Config, io: Io, howToConnect: string): Promise<number> {
  const first = !existsSync(join(config.dataDir, "readout.db"));
  if (first) io.out("Taking in the record; this happens once …");
  const readout = await openReadout(config, {
    clock: systemClock,
    commandPrefix: "/",
    onWithheld: () => {},
    delivers: () => false,
  }).finally(() => {
    if (first) io.out("\r\u001b[K");
  });
  const fetching = fetchRegularly(readout.live);
  try {
    io.error(syncProblems(readout.sync));
    io.out(`${welcome(styleOf(io).colours)}\n${howToConnect}\n`);
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
        operators: new Set([LOCAL]),
        log: ({ outcome, request, cause }) => {
          if (outcome === "failed" && process.env.READOUT_DEBUG) io.error(`${request}: ${String(cause)}\n`);
        },
      }),
    );
  } finally {
    await fetching.stop();
    await readout.close();
  }
  return EXIT.answered;
}

function welcome(colours: boolean): string {
  const strong = (text: string): string => (colours ? styleText("bold", text, { validateStream: false }) : text);
  return `${strong("Readout")} briefs on world events; every line names its source.

  ${strong("/brief gaza")}                a briefing on a topic
  ${strong("who opposes a ceasefire?")}   a question in your own words
  ${strong("/help")}                      what else can be asked

Tab completes, a number picks what is offered, /quit leaves.
`;
}

/** Lines typed in earlier chats. A file that cannot be read or written is no reason not to chat. */
function historyIn(folder: string): { lines: string[]; keep(line: string): void } {
  const file = join(folder, "history");
  const quietly = (work: () => void): void => {
    try {
      work();
    } catch {
      // Then the history of this chat ends with it.
    }
  };
  let lines: string[] = [];
  quietly(() => {
    const kept = existsSync(file) ? readFileSync(file, "utf8").split("\n").map(terminalSafe).filter(Boolean) : [];
    lines = kept.slice(-MOST_HISTORY);
    if (kept.length > 2 * MOST_HISTORY) writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  });
  return {
    lines: lines.toReversed(),
    keep: (line) => quietly(() => appendFileSync(file, `${line.replace(/\s+/g, " ")}\n`, { mode: 0o600 })),
  };
}
