import { createReadStream } from "node:fs";
import { toInstant, type Clock } from "../core/clock.ts";
import { UserError } from "../core/errors.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { Publishers, ResolvedPublisher } from "../record/publishers.ts";
import type { Change, RecordStore } from "../record/port.ts";
import type { Owner } from "../record/types.ts";
import { loadAtlas } from "./atlas.ts";
import { readItem, type ReadingDeps } from "./current-events.ts";
import { readable, sizeOf } from "./import-input.ts";
import { parseItem, type Item } from "./item.ts";
import { readLines, type Line } from "./lines.ts";
import { createRejects, type Reject, type Rejects } from "./rejects.ts";

/** Bytes to import: a file's path, or a stream such as standard input. */
export type ImportInput = string | AsyncIterable<Uint8Array>;

export interface ImportProgress {
  bytes: number;
  /** Absent where the size is not known beforehand. */
  totalBytes?: number;
  /** Items whose records are on record now, durably, or were left out with a reason. */
  items: number;
}

export interface ImportDeps {
  store: RecordStore;
  gazetteer: Gazetteer;
  publishers: Publishers;
  clock: Clock;
  owner: Owner;
  /** Where lines that were left out are listed; the file is made only if there are any. */
  rejects: string;
  /** Told after each commit. */
  onProgress(progress: ImportProgress): void;
  /** Stops the import after the commit in hand. */
  signal: AbortSignal;
}

/** What an import did. Counts of records take events and sources together. */
export interface ImportReport {
  /** Lines read that were not blank. */
  read: number;
  added: number;
  revised: number;
  unchanged: number;
  /** Sound items that tell of no event, by reason. */
  skipped: { reason: string; count: number }[];
  /** Lines that could not be read as items. */
  rejected: number;
  rejectsFile?: string;
  /** Commit position after the import. */
  position: number;
  /** True where it was stopped; all that is counted is on record, and running it again goes on. */
  interrupted: boolean;
}

const ITEMS_PER_COMMIT = 500;
/** So many bad lines before the first good one mean that the file is something else. */
const BAD_LINES_ALLOWED = 50;

/**
 * Imports items of the Current events portal, a JSON object a line. Every commit takes in up to 500 items with their sources, all
 * or none; ids are stable, so that running it again adds nothing and goes on where a stopped run ended.
 * Lines that cannot be read are listed and the rest goes in. Rejects with a UserError where the input cannot be read or is
 * wholly something else; nothing is on record then.
 */
export async function importCurrentEvents(input: ImportInput, deps: ImportDeps): Promise<ImportReport> {
  const totalBytes = typeof input === "string" ? await sizeOf(input) : undefined;
  const stream = typeof input === "string" ? createReadStream(input, { highWaterMark: 256 * 1024 }) : input;
  const asOf = toInstant(deps.clock.now());
  const atlas = await loadAtlas(deps.store, { owner: deps.owner, asOf });
  const rejects = createRejects(deps.rejects);
  const run = new Run(deps, { gazetteer: deps.gazetteer, atlas, publishers: remembering(deps.publishers) }, rejects, totalBytes);
  try {
    for await (const lines of readLines(readable(stream, typeof input === "string" ? input : undefined))) {
      for (const line of lines) {
        run.take(line);
        if (run.full) await run.commit();
        if (deps.signal.aborted) break;
      }
      if (deps.signal.aborted) break;
    }
    return await run.finish();
  } finally {
    rejects.close();
  }
}

/** Outlets recur thousands of times; each is resolved once. */
function remembering(publishers: Publishers): Publishers {
  const known = new Map<string, ResolvedPublisher>();
  return {
    resolve(name) {
      const found = known.get(name) ?? publishers.resolve(name);
      known.set(name, found);
      return found;
    },
  };
}

class Run {
  readonly #deps: ImportDeps;
  readonly #reading: ReadingDeps;
  readonly #rejects: Rejects;
  readonly #totalBytes: number | undefined;
  /** The last day an item can stand under: tomorrow, as the portal's day begins up to 14 hours before ours. */
  readonly #today: string;
  readonly #lineOf = new Map<string, number>();
  readonly #skipped = new Map<string, number>();
  /** Held back until the first good item shows that the file is of the right kind. */
  #early: Reject[] | undefined = [];
  #changes: Change[] = [];
  #items = 0;
  #previous: Item | undefined;
  #bytes = 0;
  #read = 0;
  #rejected = 0;
  #counts = { added: 0, revised: 0, unchanged: 0 };
  #position: number | undefined;

  constructor(deps: ImportDeps, reading: ReadingDeps, rejects: Rejects, totalBytes: number | undefined) {
    this.#deps = deps;
    this.#reading = reading;
    this.#rejects = rejects;
    this.#totalBytes = totalBytes;
    this.#today = toInstant(deps.clock.now() + 86_400_000).slice(0, 10);
  }

