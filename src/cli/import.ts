import { join } from "node:path";
import { readConfig } from "../config.ts";
import { UserError } from "../core/errors.ts";
import type { ImportInput, ImportProgress, ImportReport } from "../ingest/import.ts";
import { importers } from "../ingest/importers.ts";
import { openReadout, systemClock } from "../main.ts";
import { loadPublishers } from "../record/publishers.ts";
import type { Io } from "./io.ts";
import { EXIT } from "./usage.ts";

/** `import <format> <file…|->`: takes data in, with progress; stopping and running again loses and doubles nothing. */
export async function importCommand(args: string[], io: Io): Promise<number> {
  const [format = "", ...files] = args;
  const importer = importers.get(format);
  const formats = [...importers].map(([name, { description }]) => `${name} (${description})`).join(", ");
  if (!importer)
    throw new UserError("usage", format === "" ? "Which format?" : `There is no format “${format}”.`, { next: `There is: ${formats}.` });
  if (files.length === 0)
    throw new UserError("usage", "Which file?", { next: `For example: readout import ${format} items.jsonl, or - for standard input.` });
  const config = readConfig(io.env);
  const readout = await openReadout(config, { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    for (const file of files) {
      const input: ImportInput = file === "-" ? io.stdin : file;
      const report = await importer.import(input, {
        store: readout.store,
        gazetteer: await readout.gazetteer(),
        publishers: await loadPublishers(config.shippedData),
        clock: systemClock,
        owner: "shared",
        rejects: join(config.dataDir, `rejects-${format}.jsonl`),
        onProgress: progressBar(io, file),
        signal: stop.signal,
      });
      io.error(clearLine(io));
      io.out(describe(file, report));
      if (report.interrupted) return EXIT.interrupted;
    }
    return EXIT.answered;
  } finally {
    process.removeListener("SIGINT", interrupt).removeListener("SIGTERM", interrupt);
    await readout.close();
  }
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
    io.error(`${clearLine(io)}${file} ${bar}${items} items`);
  };
}

function describe(file: string, report: ImportReport): string {
  const skipped = report.skipped.map(({ reason, count }) => `  left out: ${count} (${reason})\n`).join("");
  const rejected =
    report.rejected > 0
      ? `  could not be read: ${report.rejected}, listed with line and reason in ${report.rejectsFile ?? "the rejects file"}\n`
      : "";
  const stopped = report.interrupted ? "  Stopped; what is counted here is on record. Run the same command again to go on.\n" : "";
  return `${file}: ${report.read} read; ${report.added} records added, ${report.revised} revised, ${report.unchanged} unchanged.\n${skipped}${rejected}${stopped}`;
}
