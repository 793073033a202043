import { toInstant } from "../core/clock.ts";
import { UserError } from "../core/errors.ts";
import { emptyBatch, settleBatch, type Batch } from "./batch.ts";
import type { BadRow, DatasetFormat, GoodRow, Outcome, Row, Session } from "./dataset.ts";
import type { ImportDeps, ImportReport } from "./import-types.ts";
import type { GoneReport } from "./gone.ts";
import type { Memory, Sorted } from "./memory.ts";
import type { Reject, Rejects } from "./rejects.ts";

const ROWS_PER_COMMIT = 500;
/** Broken rows that are held before they are written out. */
const REJECTS_PER_COMMIT = 5000;
/** Batches that are read ahead of the one being written, where they are read in another thread; else they would only take up memory. */
const READ_AHEAD = 3;
/** So many bad rows before the first good one mean that the file is something else. */
const BAD_ROWS_ALLOWED = 50;
/** Characters of a row that are kept for the list of rows left out. */
const KEPT_TEXT = 200;
/** Reasons that are counted, and how often one is met to be worth a sentence. */
const MOST_REASONS = 200;
const MANY = 10;
/** Ids remembered to tell a repeated one; beyond it repetitions are taken in again, which changes nothing. */
const MOST_IDS = 500_000;

/** What a run works with. */
export interface RunTools<R> {
  format: DatasetFormat<R>;
  session: Session<R>;
  rejects: Rejects;
  /** Whether the input holds nothing at all. */
  blank: boolean;
  /** Where the format remembers rows. */
  memory: Memory<R> | undefined;
  /** Retracts what the file does not hold any more; asked once all of it is on record. */
  gone: (() => Promise<GoneReport>) | undefined;
  /** Bytes of the input as it lies there, which may be packed. */
  progress: { total?: number; done(unpacked: number): number };
}

/** One import under way: gathers rows into batches, reads ahead, commits in order and sums up. */
export class Run<R> {
  readonly #deps: ImportDeps;
  readonly #tools: RunTools<R>;
  readonly #lineOf = new Map<string, number>();
  readonly #skipped = new Map<string, number>();
  /** Why rows were rejected, and how often; of reasons without end the first. */
  readonly #reasons = new Map<string, number>();
  readonly #ahead: { batch: Batch<R>; sorted: Sorted<R> | undefined; outcomes: Promise<readonly Outcome[]> }[] = [];
  #batch = emptyBatch<R>();
  /** The first bad rows, where no good one has been found yet. */
  #unsure: BadRow[] | undefined = [];
  #read = 0;
  #rejected = 0;
  #counts = { added: 0, revised: 0, unchanged: 0, retracted: 0, sameRows: 0, olderRows: 0 };
  #position: number | undefined;

  constructor(deps: ImportDeps, tools: RunTools<R>) {
    this.#deps = deps;
    this.#tools = tools;
  }

  /** Whether the batch in hand is to be read. */
  get full(): boolean {
    return this.#batch.rows.length >= ROWS_PER_COMMIT || this.#batch.rejects.length >= REJECTS_PER_COMMIT;
  }