  get full(): boolean {
    return this.#items >= ITEMS_PER_COMMIT;
  }

  /** Reads one line into the commit in hand, or leaves it out with a reason. */
  take(line: Line): void {
    this.#bytes = line.bytes;
    if (line.problem === undefined && line.text.trim() === "") return;
    this.#read += 1;
    if (line.problem !== undefined) return this.#leaveOut({ line: line.number, kind: "rejected", reason: PROBLEMS[line.problem] });
    const result = parseItem(line.text, this.#today);
    if ("reason" in result) {
      const reason =
        line.unfinished && result.reason === "not valid JSON"
          ? "not valid JSON; the last line has no line end and may be cut off"
          : result.reason;
      return this.#leaveOut({
        line: line.number,
        kind: "rejected",
        reason,
        ...(result.id === undefined ? {} : { id: result.id }),
        text: line.text,
      });
    }
    const { item } = result;
    const earlier = this.#lineOf.get(item.id);
    if (earlier !== undefined)
      return this.#leaveOut({
        line: line.number,
        kind: "rejected",
        reason: `repeats the id of line ${earlier}`,
        id: item.id,
        text: line.text,
      });
    this.#lineOf.set(item.id, line.number);
    this.#right();
    const reading = readItem(item, isFresh(item, this.#previous), this.#reading);
    this.#previous = item;
    if ("skipped" in reading)
      return this.#leaveOut({ line: line.number, kind: "skipped", reason: reading.skipped, id: item.id, text: line.text });
    this.#changes.push(...reading.changes);
    this.#items += 1;
  }

  async commit(): Promise<void> {
    if (this.#changes.length > 0) {
      const result = await this.#deps.store.commit(this.#deps.owner, this.#changes, toInstant(this.#deps.clock.now()));
      this.#counts.added += result.added;
      this.#counts.revised += result.revised;
      this.#counts.unchanged += result.unchanged;
      this.#position = result.position;
      this.#changes = [];
      this.#items = 0;
    }
    const total = this.#totalBytes === undefined ? {} : { totalBytes: this.#totalBytes };
    this.#deps.onProgress({ bytes: this.#bytes, ...total, items: this.#read });
  }

  async finish(): Promise<ImportReport> {
    const first = this.#early?.[0];
    if (first && !this.#deps.signal.aborted) throw wrongFile(first);
    if (this.#read === 0 && !this.#deps.signal.aborted) throw new UserError("bad-data", "The input is empty.", { next: NEXT });
    await this.commit();
    const file = this.#rejects.file;
    return {
      read: this.#read,
      ...this.#counts,
      skipped: [...this.#skipped]
        .map(([reason, count]) => ({ reason, count }))
        .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      rejected: this.#rejected,
      ...(file === undefined ? {} : { rejectsFile: file }),
      position: this.#position ?? (await this.#deps.store.position()),
      interrupted: this.#deps.signal.aborted,
    };
  }

  #leaveOut(reject: Reject): void {
    if (reject.kind === "skipped") this.#skipped.set(reject.reason, (this.#skipped.get(reject.reason) ?? 0) + 1);
    else this.#rejected += 1;
    if (this.#early === undefined) return this.#rejects.add(reject);
    this.#early.push(reject);
    if (this.#early.length >= BAD_LINES_ALLOWED) throw wrongFile(this.#early[0]!);
  }

  /** The file is what it should be: what was held back is written. */
  #right(): void {
    for (const reject of this.#early ?? []) this.#rejects.add(reject);
    this.#early = undefined;
  }
}

const PROBLEMS: Record<NonNullable<Line["problem"]>, string> = {
  "too-long": "longer than one megabyte",
  "not-utf8": "not UTF-8 text",
};

const NEXT = "Expected is one JSON object a line, with id, date, category, topics, text and sources.";

function wrongFile(first: Reject): UserError {
  return new UserError("bad-data", `This does not look like Current events items; line ${first.line}: ${first.reason}.`, { next: NEXT });
}

/** Whether the innermost heading changed just before this item, so that it surely stands over it. */
function isFresh(item: Item, previous: Item | undefined): boolean {
  const [, stem, ordinal] = /^(.*)-(\d+)$/.exec(item.id) ?? [];
  if (stem === undefined) return false;
  if (Number(ordinal) === 1) return true;
  const [, before, last] = /^(.*)-(\d+)$/.exec(previous?.id ?? "") ?? [];
  return before === stem && Number(last) === Number(ordinal) - 1 && previous?.topics.join("\n") !== item.topics.join("\n");
}
