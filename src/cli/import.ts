import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { readConfig } from "../config.ts";
import { UserError } from "../core/errors.ts";
import type { ImportProgress, ImportReport } from "../ingest/import-types.ts";
import { importers } from "../ingest/importers.ts";
import { openReadout, systemClock } from "../main.ts";
import { loadPublishers } from "../record/publishers.ts";
import { type Io, styleOf } from "./io.ts";
import { oneLine } from "./say.ts";
import { EXIT } from "./usage.ts";

/**
 * `import <format> <file…|->`: takes data in, with progress; stopping and running again loses and doubles nothing. Of several files one
 * that cannot be read is said and passed over.
 */
export async function importCommand(args: string[], io: Io): Promise<number> {
  const { release, words } = options(args);
  const [format = "", ...files] = words;
  const importer = importers.get(format);
  const formats = [...importers].map(([name, { description }]) => `${name} (${description})`).join(", ");
  if (!importer)
    throw new UserError("usage", format === "" ? "Which format?" : `There is no format “${format}”.`, {
      next: `There is: ${formats}. For example: readout import ${[...importers.keys()][0]} items.jsonl`,
    });
  if (files.length === 0)
    throw new UserError("usage", "Which file?", { next: `For example: readout import ${format} items.jsonl, or - for standard input.` });
  // Left to itself the heap of a long import grows to several times what lives in it.
  for (const flag of HEAP_FLAGS) setFlagsFromString(flag);
  const config = readConfig(io.env);
  const readout = await openReadout(config, { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  // Not `once`: a terminal and a launcher both send the signal, and the second must not end the commit in hand.
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  const one = async (file: string, rejects: string): Promise<ImportReport> =>
    importer.import(file === "-" ? untilStopped(io.stdin, stop.signal) : file, {
      store: readout.store,
      imported: readout.store.imported,
      gazetteer: readout.gazetteer,
      publishers: await loadPublishers(config.shippedData),
      clock: systemClock,
      owner: "shared",
      ...(release === undefined ? {} : { release }),
      rejects,
      onProgress: progressBar(io, file),
      signal: stop.signal,
    });
  try {
    let failed = false;
    for (const [i, file] of files.entries()) {
      const report = await one(file, join(config.dataDir, `rejects-${format}${i === 0 ? "" : `-${i + 1}`}.jsonl`)).catch(
        (cause: unknown) => {
          // One file of several that is no data of the format does not keep the others out.
          if (files.length === 1 || !(cause instanceof UserError) || cause.code !== "bad-data") throw cause;
          failed = true;
          io.error(`${clearLine(io)}${oneLine(file)}: ${cause.message}\n${cause.next === undefined ? "" : `  ${cause.next}\n`}`);
          return undefined;
        },
      );
      if (report === undefined) continue;
      io.error(clearLine(io));
      io.out(describe(file, report));
      if (report.interrupted) return leave(io);
    }
    return failed ? EXIT.badData : EXIT.answered;
  } finally {
    process.removeListener("SIGINT", interrupt).removeListener("SIGTERM", interrupt);
    await readout.close();
  }
}

/** Young objects in little space, and old ones collected when they have grown by a quarter. */
const HEAP_FLAGS = ["--semi-space-growth-factor=1", "--heap-growing-percent=25"];

/** `--release NAME` or `--release=NAME`, anywhere before `--`; the rest are words. */
function options(args: readonly string[]): { release?: string; words: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { release: { type: "string" } }, allowPositionals: true });
    return { words: positionals, ...(values.release === undefined ? {} : { release: values.release }) };
  } catch {
    throw new UserError("usage", "Of options there is --release NAME alone.", {
      next: "For example: readout import ucdp-ged ged.csv --release 23.1",
    });
  }
}

/** The stream up to the moment of `signal`, also while it is waiting for more. */
async function* untilStopped(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stopped = new Promise<undefined>((done) => {
    if (signal.aborted) done(undefined);
    signal.addEventListener("abort", () => done(undefined), { once: true });
  });
  const chunks = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([chunks.next(), stopped]);
    if (next === undefined || next.done) return;
    yield next.value;
  }
}

/** Lets go of a standard input that is still waiting, which would keep the process. */
function leave(io: Io): number {
  io.stdin.destroy();
  return EXIT.interrupted;
}

const BAR_COLUMNS = 30;
const clearLine = (io: Io): string => (io.stdout.isTTY ? "\r\u001b[K" : "");

/** A bar where the size is known, a count where not; nothing where the output is no terminal. */
function progressBar(io: Io, file: string): (progress: ImportProgress) => void {
  if (!io.stdout.isTTY) return () => {};
  return ({ bytes, totalBytes, items }) => {
    const share = totalBytes ? Math.min(bytes / totalBytes, 1) : undefined;
    const bar =
      share === undefined ? "" : `${"█".repeat(Math.round(share * BAR_COLUMNS)).padEnd(BAR_COLUMNS, "░")} ${Math.round(share * 100)} % `;
    // One row: what wraps could not be cleared.
    const text = `${bar}${items} items ${file === "-" ? "" : basename(oneLine(file))}`;
    io.error(`${clearLine(io)}${text.slice(0, styleOf(io).width - 1)}`);
  };
}

function describe(file: string, report: ImportReport): string {
  const skipped = report.skipped.map(({ reason, count }) => `  left out: ${count} (${reason})\n`).join("");
  const rejected =
    report.rejected > 0
      ? `  could not be read: ${report.rejected}, listed with line and reason in ${report.rejectsFile ?? "the rejects file"}\n`
      : "";
  const notes = report.notes.map((note) => `  ${note}\n`).join("");
  const stopped = report.interrupted ? "  Stopped; what is counted here is on record. Run the same command again to go on.\n" : "";
  const counts = [
    `${report.added} records added, ${report.revised} revised, ${report.unchanged} unchanged`,
    ...(report.retracted > 0 ? [`${report.retracted} retracted`] : []),
    ...(report.sameRows > 0 ? [`${report.sameRows} rows as they were`] : []),
    ...(report.olderRows > 0 ? [`${report.olderRows} rows older than what is on record`] : []),
  ];
  const name = file === "-" ? "standard input" : oneLine(file);
  return `${name}: ${report.read} read; ${counts.join(", ")}.\n${skipped}${rejected}${notes}${stopped}`;
}
