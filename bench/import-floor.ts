import { existsSync, rmSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { searchKey } from "../src/storage/sqlite/search-key.ts";
import { searchedWords } from "../src/storage/content.ts";
import { kindOfNumber } from "../src/storage/kinds.ts";
import { openStore } from "../src/storage/sqlite/open.ts";
import { milliseconds } from "./measure.ts";

/** Records whose rows go in as one transaction. */
const RECORDS_A_TRANSACTION = 1_350;

type Row = Record<string, SQLInputValue>;

/**
 * Seconds that prepared inserts alone take to write the final rows of a record into an empty one: records with their links, ids, words and
 * names, and what importing remembers. Reading them from the finished record is not counted.
 */
export async function floorSeconds(finished: string, empty: string): Promise<number> {
  for (const end of ["", "-wal", "-shm"]) if (existsSync(empty + end)) rmSync(empty + end);
  await (await openStore({ path: empty })).close();
  const from = new DatabaseSync(finished, { readOnly: true });
  const to = new DatabaseSync(empty);
  to.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -32768; pragma wal_autocheckpoint = 4000");
  try {
    const inserts = new Map(["records", "links", "refs", "names", "imported_rows"].map((table) => [table, insertInto(to, table)]));
    const search = to.prepare("insert into search (rowid, words) values (?, ?)");
    const page = from.prepare("select * from records where row > ? order by row limit ?");
    const linksOf = from.prepare(
      "select l.* from json_each(?) j cross join links l on l.ref = j.value and l.kind = ? and l.day = ? and l.row = ?",
    );
    const refOf = from.prepare("select * from refs where id = ?");
    const namesOf = from.prepare("select * from names where ref = ?");
    const remembered = from.prepare("select * from imported_rows where dataset = 1 and id = ?");
    let taken = 0;
    for (let after = 0; ;) {
      const records: Row[] = page.all(after, RECORDS_A_TRANSACTION);
      const last = records.at(-1);
      if (!last) break;
      after = Number(last.row);
      const rows = records.flatMap((record): [string, Row[]][] => [
        ["records", [record]],
        ["refs", record.revision === 1 ? refOf.all(record.id ?? "") : []],
        ["names", namesOf.all(record.id ?? "")],
        ["imported_rows", remembered.all(String(record.id).replace("evt-ucdp-", ""))],
      ]);
      const links: Row[] = records
        .flatMap((r): Row[] => linksOf.all(r.links ?? "", r.kind ?? 0, r.day ?? 0, r.row ?? 0))
        .toSorted(
          (a, b) =>
            Number(a.ref) - Number(b.ref) ||
            Number(a.kind) - Number(b.kind) ||
            Number(a.day) - Number(b.day) ||
            Number(a.row) - Number(b.row),
        );
      const words = records
        .map((record): [number, string] => [
          searchKey(Number(record.kind), Number(record.day), Number(record.row)),
          searchedWords({ kind: kindOfNumber(Number(record.kind)), body: JSON.parse(String(record.body)) }),
        ])
        .filter(([, text]) => text !== "")
        .toSorted((a, b) => a[0] - b[0]);
      const values = [...rows, ["links", links] satisfies [string, Row[]]].map(([table, list]) => ({
        insert: inserts.get(table),
        values: list.map((row) => Object.values(row)),
      }));
      taken += milliseconds(() => {
        to.exec("begin immediate");
        for (const { insert, values: list } of values) for (const row of list) insert?.run(...row);
        for (const [key, text] of words) search.run(key, text);
        to.exec("commit");
      });
    }
    return taken / 1_000;
  } finally {
    from.close();
    to.close();
  }
}

function insertInto(database: DatabaseSync, table: string) {
  const columns = database.prepare(`select * from ${table}`).columns().map(({ name }) => name); // prettier-ignore
  return database.prepare(`insert or ignore into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`);
}
