import { importers } from "../../importers.ts";
import type { ImportReport } from "../../import-types.ts";
import type { KindDeps } from "../kind.ts";

/** A part of a dataset that was fetched. */
interface Part {
  /** The format, as `readout import` names it. */
  format: string;
  bytes: Uint8Array;
  /** The release it belongs to, where the dataset comes in releases. */
  release?: string;
}

/** Takes a part of a dataset in, as an import of it would; what it does not hold is not taken for gone. */
export async function takePart({ format, bytes, release }: Part, deps: KindDeps): Promise<ImportReport> {
  const importer = importers.get(format);
  if (!importer) throw new Error(`there is no format ${format}`);
  const report = await importer.import(once(bytes), {
    ...deps,
    partial: true,
    ...(release === undefined ? {} : { release }),
    onProgress: () => {},
  });
  deps.read(report.read);
  for (const { reason, count } of report.skipped) deps.skip(reason, count);
  if (report.rejected > 0) deps.skip("could not be read", report.rejected);
  for (const note of report.notes) deps.note(note);
  deps.signal.throwIfAborted();
  return report;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
