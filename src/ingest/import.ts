import { createReadStream } from "node:fs";
import { toInstant } from "../core/clock.ts";
import { UserError } from "../core/errors.ts";
import type { Publishers, ResolvedPublisher } from "../record/publishers.ts";
import { loadAtlas } from "./atlas.ts";
import { emptyBatch, settleBatch, type Batch } from "./batch.ts";
import type { Reading } from "./current-events.ts";
import { readable, sizeOf } from "./import-input.ts";
import type { ImportDeps, ImportInput, ImportReport } from "./import-types.ts";
import { OTHER_KIND, parseItem, type Item } from "./item.ts";
import { readLines, type Line } from "./lines.ts";
import { createReader, type ItemReader } from "./reader.ts";
import { createRejects, type Reject, type Rejects } from "./rejects.ts";

export type { ImportDeps, ImportInput, ImportProgress, ImportReport } from "./import-types.ts";

const ITEMS_PER_COMMIT = 500;
/** Broken lines that are held before they are written out. */
const REJECTS_PER_COMMIT = 5000;
/** Batches that are read ahead of the one being written. */
const READ_AHEAD = 3;
/** Items read before a thread is worth its start. */
const WITHOUT_THREAD = 1000;
/** So many bad lines before the first good one mean that the file is something else. */
const BAD_LINES_ALLOWED = 50;

/**
 * Imports items of the Current events portal, a JSON object a line. Every commit takes in up to 500 items with their sources, all
 * or none; ids are stable, so that running it again adds nothing and goes on where a stopped run ended.
 * Lines that cannot be read are listed and the rest goes in. Rejects with a UserError where the input cannot be read or is
 * wholly something else; nothing is on record then.
 */
