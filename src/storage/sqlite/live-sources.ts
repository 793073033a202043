import { type RawBuilder, sql } from "kysely";
import type { Claim, LiveSource, LiveSources, NewLiveSource, Settled } from "../../ingest/live/sources.ts";
import type { Owner } from "../../record/types.ts";
import type { Connection, Row, Slots, Value } from "./connection.ts";
import { conversationOf } from "./conversations.ts";
import { toOwner } from "./decode.ts";

/** The table of live sources. Moments are milliseconds since the epoch; `sqlite_sequence` keeps an id from being given twice. */
export const LIVE_SOURCES_SCHEMA = `
  create table live_sources (
    id integer primary key autoincrement,
    owner text not null,
    kind text not null,
    address text,
    label text not null,
    every integer not null,
    paused integer not null default 0,
    platform text,
    tenant text,
    channel text,
    thread text,
    cursor text,
    etag text,
    last_modified text,
    due integer not null,
    last_success integer,
    last_error text,
    failures integer not null default 0,
    told integer not null default 0,
    lease text,
    lease_until integer not null default 0
  );
  create index live_sources_due on live_sources (due) where paused = 0;
  create index live_sources_by_owner on live_sources (owner);
`;

const COLUMNS = sql.raw(
  "id, owner, kind, address, label, every, paused, platform, tenant, channel, thread, cursor, etag, last_modified, due, last_success, last_error, failures, told",
);

/** Live sources in SQLite. */
export class SqliteLiveSources implements LiveSources {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add({ owner, kind, address, label, every, where, due }: NewLiveSource): Promise<LiveSource> {
    return this.#connection.transaction("write", () => {
      const slots = { owner, kind, address: address ?? null, label, every, due };
      const place = {
        platform: where?.platform ?? null,
        tenant: where?.tenant ?? null,
        channel: where?.channel ?? null,
        thread: where?.thread ?? null,
      };
      const [added] = this.#all(
        "live:add",
        () => sql`
          insert into live_sources (owner, kind, address, label, every, due, platform, tenant, channel, thread)
          values (${sql.join(["owner", "kind", "address", "label", "every", "due", "platform", "tenant", "channel", "thread"])}) returning ${COLUMNS}`,
        { ...slots, ...place },
      );
      if (!added) throw new Error("a live source was not added");
      return added;
    });
  }

  async list(owner: Owner): Promise<LiveSource[]> {
    return this.#connection.guard(() =>
      this.#all("live:list", () => sql`select ${COLUMNS} from live_sources where owner = ${"owner"} order by id`, { owner }),
    );
  }

  async find(owner: Owner, id: string): Promise<LiveSource | undefined> {
    return this.#connection.guard(
      () =>
        this.#all("live:find", () => sql`select ${COLUMNS} from live_sources where id = ${"id"} and owner = ${"owner"}`, {
          owner,
          id: numberOf(id),
        })[0],
    );
  }

  async setPaused(owner: Owner, id: string, paused: boolean, due: number): Promise<boolean> {
    return this.#write(
      "live:pause",
      () => sql`update live_sources set paused = ${"paused"}, due = ${"due"} where id = ${"id"} and owner = ${"owner"} returning id`,
      { owner, id: numberOf(id), paused: Number(paused), due },
    );
  }

  async remove(owner: Owner, id: string): Promise<boolean> {
    return this.#write("live:remove", () => sql`delete from live_sources where id = ${"id"} and owner = ${"owner"} returning id`, {
      owner,
      id: numberOf(id),
    });
  }

  async claim({ now, until, holder, limit, only }: Claim): Promise<LiveSource[]> {
    const wanted =
      only === undefined
        ? () =>
            sql`select id from live_sources where paused = 0 and due <= ${"now"} and lease_until <= ${"now"} order by due, id limit ${"limit"}`
        : () => sql`select id from live_sources where id = ${"only"} and lease_until <= ${"now"} limit ${"limit"}`;
    return this.#connection.transaction("write", () =>
      this.#all(
        only === undefined ? "live:claim" : "live:claim-one",
        () => sql`update live_sources set lease = ${"holder"}, lease_until = ${"until"} where id in (${wanted()}) returning ${COLUMNS}`,
        { now, until, holder, limit, ...(only === undefined ? {} : { only: numberOf(only) }) },
      ).toSorted((a, b) => a.due - b.due || numberOf(a.id) - numberOf(b.id)),
    );
  }

  async progress(id: string, holder: string, at: Parameters<LiveSources["progress"]>[2], until: number): Promise<boolean> {
    const { etag, lastModified } = at.validators ?? {};
    return this.#write(
      "live:progress",
      () => sql`
        update live_sources set lease_until = ${"until"}, cursor = coalesce(${"cursor"}, cursor),
          etag = case when ${"anew"} = 1 then ${"etag"} else etag end,
          last_modified = case when ${"anew"} = 1 then ${"modified"} else last_modified end
        where id = ${"id"} and lease = ${"holder"} returning id`,
      {
        id: numberOf(id),
        holder,
        until,
        cursor: at.cursor ?? null,
        anew: Number(at.validators !== undefined),
        etag: etag ?? null,
        modified: lastModified ?? null,
      },
    );
  }

  async settle(id: string, holder: string, { due, failures, told, succeededAt, error }: Settled): Promise<void> {
    this.#write(
      "live:settle",
      () => sql`
        update live_sources set due = ${"due"}, failures = ${"failures"}, told = ${"told"}, last_error = ${"error"},
          last_success = coalesce(${"at"}, last_success), lease = null, lease_until = 0
        where id = ${"id"} and lease = ${"holder"} returning id`,
      { id: numberOf(id), holder, due, failures, told: Number(told), error: error ?? null, at: succeededAt ?? null },
    );
  }

  async failing(): Promise<LiveSource[]> {
    return this.#connection.guard(() =>
      this.#all("live:failing", () => sql`select ${COLUMNS} from live_sources where failures > 0 and paused = 0 order by id`, {}),
    );
  }

  #all(name: string, build: () => RawBuilder<unknown>, slots: Slots): LiveSource[] {
    return this.#connection.statement(name, build).all(slots).map(toSource);
  }

  #write(name: string, build: () => RawBuilder<unknown>, slots: Slots): boolean {
    return this.#connection.transaction("write", () => this.#connection.statement(name, build).first(slots) !== undefined);
  }
}

