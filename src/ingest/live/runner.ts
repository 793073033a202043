import type { Clock, Ids } from "../../core/clock.ts";
import { UserError } from "../../core/errors.ts";
import type { Gazetteer } from "../../record/gazetteer.ts";
import type { ImportedRows } from "../../record/imported.ts";
import type { RecordStore } from "../../record/port.ts";
import type { Publishers } from "../../record/publishers.ts";
import type { Owner } from "../../record/types.ts";
import { backOff, type Fetch } from "./fetcher.ts";
import { createIntake, type TakenIn } from "./intake.ts";
import type { Credentials, LiveKind } from "./kind.ts";
import { FetchProblem } from "./problem.ts";
import type { LiveSource, LiveSources } from "./sources.ts";

/** What is told of a source: that it began to fail, that it recovered, or what a fetch brought. */
export type LiveNews =
  | { what: "failing"; source: LiveSource; error: string }
  | { what: "recovered"; source: LiveSource }
  | { what: "fetched"; source: LiveSource; taken: TakenIn }
  | { what: "broken"; source: LiveSource; cause: unknown };

export interface RunnerDeps {
  live: LiveSources;
  store: RecordStore;
  imported: ImportedRows;
  /** Where rows that importers left out of this source are listed. */
  rejects(source: LiveSource): string;
  kinds: ReadonlyMap<string, LiveKind>;
  fetch: Fetch;
  /** Over the names an owner sees. */
  gazetteer(owner: Owner): Promise<Gazetteer>;
  publishers(): Promise<Publishers>;
  clock: Clock;
  /** Unique to each fetch, over all processes. */
  ids: Ids;
  random(): number;
  credentials: Credentials;
  tell(news: LiveNews): void;
}

export interface Runner {
  /** Fetches every source that is due, a few at a time. Never rejects. */
  runDue(signal: AbortSignal): Promise<void>;
  /** Fetches one now. Undefined where another process is at it. Rejects with what went wrong, which is kept too. */
  runNow(source: LiveSource, signal: AbortSignal): Promise<TakenIn | undefined>;
  /** Fetches all a source has now and says what would come in; nothing is stored. Rejects with what is wrong. */
  preview(source: LiveSource, signal: AbortSignal): Promise<TakenIn>;
}

const AT_ONCE = 3;
/** How long a claim holds without a sign of life, and a fetch may take in all. */
const LEASE = 15 * 60_000;
const LONGEST = 10 * 60_000;
const MINUTE = 60_000;
/** After a passing failure: five minutes, doubled up to six hours. What will not mend by itself is tried at its own pace, at least daily. */
const FIRST_PAUSE = 5 * MINUTE;
const LONGEST_PAUSE = 360 * MINUTE;
const DAY = 1_440 * MINUTE;
/** So many failures in a row are reported; what will not mend by itself at once. */
const REPORTED_AFTER = 2;

export function createRunner(deps: RunnerDeps): Runner {
  const { live, clock } = deps;

  const take = async (source: LiveSource, holder: string | undefined, signal: AbortSignal): Promise<TakenIn> => {
    const kind = deps.kinds.get(source.kind);
    if (!kind) throw new FetchProblem(`There is no kind of source “${source.kind}” in this version.`, { lasting: true });
    const missing = kind.needs.filter((name) => !deps.credentials[name]);
    if (missing.length > 0) throw needs(missing);
    const lost = new AbortController();
    const within = AbortSignal.any([signal, lost.signal, AbortSignal.timeout(LONGEST)]);
    const intake = createIntake(deps.store, { owner: source.owner, clock, dry: holder === undefined });
    await kind.fetch(source, {
      ...deps,
      ...intake,
      reader: deps.store,
      store: intake.store,
      imported: holder === undefined ? REMEMBERS_NOTHING : deps.imported,
      rejects: deps.rejects(source),
      owner: source.owner,
      gazetteer: await deps.gazetteer(source.owner),
      publishers: await deps.publishers(),
      signal: within,
      commit: async (changes) => {
        within.throwIfAborted();
        await intake.commit(changes);
      },
      keep: async (at) => {
        if (holder === undefined || (await live.progress(source.id, holder, at, clock.now() + LEASE))) return;
        lost.abort(new FetchProblem("Another process has taken this source over."));
        lost.signal.throwIfAborted();
      },
    });
    return intake.taken();
  };

  const run = async (source: LiveSource, holder: string, signal: AbortSignal): Promise<TakenIn> => {
    try {
      const taken = await take(source, holder, signal);
      const now = clock.now();
      await live.settle(source.id, holder, { due: now + source.every * MINUTE, failures: 0, told: false, succeededAt: now });
      if (source.told) deps.tell({ what: "recovered", source });
      deps.tell({ what: "fetched", source, taken });
      return taken;
    } catch (error) {
      if (signal.aborted)
        await live.settle(source.id, holder, { ...source, due: clock.now(), ...(source.lastError ? { error: source.lastError } : {}) });
      else await failed(source, holder, error);
      throw error;
    }
  };

  const failed = async (source: LiveSource, holder: string, error: unknown): Promise<void> => {
    const known = error instanceof UserError;
    if (!known) deps.tell({ what: "broken", source, cause: error });
    const message = known ? error.message : "Something went wrong on our side.";
    const lasting = error instanceof FetchProblem && error.lasting;
    const failures = source.failures + 1;
    const pause = lasting
      ? backOff(source.every * MINUTE, failures, Math.max(DAY, source.every * MINUTE), deps.random)
      : backOff(FIRST_PAUSE, failures, Math.max(LONGEST_PAUSE, source.every * MINUTE), deps.random);
    const asked = error instanceof FetchProblem ? (error.retryAfter ?? 0) : 0;
    const told = source.told || lasting || failures >= REPORTED_AFTER;
    await live.settle(source.id, holder, { due: clock.now() + Math.max(pause, asked), failures, told, error: message.slice(0, 500) });
    if (told && !source.told) deps.tell({ what: "failing", source, error: message });
  };

  const claim = (limit: number, holder: string, only?: string): Promise<LiveSource[]> => {
    const now = clock.now();
    return live.claim({ now, until: now + LEASE, holder, limit, ...(only === undefined ? {} : { only }) });
  };

  const worker = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const holder = deps.ids.next();
      const [source] = await claim(1, holder);
      if (!source) return;
      // It was told of already; the next source is not concerned.
      await run(source, holder, signal).catch(() => {});
    }
  };

  return {
    async runDue(signal) {
      await Promise.allSettled(Array.from({ length: AT_ONCE }, () => worker(signal)));
    },
    async runNow(source, signal) {
      const holder = deps.ids.next();
      const [claimed] = await claim(1, holder, source.id);
      return claimed && run(claimed, holder, signal);
    },
    preview: ({ cursor: _cursor, ...source }, signal) => take({ ...source, validators: {} }, undefined, signal),
  };
}

/** For what is only looked at. */
const REMEMBERS_NOTHING: ImportedRows = {
  findRows: async () => [],
  saveRows: async (_owner, _dataset, rows) => rows.map((_, i) => i + 1),
  lastRow: async () => 0,
  pageOfRows: async () => [],
};

function needs(missing: readonly string[]): FetchProblem {
  return new FetchProblem(`${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set.`, {
    code: "bad-configuration",
    lasting: true,
    next: "Set it in the environment (see .env.example); docs/guides/sources.md says where to get it.",
  });
}
