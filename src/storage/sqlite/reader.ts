import { sql } from "kysely";
import type { NameRow, Order, RecordReader, Scope, Selection } from "../../record/port.ts";
import type { Kind, Owner, StoredRecord } from "../../record/types.ts";
import { kindNumber, kindOfNumber } from "../kinds.ts";
import { dayText, FOREVER, moment } from "../moments.ts";
import type { Connection } from "./connection.ts";
import { type Decoder, RECORD_COLUMNS, toOwner, toRecord } from "./decode.ts";
import { findOwner } from "./owners.ts";
import { visible } from "./selection-sql.ts";
import { Selector } from "./selector.ts";

const COLUMNS = sql.raw(RECORD_COLUMNS);

const FORMS: readonly NameRow["form"][] = ["primary", "alias", "demonym"];

/** Reads the record from SQLite. Work is synchronous under the promise, so an answer holds one state of the record. */
export class SqliteReader implements RecordReader {
  readonly #connection: Connection;
  readonly #selector: Selector;
  readonly #decoder: Decoder;

  constructor(connection: Connection, decoder: Decoder) {
    this.#connection = connection;
    this.#decoder = decoder;
    this.#selector = new Selector(connection);
  }

  async position(): Promise<number> {
    return this.#newest().position;
  }

  async standing(scope: Pick<Scope, "asOf">): Promise<string> {
    return this.stands(scope).standing;
  }

  /** `standing`, with the position of the newest commit. Since the last moment at which anything begins or ceases to be seen, it is the same. */
  stands({ asOf }: Pick<Scope, "asOf">): { position: number; standing: string } {
    const { position, settled } = this.#newest();
    const at = moment(asOf);
    return { position, standing: at > settled ? String(position) : `${position} ${at}` };
  }

  async get<K extends Kind>(scope: Scope, kind: K, ids: readonly string[]): Promise<StoredRecord<K>[]> {
    if (ids.length === 0) return [];
    return this.#records([kind], "get", GET, { ...this.#scope(scope), kind: kindNumber(kind), ids: JSON.stringify(ids) });
  }

  async select<K extends Kind>(scope: Scope, selection: Selection<K>, order: Order, limit: number): Promise<StoredRecord<K>[]> {
    return this.#connection.guard(() => this.#decoder.records(this.#selector.records(scope, selection, order, limit), selection.kinds));
  }

  async count(scope: Scope, selection: Selection): Promise<number> {
    return this.#connection.guard(() => this.#selector.count(scope, selection));
  }

  async newestDay(scope: Scope, selection: Selection): Promise<string | undefined> {
    return this.#connection.guard(() => {
      const day = this.#selector.newestDay(scope, selection);
      return day === 0 ? undefined : dayText(day);
    });
  }

  async supersededBy<K extends Kind>(scope: Scope, kind: K, ids: readonly string[]): Promise<StoredRecord<K>[]> {
    if (ids.length === 0) return [];
    return this.#records([kind], "superseded", SUPERSEDED, { ...this.#scope(scope), kind: kindNumber(kind), ids: JSON.stringify(ids) });
  }

  async correctedSince(scope: Scope, refs: readonly string[]): Promise<number> {
    if (refs.length === 0) return 0;
    return this.#connection.guard(() => {
      const row = this.#connection.statement("corrected", CORRECTED).first({ ...this.#scope(scope), refs: JSON.stringify(refs) });
      return Number(row?.[0] ?? 0);
    });
  }

  async names(owner: Owner): Promise<NameRow[]> {
    return this.#connection.guard(() => {
      const rows = this.#connection.statement("names", NAMES).all({ owner: findOwner(this.#connection, owner) ?? 0 });
      const owners = new Map(
        this.#connection
          .statement("owners", () => sql`select key, owner from owners`)
          .all({})
          .map((row) => [row[0], toOwner(String(row[1]))]),
      );
      return rows.map((row) => ({
        ref: String(row[0]),
        kind: kindOfNumber(Number(row[1])),
        owner: owners.get(row[2] ?? 0) ?? "shared",
        name: String(row[3]),
        folded: String(row[4]),
        form: FORMS.find((form) => form === row[5]) ?? "alias",
      }));
    });
  }

  async history(owner: Owner, id: string): ReturnType<RecordReader["history"]> {
    return this.#connection.guard(() => {
      const rows = this.#connection.statement("history", HISTORY).all({ id, owner: findOwner(this.#connection, owner) ?? 0 });
      return rows.map((row) => {
        const [at, reason, dossier] = [row[9], row[10], row[11]];
        const entry = { record: toRecord(row), ...(typeof dossier === "string" ? { dossier } : {}) };
        return typeof at === "string" ? { ...entry, retracted: { at, reason: String(reason) } } : entry;
      });
    });
  }

  #newest(): { position: number; settled: number } {
    return this.#connection.guard(() => {
      const row = this.#connection.statement("newest", NEWEST).first({});
      return { position: Number(row?.[0] ?? 0), settled: Number(row?.[1] ?? 0) };
    });
  }

  #scope(scope: Scope): { owner: number; asOf: number } {
    return { owner: findOwner(this.#connection, scope.owner) ?? 0, asOf: moment(scope.asOf) };
  }

  #records<K extends Kind>(
    kinds: readonly K[],
    name: string,
    build: typeof GET,
    slots: Record<string, string | number>,
  ): StoredRecord<K>[] {
    return this.#connection.guard(() => this.#decoder.records(this.#connection.statement(name, build).all(slots), kinds));
  }
}

const NEWEST = () => sql`select position, settled from commits order by position desc limit 1`;

const GET = () => sql`select ${COLUMNS} from json_each(${"ids"}) j cross join refs f on f.id = j.value
  cross join records r on r.key = f.key cross join owners o on o.key = r.owner
  where r.kind = ${"kind"} and ${visible("r")} order by j.key, r.owner`;

const SUPERSEDED = () => sql`select ${COLUMNS} from json_each(${"ids"}) j cross join refs f on f.id = j.value
  cross join records r on r.supersedes = f.key cross join owners o on o.key = r.owner
  where r.kind = ${"kind"} and ${visible("r")} group by r.row order by r.id, r.owner`;

const CORRECTED = () => sql`select count(distinct r.row) from json_each(${"refs"}) j
  cross join refs f on f.id = substr(j.value, 1, instr(j.value, '@') - 1) cross join records r
  on r.key = f.key and r.revision = cast(substr(j.value, instr(j.value, '@') + 1) as integer)
  where r.owner in (0, ${"owner"}) and r.seen_to > ${"asOf"} and r.seen_to < ${sql.lit(FOREVER)}`;

const NAMES = () => sql`select ref, kind, owner, name, folded, form from names where owner in (0, ${"owner"})
  order by folded, ref, case form when 'primary' then 0 when 'alias' then 1 else 2 end, name, owner`;

const HISTORY = () => sql`select ${COLUMNS}, r.retracted_at, r.reason, r.dossier from refs f cross join records r on r.key = f.key
  cross join owners o on o.key = r.owner where f.id = ${"id"} and r.owner in (0, ${"owner"}) order by r.owner, r.revision`;