export async function importCurrentEvents(input: ImportInput, deps: ImportDeps): Promise<ImportReport> {
  const path = typeof input === "string" ? input : undefined;
  const totalBytes = path === undefined ? undefined : await sizeOf(path);
  const stream = typeof input === "string" ? createReadStream(input, { highWaterMark: 256 * 1024 }) : input;
  const atlas = await loadAtlas(deps.store, { owner: deps.owner, asOf: toInstant(deps.clock.now()) });
  const reader = createReader({ gazetteer: deps.gazetteer, atlas }, () => deps.store.names(deps.owner), WITHOUT_THREAD);
  const rejects = createRejects(deps.rejects);
  const run = new Run(deps, reader, rejects, totalBytes);
  try {
    for await (const lines of readLines(readable(stream, path))) {
      for (const line of lines) {
        run.take(line);
        if (run.full) await run.next();
        if (deps.signal.aborted) break;
      }
      if (deps.signal.aborted) break;
    }
    return await run.finish();
  } finally {
    rejects.close();
    await reader.close();
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
  readonly #reader: ItemReader;
  readonly #publishers: Publishers;
  readonly #rejects: Rejects;
  readonly #totalBytes: number | undefined;
  /** The last day an item can stand under: tomorrow, as the portal's day begins up to 14 hours before ours. */
  readonly #today: string;
  readonly #lineOf = new Map<string, number>();
  readonly #skipped = new Map<string, number>();
  readonly #ahead: { batch: Batch; readings: Promise<Reading[]> }[] = [];
  #batch = emptyBatch();
  #previous: Item | undefined;
  /** The first lines, where no item has been found in them yet. */
  #unsure: Reject[] | undefined = [];
  #read = 0;
  #rejected = 0;
  #counts = { added: 0, revised: 0, unchanged: 0 };
  #position: number | undefined;

  constructor(deps: ImportDeps, reader: ItemReader, rejects: Rejects, totalBytes: number | undefined) {
    this.#deps = deps;
    this.#reader = reader;
    this.#publishers = remembering(deps.publishers);
    this.#rejects = rejects;
    this.#totalBytes = totalBytes;
    this.#today = toInstant(deps.clock.now() + 86_400_000).slice(0, 10);
  }

  /** Whether the batch in hand is to be read. */
  get full(): boolean {
    return this.#batch.items.length >= ITEMS_PER_COMMIT || this.#batch.rejects.length >= REJECTS_PER_COMMIT;
  }

  /** Takes one line into the batch in hand, or leaves it out with a reason. */
  take(line: Line): void {
    this.#batch.bytes = line.bytes;
    if (line.problem === undefined && line.text.trim() === "") return;
    this.#batch.read += 1;
    if (line.problem !== undefined) return this.#reject({ line: line.number, kind: "rejected", reason: PROBLEMS[line.problem] });
    const result = parseItem(line.text, this.#today);
    if ("reason" in result) {
      const cut = line.unfinished && result.reason === "not valid JSON";
      const reason = cut ? "not valid JSON; the last line has no line end and may be cut off" : result.reason;
      return this.#reject({
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
      return this.#reject({
        line: line.number,
        kind: "rejected",
        reason: `repeats the id of line ${earlier}`,
        id: item.id,
        text: line.text,
      });
    this.#lineOf.set(item.id, line.number);
    this.#unsure = undefined;
    this.#batch.items.push({ item, fresh: isFresh(item, this.#previous), line: line.number, text: line.text.slice(0, KEPT_TEXT) });
    this.#previous = item;
  }

  /** Sends the batch in hand to be read, and commits the oldest one once enough are on their way. */
  async next(): Promise<void> {
    const batch = this.#batch;
    this.#batch = emptyBatch();
    const readings = this.#reader.read(batch.items.map(({ item, fresh }) => ({ item, fresh })));
    // Its failure is told where it is waited for.
    readings.catch(() => {});
    this.#ahead.push({ batch, readings });
    if (this.#ahead.length > READ_AHEAD) await this.#commit();
  }

  /** Commits what is on its way, unless the import was stopped, and sums up. */
  async finish(): Promise<ImportReport> {
    const { signal, store } = this.#deps;
    if (!signal.aborted) {
      if (this.#unsure !== undefined)
        throw this.#unsure[0] ? wrongFile(this.#unsure[0]) : new UserError("bad-data", "The input is empty.", { next: NEXT });
      await this.next();
      while (this.#ahead.length > 0 && !signal.aborted) await this.#commit();
    }
    const file = this.#rejects.file;
    return {
      read: this.#read,
      ...this.#counts,
      skipped: [...this.#skipped]
        .map(([reason, count]) => ({ reason, count }))
        .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      rejected: this.#rejected,
      ...(file === undefined ? {} : { rejectsFile: file }),
      position: this.#position ?? (await store.position()),
      interrupted: this.#ahead.length > 0 || signal.aborted,
    };
  }

  async #commit(): Promise<void> {
    const oldest = this.#ahead.shift();
    if (!oldest) return;
    const { changes, rejects } = settleBatch(oldest.batch, await oldest.readings, this.#publishers);
    if (changes.length > 0) {
      const result = await this.#deps.store.commit(this.#deps.owner, changes, toInstant(this.#deps.clock.now()));
      this.#counts.added += result.added;
      this.#counts.revised += result.revised;
      this.#counts.unchanged += result.unchanged;
      this.#position = result.position;
    }
    for (const reject of rejects) {
      this.#rejects.add(reject);
      if (reject.kind === "rejected") this.#rejected += 1;
      else this.#skipped.set(reject.reason, (this.#skipped.get(reject.reason) ?? 0) + 1);
    }
    this.#read += oldest.batch.read;
    const total = this.#totalBytes === undefined ? {} : { totalBytes: this.#totalBytes };
    this.#deps.onProgress({ bytes: oldest.batch.bytes, ...total, items: this.#read });
  }

  #reject(reject: Reject): void {
    this.#batch.rejects.push(reject.text === undefined ? reject : { ...reject, text: reject.text.slice(0, KEPT_TEXT) });
    this.#unsure?.push(reject);
    const [first, second] = this.#unsure ?? [];
    if (first && second === undefined && OTHER_KIND.has(first.reason)) throw wrongFile(first);
    if (first && this.#unsure && this.#unsure.length >= BAD_LINES_ALLOWED) throw wrongFile(first);
  }
}

/** Characters of a line that are kept for the list of lines left out. */
const KEPT_TEXT = 200;

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
