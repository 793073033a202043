import { sql, type RawBuilder } from "kysely";
import type { Order } from "../../record/port.ts";
import { RECORD_COLUMNS } from "./decode.ts";
import { DAY_STEP, KIND_STEP, ROW_MASK } from "./search-key.ts";

/**
 * What a selection is driven by: the index of links, of those the most severe, the records that came in last, or the words. Whatever the
 * driver, its rows are called `d`, and the rest of the selection is checked against each of them.
 */
export type Driver = "links" | "severe" | "recent" | "words";

/** Severities that the index of the most severe holds, highest first. */
export const SEVERE: readonly number[] = [5, 4];

/** What decides the text of a selection's statements; all else are values. */
export interface Shape {
  driver: Driver;
  /** Groups of `about` besides the one that drives. */
  groups: number;
  /** Whether words are checked, rather than drive or be absent. */
  checkWords: boolean;
  /** Whether only what a machine coded is wanted, or all but that; their severity tells them apart. */
  coded: "machine" | "otherwise" | "either";
  /** Whether a row can come twice: where several refs drive, and it links to more than one. */
  repeats: boolean;
}

const raw = sql.raw;

/** Kind, day and row of `d` as the row id of the search table. */
const SEARCH_KEY = raw(`d.kind * ${KIND_STEP} + d.day * ${DAY_STEP} + d.row`);
const ROW = raw(`w.rowid & ${ROW_MASK}`);
/**
 * Matches `w` of one kind `k` within the days. Numbers of JavaScript arrive as floating-point, by which the search
 * table would not seek but read everything up to the first match; hence the casts.
 */
const MATCHED = sql`w.search match ${"match"}
  and w.rowid between k.value * ${raw(String(KIND_STEP))} + cast(${"from"} as integer) * ${raw(String(DAY_STEP))}
  and k.value * ${raw(String(KIND_STEP))} + cast(${"to"} as integer) * ${raw(String(DAY_STEP))} + ${raw(String(ROW_MASK))}`;

function drivenBy(driver: Driver): RawBuilder<unknown> {
  switch (driver) {
    case "links":
      return sql`json_each(${"refs"}) a cross join json_each(${"kinds"}) k cross join links d
        where d.ref = a.value and d.kind = k.value and d.day between ${"from"} and ${"to"}`;
    case "severe":
      return sql`json_each(${"refs"}) a cross join json_each(${"kinds"}) k cross join links d indexed by links_by_severity
        where d.ref = a.value and d.kind = k.value and d.severity = ${"severity"} and d.severity >= ${raw(String(SEVERE.at(-1)))}
        and d.day between ${"from"} and ${"to"}`;
    case "recent":
      return sql`records d where d.kind in (select value from json_each(${"kinds"})) and d.day between ${"from"} and ${"to"}`;
    case "words":
      return sql`json_each(${"kinds"}) k cross join search w cross join records d where ${MATCHED} and d.row = (${ROW})`;
  }
}

/** Whether `alias` is visible to the reader at the as-of moment. */
export function visible(alias: string): RawBuilder<unknown> {
  const column = (name: string) => raw(`${alias}.${name}`);
  return sql`${column("owner")} in (0, ${"owner"}) and ${column("seen_from")} <= ${"asOf"} and ${column("seen_to")} > ${"asOf"}`;
}

/** What every row `d` of a selection must fulfil, whatever drives it. */
function conditions(shape: Shape): RawBuilder<unknown> {
  const groups = Array.from(
    { length: shape.groups },
    (_, index) => sql` and exists (select 1 from links g where g.ref in (select value from json_each(${`refs${index}`}))
      and g.kind = d.kind and g.day = d.day and g.row = d.row)`,
  );
  const words = shape.checkWords
    ? [sql` and exists (select 1 from search w where w.search match ${"match"} and w.rowid = ${SEARCH_KEY})`]
    : [];
  const coded = { machine: [raw(" and d.severity < 0")], otherwise: [raw(" and d.severity >= 0")], either: [] }[shape.coded];
  return sql`d.row > ${"after"} and ${visible("d")}${sql.join([...groups, ...words, ...coded], raw(""))}`;
}

/** `from … where …`: the rows `d` of a selection. */
function rows(shape: Shape): RawBuilder<unknown> {
  return sql`from ${drivenBy(shape.driver)} and ${conditions(shape)}`;
}

const distinct = (shape: Shape) => raw(shape.repeats ? "distinct" : "");

const RANK: Record<Order, string> = { newest: "m.day", oldest: "-m.day", severity: `m.severity * 8388608 + m.day` };

/**
 * The first records of a selection. Ids, which break ties, are looked up only for rows that can be among the first,
 * and bodies only for those that are.
 */
export function recordsSql(shape: Shape, order: Order): RawBuilder<unknown> {
  const rank = raw(RANK[order]);
  return sql`with m as materialized (select ${distinct(shape)} d.day as day, d.severity as severity, d.row as row ${rows(shape)}),
    cut as materialized (select ${rank} as rank from m order by rank desc limit 1 offset ${"last"}),
    top as materialized (select ${rank} as rank, m.row as row, i.id as id from m cross join records i on i.row = m.row
      where ${rank} >= coalesce((select rank from cut), -9e15) order by rank desc, i.id, m.row limit ${"limit"})
    select ${raw(RECORD_COLUMNS)} from top cross join records r on r.row = top.row cross join owners o on o.key = r.owner
      order by top.rank desc, top.id, top.row`;
}

export function countSql(shape: Shape): RawBuilder<unknown> {
  return sql`select count(${distinct(shape)} d.row) ${rows(shape)}`;
}

/** How many rows of the index a group of refs has within the days, counting no further than `limit`; whoever may see them. */
export function probeSql(): RawBuilder<unknown> {
  return sql`select count(*) from (select 1 from ${drivenBy("links")} limit ${"limit"})`;
}

/** How many records hold the words within the days, counting no further than `limit`; whoever may see them. */
export function matchesSql(): RawBuilder<unknown> {
  return sql`select count(*) from (select 1 from json_each(${"kinds"}) k cross join search w where ${MATCHED} limit ${"limit"})`;
}

/** The newest or oldest day. Each ref and kind is asked by itself, so that the index answers from its end. */
export function edgeSql(shape: Shape, edge: "newest" | "oldest"): RawBuilder<unknown> {
  const choose = raw(edge === "newest" ? "max" : "min");
  const direction = raw(edge === "newest" ? "desc" : "asc");
  switch (shape.driver) {
    case "recent":
      return sql`select ${choose}(d.day) ${rows(shape)}`;
    case "severe":
    case "links": {
      const severe = shape.driver === "severe";
      const index = raw(severe ? "indexed by links_by_severity" : "");
      const severity = severe ? sql`and d.severity = ${"severity"} and d.severity >= ${raw(String(SEVERE.at(-1)))}` : raw("");
      return sql`select ${choose}(day) from (select (select d.day from links d ${index} where d.ref = a.value and d.kind = k.value ${severity}
        and d.day between ${"from"} and ${"to"} and ${conditions(shape)}
        order by d.day ${direction} limit 1) as day from json_each(${"refs"}) a cross join json_each(${"kinds"}) k)`;
    }
    case "words":
      return sql`select ${choose}(day) from (select (select d.day from search w cross join records d where ${MATCHED}
        and d.row = (${ROW}) and ${conditions(shape)} order by w.rowid ${direction} limit 1) as day from json_each(${"kinds"}) k)`;
  }
}