  /** Takes one row into the batch in hand, or leaves it out with a reason. */
  take(row: Row<R>): void {
    this.#batch.bytes = row.bytes;
    this.#batch.read += 1;
    if ("problem" in row) return this.#takeBad(row);
    this.#unsure = undefined;
    if (this.#tools.memory === undefined) {
      const earlier = this.#lineOf.get(row.id);
      if (earlier !== undefined) return this.#reject(row, `repeats the id of line ${earlier}`);
      if (this.#lineOf.size < MOST_IDS) this.#lineOf.set(row.id, row.line);
    }
    this.#batch.rows.push(row);
  }

  /** Sends the batch in hand to be read, and commits the oldest one once enough are on their way. */
  async next(): Promise<void> {
    const batch = this.#batch;
    this.#batch = emptyBatch();
    const sorted = await this.#tools.memory?.sort(batch.rows, batch.rejects);
    if (sorted) this.#takeSorted(batch, sorted);
    const outcomes = this.#tools.session.read(batch.rows);
    // Its failure is told where it is waited for.
    outcomes.catch(() => {});
    this.#ahead.push({ batch, sorted, outcomes });
    if (this.#ahead.length > (this.#tools.session.inThread === true ? READ_AHEAD : 0)) await this.#commit();
  }

  /** Commits what is on its way, unless the import was stopped, and sums up. */
  async finish(): Promise<ImportReport> {
    const { signal, store } = this.#deps;
    if (!signal.aborted) {
      if (this.#unsure !== undefined && (this.#unsure.length > 0 || !this.#maybeEmpty)) throw this.#nothingGood(this.#unsure);
      await this.next();
      while (this.#ahead.length > 0 && !signal.aborted) await this.#commit();
    }
    const gone = signal.aborted ? undefined : await this.#tools.gone?.();
    this.#counts.retracted += gone?.retracted ?? 0;
    this.#position = gone?.position ?? this.#position;
    const { file } = this.#tools.rejects;
    return {
      read: this.#read,
      ...this.#counts,
      skipped: [...this.#skipped]
        .map(([reason, count]) => ({ reason, count }))
        .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      rejected: this.#rejected,
      ...(file === undefined ? {} : { rejectsFile: file }),
      notes: [
        ...this.#nothing(),
        ...this.#mostOften(),
        ...(gone?.note === undefined ? [] : [gone.note]),
        ...(this.#tools.session.notes?.() ?? []),
      ],
      position: this.#position ?? (await store.position()),
      interrupted: this.#ahead.length > 0 || signal.aborted,
    };
  }

  /** Whether holding no row is a sound answer of the format. */
  get #maybeEmpty(): boolean {
    return this.#tools.format.maybeEmpty === true && !this.#tools.blank;
  }

  /** Said where an input is of the format and holds no row. */
  #nothing(): string[] {
    return this.#read === 0 && !this.#deps.signal.aborted ? [`It holds no ${this.#tools.format.rowsAre}.`] : [];
  }

  /** Why most rows were rejected, where that is a reason of many. */
  #mostOften(): string[] {
    const [most] = [...this.#reasons].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (most === undefined || most[1] < MANY) return [];
    return [`Most often, ${most[1]} times: ${most[0]}.`];
  }

  async #commit(): Promise<void> {
    const oldest = this.#ahead.shift();
    if (!oldest) return;
    const outcomes = await oldest.outcomes;
    const { changes, rejects } = settleBatch(oldest.batch, outcomes);
    if (changes.length > 0) {
      const result = await this.#deps.store.commit(this.#deps.owner, changes, toInstant(this.#deps.clock.now()));
      this.#counts.added += result.added;
      this.#counts.revised += result.revised;
      this.#counts.unchanged += result.unchanged;
      this.#counts.retracted += result.retracted;
      this.#position = result.position;
    }
    if (oldest.sorted) await this.#tools.memory?.save(oldest.sorted, outcomes);
    for (const reject of rejects) {
      this.#tools.rejects.add(reject);
      if (reject.kind === "rejected") {
        this.#rejected += 1;
        if (this.#reasons.size < MOST_REASONS || this.#reasons.has(reject.reason))
          this.#reasons.set(reject.reason, (this.#reasons.get(reject.reason) ?? 0) + 1);
      } else this.#skipped.set(reject.reason, (this.#skipped.get(reject.reason) ?? 0) + 1);
    }
    this.#read += oldest.batch.read;
    const { total, done } = this.#tools.progress;
    this.#deps.onProgress({
      bytes: done(oldest.batch.bytes),
      ...(total === undefined ? {} : { totalBytes: total }),
      items: this.#read,
    });
  }

  /** Leaves of a batch what is to be read. */
  #takeSorted(batch: Batch<R>, { fresh, same, older, repeated }: Sorted<R>): void {
    batch.rows = fresh.map(({ row }) => row);
    this.#counts.sameRows += same;
    this.#counts.olderRows += older;
    for (const { row, line, alike } of repeated)
      batch.rejects.push(
        leftOut(row, alike ? "skipped" : "rejected", alike ? "the same row again" : `repeats the id of line ${line} and says otherwise`),
      );
  }

  #takeBad(row: BadRow): void {
    this.#reject(row, row.problem);
    this.#unsure?.push(row);
    const [first, second] = this.#unsure ?? [];
    if (first && this.#unsure && ((first.foreign && second === undefined) || this.#unsure.length >= BAD_ROWS_ALLOWED))
      throw this.#nothingGood(this.#unsure);
  }

  #reject(row: BadRow | GoodRow<R>, reason: string): void {
    this.#batch.rejects.push(leftOut(row, "rejected", reason));
  }

  #nothingGood([first]: readonly BadRow[]): UserError {
    const { rowsAre, expected } = this.#tools.format;
    const none = this.#tools.blank ? "The input is empty." : `It holds no ${rowsAre}.`;
    const message = first ? `This does not look like ${rowsAre}; line ${first.line}: ${first.problem}.` : none;
    return new UserError("bad-data", message, { next: expected });
  }
}

function leftOut({ line, id, text }: Pick<BadRow, "line" | "id" | "text">, kind: Reject["kind"], reason: string): Reject {
  return { line, kind, reason, ...(id === undefined ? {} : { id }), ...(text === "" ? {} : { text: text.slice(0, KEPT_TEXT) }) };
}
