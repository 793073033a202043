import { UserError } from "../core/errors.ts";
import { createGazetteer, type Gazetteer } from "../record/gazetteer.ts";
import type { DatasetFormat, Head, SessionDeps } from "./dataset.ts";
import { type GoneReport, retractGone } from "./gone.ts";
import { readHead } from "./head.ts";
import { openInput } from "./import-input.ts";
import type { ImportDeps, ImportInput, ImportReport } from "./import-types.ts";
import { Memory } from "./memory.ts";
import { createRejects } from "./rejects.ts";
import { Run } from "./run.ts";

/** Takes data of one format into the record. */
export interface Importer {
  /** The word typed after `readout import`. */
  name: string;
  /** One line for the list of formats. */
  description: string;
  /** How sure the beginning of an input is of this format, from 0 to 1. */
  detect(head: Head): number;
  /** What a file that is nearly of this format lacks, as a clause. */
  lacks?(head: Head): string | undefined;
  /**
   * Imports a file or a stream. Every commit takes in up to 500 rows with their sources, all or none; ids are stable, so that running
   * it again adds nothing and goes on where a stopped run ended. Rows that cannot be read are listed and the rest goes in.
   * Rejects with a UserError where the input cannot be read or is wholly something else; nothing is on record then.
   */
  import(input: ImportInput, deps: ImportDeps): Promise<ImportReport>;
}

/** The importer of a format. */
export function importerOf<R>(format: DatasetFormat<R>): Importer {
  const { name, description } = format;
  return {
    name,
    description,
    detect: (head) => format.detect(head),
    lacks: (head) => format.lacks?.(head),
    import: (input, deps) => importDataset(format, input, deps),
  };
}

async function importDataset<R>(format: DatasetFormat<R>, input: ImportInput, deps: ImportDeps): Promise<ImportReport> {
  const opened = await openInput(input);
  const { head, bytes } = await readHead(opened.bytes, opened.name);
  const release = deps.release ?? format.remembers?.releaseOf?.(head);
  const session = await format.open(head, sessionDeps(release, await namesFor(format, deps), deps));
  const rejects = createRejects(deps.rejects);
  const memory = memoryOf(format, release, deps);
  const gone = memory && deps.partial !== true ? await goneOf(format, memory, { release, name: opened.name }, deps) : undefined;
  const run = new Run(deps, {
    format,
    session,
    rejects,
    blank: head.whole && head.text.trim() === "",
    memory,
    gone,
    progress: opened.progress,
  });
  try {
    for await (const rows of session.rows(bytes)) {
      for (const row of rows) {
        run.take(row);
        if (run.full) await run.next();
        if (deps.signal.aborted) break;
      }
      if (deps.signal.aborted) break;
    }
    return await run.finish();
  } finally {
    rejects.close();
    await session.close?.();
  }
}

/** Names on record, where the format looks for them in text: they take up memory. */
async function namesFor<R>({ withoutNames }: DatasetFormat<R>, { gazetteer }: ImportDeps): Promise<Gazetteer> {
  if (withoutNames === true) return createGazetteer([]);
  return typeof gazetteer === "function" ? await gazetteer() : gazetteer;
}

function sessionDeps(release: string | undefined, gazetteer: Gazetteer, deps: ImportDeps): SessionDeps {
  const { store, publishers, clock, owner } = deps;
  return { reader: store, gazetteer, publishers, clock, owner, ...(release === undefined ? {} : { release }) };
}

function memoryOf<R>({ name, remembers }: DatasetFormat<R>, release: string | undefined, deps: ImportDeps): Memory<R> | undefined {
  if (remembers === undefined) return undefined;
  const { imported: rows, owner } = deps;
  const number = release === undefined ? undefined : remembers.order?.(release);
  if (deps.release !== undefined && remembers.order !== undefined && number === undefined)
    throw new UserError("usage", `“${deps.release}” is no release of ${remembers.title}.`, { next: "For example: --release 23.1" });
  return new Memory<R>({ rows, owner, dataset: name, mapping: remembers.mapping, release: number });
}

async function goneOf<R>(
  { remembers }: DatasetFormat<R>,
  memory: Memory<R>,
  { release, name }: { release: string | undefined; name: string | undefined },
  deps: ImportDeps,
): Promise<(() => Promise<GoneReport>) | undefined> {
  if (remembers === undefined) return undefined;
  const { title, recordsOf } = remembers;
  const file = release === undefined ? (name === undefined ? "as it came last" : `as in ${name}`) : `release ${release}`;
  const of = { title, file, stated: deps.release !== undefined, recordsOf };
  const wasKnown = await deps.imported.lastRow();
  return () => retractGone(memory, of, deps, wasKnown);
}
