import type { Clock } from "../../core/clock.ts";
import { UserError } from "../../core/errors.ts";
import type { Conversation } from "../../core/platform.ts";
import type { Owner } from "../../record/types.ts";
import type { TakenIn } from "./intake.ts";
import type { LiveKind } from "./kind.ts";
import { FetchProblem, shownUrl } from "./problem.ts";
import type { Runner } from "./runner.ts";
import type { LiveSource, LiveSources } from "./sources.ts";
import { type AllowList, hostAndPort, isAllowed, readFetchUrl } from "./url.ts";

/** A source to be added, as it was asked for. */
export interface Wanted {
  kind: string;
  address?: string;
  /** Minutes. */
  every?: number;
  label?: string;
  where?: Conversation;
}

/** What became of adding a source: what came in at once, or why nothing did yet. */
export interface Added {
  source: LiveSource;
  taken?: TakenIn;
  problem?: FetchProblem;
}

/** Live sources as people manage them. Every method works on one owner's sources and rejects with UserError. */
export interface LiveDesk {
  readonly kinds: ReadonlyMap<string, LiveKind>;
  readonly runner: Runner;
  /** Adds a source and fetches it at once. An address at which nothing of its kind is found is not added. */
  add(owner: Owner, wanted: Wanted, signal: AbortSignal): Promise<Added>;
  list(owner: Owner): Promise<LiveSource[]>;
  /** Every owner's sources that fail, for operators. */
  failing(): Promise<LiveSource[]>;
  /** What would come in now; nothing is stored. */
  test(owner: Owner, id: string, signal: AbortSignal): Promise<{ source: LiveSource; taken: TakenIn }>;
  pause(owner: Owner, id: string): Promise<LiveSource>;
  resume(owner: Owner, id: string): Promise<LiveSource>;
  /** Fetches no more; what came in stays on record. */
  remove(owner: Owner, id: string): Promise<LiveSource>;
}

const MOST_SOURCES = 100;
const LONGEST_EVERY = 7 * 1_440;
const LONGEST_LABEL = 100;

export function createLiveDesk(deps: {
  live: LiveSources;
  kinds: ReadonlyMap<string, LiveKind>;
  runner: Runner;
  allow: AllowList;
  clock: Clock;
}): LiveDesk {
  const { live, kinds, runner, allow, clock } = deps;

  const found = async (owner: Owner, id: string): Promise<LiveSource> => {
    const source = await live.find(owner, id);
    if (source) return source;
    throw new UserError("usage", `There is no live source ${id.slice(0, 20)}.`, { next: "sources list shows them, with their ids." });
  };

  const paused = async (owner: Owner, id: string, pause: boolean): Promise<LiveSource> => {
    const source = await found(owner, id);
    await live.setPaused(owner, id, pause, pause ? source.due : clock.now());
    return found(owner, id);
  };

  return {
    kinds,
    runner,
    async add(owner, wanted, signal) {
      const kind = kindOf(wanted.kind, kinds);
      const address = addressOf(owner, wanted, kind, allow);
      const known = await live.list(owner);
      const same = known.find((source) => source.kind === kind.name && source.address === address);
      if (same) throw new UserError("usage", `That is ${same.id} already.`, { next: `sources test ${same.id} shows what it brings.` });
      if (known.length >= MOST_SOURCES)
        throw new UserError("usage", `There are ${MOST_SOURCES} live sources already.`, { next: "Remove one first." });
      const every = everyOf(wanted.every, kind);
      const label = wanted.label?.trim().slice(0, LONGEST_LABEL) ?? kind.label;
      const { where } = wanted;
      const source = await live.add({
        owner,
        kind: kind.name,
        label,
        every,
        due: clock.now(),
        ...(address === undefined ? {} : { address }),
        ...(where === undefined ? {} : { where }),
      });
      try {
        const taken = await runner.runNow(source, signal);
        return { source: (await live.find(owner, source.id)) ?? source, ...(taken === undefined ? {} : { taken }) };
      } catch (error) {
        const passing = error instanceof FetchProblem && !error.lasting && address === undefined;
        if (!passing) await live.remove(owner, source.id);
        if (passing) return { source, problem: error };
        throw error;
      }
    },
    list: (owner) => live.list(owner),
    failing: () => live.failing(),
    async test(owner, id, signal) {
      const source = await found(owner, id);
      return { source, taken: await runner.preview(source, signal) };
    },
    pause: (owner, id) => paused(owner, id, true),
    resume: (owner, id) => paused(owner, id, false),
    async remove(owner, id) {
      const source = await found(owner, id);
      await live.remove(owner, id);
      return source;
    },
  };
}

function kindOf(name: string, kinds: ReadonlyMap<string, LiveKind>): LiveKind {
  const kind = kinds.get(name.toLowerCase());
  if (kind) return kind;
  throw new UserError("usage", name === "" ? "Which kind of source?" : `There is no kind of source “${name.slice(0, 40)}”.`, {
    next: `There is: ${[...kinds.keys()].join(", ")}. For example: sources add feed https://example.org/news.xml`,
  });
}

function addressOf(owner: Owner, { address }: Wanted, kind: LiveKind, allow: AllowList): string | undefined {
  if (kind.needs.length > 0) checkAccount(owner, address, kind, allow);
  if (address !== undefined) return readFetchUrl(/^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(address) ? `https://${address}` : address, allow).href;
  if (kind.address !== undefined) return undefined;
  throw new UserError("usage", "Which address?", { next: `For example: sources add ${kind.name} https://example.org/news.xml` });
}

/** An account is the operator's: only they use it, and its secrets go nowhere but where they belong. */
function checkAccount(owner: Owner, address: string | undefined, kind: LiveKind, allow: AllowList): void {
  if (owner !== "shared") {
    throw new UserError("not-permitted", `${kind.name} is fetched by the account of whoever runs Readout.`, {
      next: "Ask an operator to add it.",
    });
  }
  if (address === undefined || kind.address === undefined) return;
  const url = readFetchUrl(address, allow);
  if (url.origin === new URL(kind.address).origin || isAllowed(url, allow)) return;
  throw new UserError("not-permitted", `The account's secrets are only sent to ${new URL(kind.address).host}.`, {
    next: `Leave the address out, or allow the other: READOUT_FETCH_ALLOW=${hostAndPort(url)}`,
  });
}

function everyOf(minutes: number | undefined, kind: LiveKind): number {
  if (minutes === undefined) return kind.every;
  if (minutes >= kind.atLeast && minutes <= LONGEST_EVERY) return Math.round(minutes);
  throw new UserError("usage", `${kind.name} is fetched at most every ${kind.atLeast} minutes, and at least once a week.`, {
    next: `For example: --every ${kind.every}m`,
  });
}

/** What a source is called: its label, else the host it comes from. */
export function labelOf({ label, address, kind }: LiveSource): string {
  return label || (address === undefined ? kind : shownUrl(address).replace(/^https?:\/\//, ""));
}
