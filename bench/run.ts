import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { briefTimes } from "./brief.ts";
import { buildRecord, removeDatabase } from "./build.ts";
import { importTimes } from "./import.ts";
import { milliseconds, shown, timing } from "./measure.ts";
import { nameTimes } from "./names.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const out = join(root, "bench", "out");
const SIZES = process.argv.includes("--quick") ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
const IMPORTED = 20_000;
const CLI_RUNS = 15;

/** The sections of the report, by the name `--only` takes. */
const SECTIONS: Record<string, { heading: string; measure(): Promise<string> }> = {
  record: { heading: "Record", measure: record },
  import: { heading: "Import", measure: async () => child("import-ged.ts", ...(process.argv.includes("--quick") ? ["--quick"] : [])) },
  chat: { heading: "Chat", measure: async () => child("chat.ts") },
  digests: { heading: "Digests", measure: async () => child("digests.ts") },
};

const HEAD = "| events | file, MB | build, s | import ÷ inserts | brief p50 / floor | brief p99 / floor | statements | resident, MB |";

/** One row of the table of growth. */
async function row(events: number): Promise<string> {
  const path = join(out, `bench-${events}.db`);
  const build = await buildRecord(path, events);
  const size = statSync(path).size / 1_048_576;
  const { brief, floor, statements } = await briefTimes(path, 0);
  const imported = await importTimes(path, events, IMPORTED);
  const resident = Number(child("serve.ts", path));
  const ratio = imported.seconds / imported.floorSeconds;
  const cells = [
    events.toLocaleString("en"),
    shown(size),
    shown(build),
    shown(ratio),
    `${shown(brief.p50)} / ${shown(floor.p50)}`,
    `${shown(brief.p99)} / ${shown(floor.p99)}`,
    String(statements),
    shown(resident),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Process start to exit of the command line on the record that ships, in milliseconds. */
function commandLine(): string {
  const env = { ...process.env, READOUT_DATA_DIR: join(out, "cli") };
  const run = (): void => {
    const done = spawnSync(process.execPath, [join(root, "bin", "readout"), "brief", "gaza"], { env, stdio: ["ignore", "pipe", "pipe"] });
    if (done.status !== 0) throw new Error(`readout brief gaza exited with ${done.status}: ${done.stderr.toString()}`);
  };
  const first = milliseconds(run);
  const times = timing(Array.from({ length: CLI_RUNS }, () => milliseconds(run)));
  return `\`bin/readout brief gaza\`, process start to exit: p50 ${shown(times.p50)}, worst ${shown(times.max)} of ${CLI_RUNS}; the very first, which takes the record in: ${shown(first)}.`;
}

/** What a benchmark in a process of its own prints. */
function child(script: string, ...args: string[]): string {
  const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
  return execFileSync(process.execPath, [join(root, "bench", script), ...args], { encoding: "utf8", stdio });
}

async function record(): Promise<string> {
  const rows: string[] = [];
  for (const events of SIZES) {
    process.stderr.write(`${events} events…\n`);
    rows.push(await row(events));
  }
  const names = await nameTimes(join(out, `bench-${SIZES.at(-1)}.db`));
  for (const events of SIZES) removeDatabase(join(out, `bench-${events}.db`));
  return `Floors are measured in the same run: for a briefing, its own SQL statements run by themselves with rows materialised; for an import,
its own inserts, prepared and replayed. Nothing read before is remembered here.

${HEAD}
|${" --- |".repeat(HEAD.split("|").length - 2)}
${rows.join("\n")}

Over ${names.names.toLocaleString("en")} names: gazetteer read and built ${shown(names.build)}; resolving and parsing a question p50 ${shown(names.understand.p50)}, p99 ${shown(names.understand.p99)}; suggestions for a prefix p50 ${shown(names.complete.p50)}, p99 ${shown(names.complete.p99)}.

${commandLine()}
`;
}

/** The section as an earlier run left it in the report. */
function kept(report: string, heading: string): string | undefined {
  return report.split(/^(?=## )/mu).find((section) => section.startsWith(`## ${heading}\n`));
}

const { only } = parseArgs({ options: { only: { type: "string" }, quick: { type: "boolean" } } }).values;
if (only !== undefined && !Object.hasOwn(SECTIONS, only)) throw new Error(`--only takes ${Object.keys(SECTIONS).join(", ")}`);

mkdirSync(out, { recursive: true });
const path = join(out, "report.md");
const before = existsSync(path) ? readFileSync(path, "utf8") : "";
const sections: string[] = [];
for (const [name, { heading, measure }] of Object.entries(SECTIONS)) {
  const section = only === undefined || only === name ? `## ${heading}\n\n${await measure()}` : kept(before, heading);
  if (section !== undefined) sections.push(section.trimEnd());
}
const report = `# Speed

Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB. Milliseconds unless said.

${sections.join("\n\n")}
`;
writeFileSync(path, report);
process.stdout.write(report);
