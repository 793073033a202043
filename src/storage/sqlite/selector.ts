import type { Order, Scope, Selection } from "../../record/port.ts";
import { words } from "../../core/text.ts";
import { kindNumber } from "../kinds.ts";
import { dayNumber, LAST_DAY, moment } from "../moments.ts";
import type { Connection, Row, Slots } from "./connection.ts";
import { findOwner } from "./owners.ts";
import { countSql, edgeSql, matchesSql, probeSql, recordsSql, SEVERE, type Shape } from "./selection-sql.ts";
import { afterRow, keysOf, newestRow } from "./lookups.ts";

/** Up to so many rows a selection is read whole; beyond, in windows of days from its end. */
const FEW = 1_000;
/** Beyond so many matches for a topic it is cheaper to start from the words. */
const FEW_TO_CHECK = 2_000;
/** The same where a second group leaves few of them before a word is looked at. */
const FEW_TO_CHECK_OF_TWO = 10_000;
/** Up to so many rows words are looked for in each of them at once; beyond, in windows of days from the end. */
const FEW_TO_CHECK_WHOLE = 100;
/** To look for words in one record takes as long as to look at the links of so many that hold them. */
const CHECKS_FOR_A_MATCH = 8;
/** How far groups are counted at first, where there are several. */
const FIRST_SIZES = [100, 1_000];
/** Beyond so many new rows it is cheaper to start from the links. */
const FEW_RECENT = 5_000;
const FIRST_WINDOW_DAYS = 8;
const WINDOW_GROWTH = 8;

/** A selection ready to run: the shape of its statements and their values. */
interface Plan {
  shape: Shape;
  slots: Slots;
  /** Whether there are so few rows that windows would not pay. */
  few: boolean;
}

/** A plan before it is settled what of it is wanted. */
type Uncoded = Omit<Plan, "shape"> & { shape: Omit<Shape, "coded"> };