/** The number in an id; one that none has where it is no id. */
function numberOf(id: string): number {
  return Number(/^S([1-9]\d{0,14})$/i.exec(id.trim())?.[1] ?? 0);
}

function toSource(row: Row): LiveSource {
  const [
    id,
    owner,
    kind,
    address,
    label,
    every,
    paused,
    platform,
    tenant,
    channel,
    thread,
    cursor,
    etag,
    modified,
    due,
    success,
    error,
    failures,
    told,
  ] = row;
  return {
    id: `S${String(id)}`,
    owner: toOwner(String(owner)),
    kind: String(kind),
    ...(present(address) ? { address: String(address) } : {}),
    label: String(label),
    every: Number(every),
    paused: Number(paused) === 1,
    ...(present(platform) && present(channel) ? { where: conversationOf([platform, tenant ?? null, channel, thread ?? null]) } : {}),
    ...(present(cursor) ? { cursor: String(cursor) } : {}),
    validators: {
      ...(present(etag) ? { etag: String(etag) } : {}),
      ...(present(modified) ? { lastModified: String(modified) } : {}),
    },
    due: Number(due),
    ...(present(success) ? { lastSuccess: Number(success) } : {}),
    ...(present(error) ? { lastError: String(error) } : {}),
    failures: Number(failures),
    told: Number(told) === 1,
  };
}

const present = (value: Value | undefined): value is Exclude<Value, null> => value !== null && value !== undefined;