/** Runs selections; synchronous, within the caller's guard. */
export class Selector {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  records(scope: Scope, selection: Selection, order: Order, limit: number): Row[] {
    const plan = limit > 0 ? this.#plan(scope, selection) : undefined;
    if (plan === undefined) return [];
    if (plan.few) return this.#window(plan, order, limit, plan.slots);
    return this.#connection.transaction("read", () =>
      order === "severity" ? this.#bySeverity(plan, limit) : this.#inWindows(plan, order, limit),
    );
  }

  count(scope: Scope, selection: Selection): number {
    const plan = this.#plan(scope, selection);
    if (plan === undefined) return 0;
    return Number(this.#statement("count", plan.shape, () => countSql(plan.shape)).first(plan.slots)?.[0] ?? 0);
  }

  /** Number of the newest day, 0 where there is none. */
  newestDay(scope: Scope, selection: Selection): number {
    const plan = this.#plan(scope, selection);
    return plan === undefined ? 0 : (this.#edge(plan, "newest", { ...plan.slots, from: Math.max(1, Number(plan.slots["from"])) }) ?? 0);
  }

  #statement(name: string, shape: Shape, build: Parameters<Connection["statement"]>[1]) {
    return this.#connection.statement(`${name}:${shape.driver}:${shape.groups}:${shape.checkWords}:${shape.repeats}:${shape.coded}`, build);
  }

  #window(plan: Plan, order: Order, limit: number, slots: Slots): Row[] {
    return this.#statement(order, plan.shape, () => recordsSql(plan.shape, order)).all({ ...slots, limit, last: limit - 1 });
  }

  #edge(plan: Plan, edge: "newest" | "oldest", slots: Slots): number | undefined {
    const day = this.#statement(`edge-${edge}`, plan.shape, () => edgeSql(plan.shape, edge)).first(slots)?.[0];
    return day === null || day === undefined ? undefined : Number(day);
  }

  /** Reads from one end in ever wider windows of days, until there are enough: of much, only the end is read. */
  #inWindows(plan: Plan, order: "newest" | "oldest", limit: number): Row[] {
    const [first, last] = [Number(plan.slots["from"]), Number(plan.slots["to"])];
    const found: Row[] = [];
    let at = this.#edge(plan, order, plan.slots);
    for (let days = FIRST_WINDOW_DAYS; at !== undefined && found.length < limit; days *= WINDOW_GROWTH) {
      const [from, to]: [number, number] = order === "newest" ? [Math.max(first, at - days + 1), at] : [at, Math.min(last, at + days - 1)];
      found.push(...this.#window(plan, order, limit - found.length, { ...plan.slots, from, to }));
      const next: number = order === "newest" ? from - 1 : to + 1;
      at = next < first || next > last ? undefined : next;
    }
    return found;
  }

  /** The most severe have an index of their own; only where they are too few is everything read and sorted. */
  #bySeverity(plan: Plan, limit: number): Row[] {
    if (plan.shape.driver === "links") {
      const shape: Shape = { ...plan.shape, driver: "severe" };
      const found: Row[] = [];
      for (const severity of SEVERE) {
        if (found.length < limit)
          found.push(...this.#inWindows({ ...plan, shape, slots: { ...plan.slots, severity } }, "newest", limit - found.length));
      }
      if (found.length === limit) return found;
    }
    return this.#window(plan, "severity", limit, plan.slots);
  }

  /** What to run, or undefined where nothing can match. */
  #plan(scope: Scope, selection: Selection): Plan | undefined {
    const match = matchOf(selection.words);
    const groups = (selection.about ?? []).map((ids) => keysOf(this.#connection, ids));
    if (match === undefined || selection.kinds.length === 0 || groups.some((keys) => keys.length === 0)) return undefined;
    const slots: Slots = {
      kinds: JSON.stringify([...new Set(selection.kinds.map(kindNumber))]),
      from: selection.from === undefined ? 0 : dayNumber(selection.from),
      to: selection.to === undefined ? LAST_DAY : dayNumber(selection.to),
      owner: findOwner(this.#connection, scope.owner) ?? 0,
      asOf: moment(scope.asOf),
      after: afterRow(this.#connection, selection.after ?? 0),
      match,
    };
    const plan = this.#drive(groups, slots, match !== "", selection.after ?? 0);
    return { ...plan, shape: { ...plan.shape, coded: selection.coded ?? "either" } };
  }

  #drive(groups: number[][], slots: Slots, hasWords: boolean, after: number): Uncoded {
    if (after > 0 && newestRow(this.#connection) - Number(slots["after"]) <= FEW_RECENT) {
      return {
        shape: { driver: "recent", groups: groups.length, checkWords: hasWords, repeats: false },
        slots: withGroups(slots, groups),
        few: true,
      };
    }
    const limit = hasWords ? (groups.length > 1 ? FEW_TO_CHECK_OF_TWO : FEW_TO_CHECK) : FEW;
    const sizes = this.#sizes(groups, slots, limit);
    const smallest = sizes.length === 0 ? -1 : sizes.indexOf(Math.min(...sizes));
    const few = smallest >= 0 && (sizes[smallest] ?? limit) < limit;
    const size = sizes[smallest] ?? limit;
    // Words that hardly any record holds are found sooner than the records of a topic are looked through for them.
    const most = size * CHECKS_FOR_A_MATCH;
    const rare = hasWords && few && size > FEW_TO_CHECK_WHOLE && this.#matches(slots, most) < most;
    if (hasWords && (!few || rare)) {
      return {
        shape: { driver: "words", groups: groups.length, checkWords: false, repeats: false },
        slots: withGroups(slots, groups),
        few: rare,
      };
    }
    const others = groups.filter((_, index) => index !== smallest);
    const driving = groups[smallest] ?? [0];
    const shape: Uncoded["shape"] = { driver: "links", groups: others.length, checkWords: hasWords, repeats: driving.length > 1 };
    const whole = few && (!hasWords || size <= FEW_TO_CHECK_WHOLE);
    return { shape, slots: { ...withGroups(slots, others), refs: JSON.stringify(driving) }, few: whole };
  }

  /** Counts the groups no further than is needed to find the smallest: the first that is small ends it. */
  #sizes(groups: readonly number[][], slots: Slots, limit: number): number[] {
    for (const most of FIRST_SIZES) {
      const sizes = groups.length < 2 || most >= limit ? undefined : groups.map((keys) => this.#size(keys, slots, most));
      if (sizes?.some((size) => size < most)) return sizes.map((size) => (size < most ? size : limit));
    }
    return groups.map((keys) => this.#size(keys, slots, limit));
  }

  #matches(slots: Slots, limit: number): number {
    return Number(this.#connection.statement("matches", matchesSql).first({ ...slots, limit })?.[0] ?? 0);
  }

  #size(keys: readonly number[], slots: Slots, limit: number): number {
    return Number(this.#connection.statement("probe", probeSql).first({ ...slots, refs: JSON.stringify(keys), limit })?.[0] ?? 0);
  }
}

function withGroups(slots: Slots, groups: readonly number[][]): Slots {
  return { ...slots, ...Object.fromEntries(groups.map((keys, index) => [`refs${index}`, JSON.stringify(keys)])) };
}

/** The words as a query in which nothing has a meaning of its own; empty for none, undefined where one can stand in no text. */
function matchOf(wanted: readonly string[] | undefined): string | undefined {
  const folded = (wanted ?? []).map(words);
  if (folded.some((parts) => parts.length === 0)) return undefined;
  return [...new Set(folded.flat())].map((word) => `"${word}"`).join(" AND ");
}
