import { newerSchema } from "../errors.ts";
import type { Connection } from "./connection.ts";
import { ACTION_DAYS_SCHEMA } from "./action-pruning.ts";
import { IMPORTED_ROWS_SCHEMA } from "./imported-rows.ts";
import { LIVE_SOURCES_SCHEMA } from "./live-sources.ts";

/**
 * The formats of the record, oldest first; a format once released is never edited. Days and moments are the
 * numbers of ../moments.ts, kinds those of ../kinds.ts, so that the index of links stays small.
 *
 * `refs` gives every id a number. `links` is the one index selections run from: what a record links to, by kind and
 * day, with all that decides who sees it when; ref 0 links to everything. `search` holds folded words only; its row id
 * is kind, day and row in one number, so that matches come in the order of days.
 */
const MIGRATIONS: readonly string[] = [
  `
  create table owners (key integer primary key, owner text not null unique);
  insert into owners (key, owner) values (0, 'shared');

  create table commits (
    position integer primary key,
    owner integer not null,
    recorded_at text not null,
    last_row integer not null,
    last_key integer not null
  );

  create table refs (id text primary key, key integer not null) without rowid;

  create table records (
    row integer primary key,
    key integer not null,
    owner integer not null,
    kind integer not null,
    revision integer not null,
    position integer not null,
    day integer not null,
    severity integer not null,
    seen_from integer not null,
    seen_to integer not null,
    id text not null,
    recorded_at text not null,
    known_at text not null,
    dossier text,
    supersedes integer,
    retracted_at text,
    reason text,
    links text not null,
    body text not null
  );
  create unique index records_by_key on records (key, owner, revision);
  create index records_by_superseded on records (supersedes) where supersedes is not null;

  create table links (
    ref integer not null,
    kind integer not null,
    day integer not null,
    row integer not null,
    severity integer not null,
    owner integer not null,
    seen_from integer not null,
    seen_to integer not null,
    primary key (ref, kind, day, row)
  ) without rowid;

  create virtual table search using fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');

  create table names (
    folded text not null,
    ref text not null,
    form text not null,
    name text not null,
    owner integer not null,
    kind integer not null,
    primary key (folded, ref, form, name, owner)
  ) without rowid;
  create index names_by_ref on names (ref, owner);

  create table folder_files (
    folder text not null,
    owner integer not null,
    file text not null,
    state text not null,
    primary key (folder, owner, file)
  ) without rowid;
  `,
  `
  create table actions (key text primary key, action text not null) without rowid;
  create table keyed (key text primary key, value text not null, expires integer) without rowid;
  create index keyed_by_expiry on keyed (expires) where expires is not null;
  `,
  // The most severe of very many are read from this index instead of sorting all; few records are that severe.
  `create index links_by_severity on links (ref, kind, severity, day) where severity >= 4`,
  `
  create table editions (
    id integer primary key,
    owner text not null,
    topic text,
    answer text not null,
    position integer not null,
    as_of text not null,
    posted_at text not null,
    message text not null,
    platform text not null,
    tenant text,
    channel text not null,
    thread text
  );
  create unique index editions_by_message on editions (platform, channel, message);
  create table edition_citations (
    record text not null,
    edition integer not null,
    revision integer not null,
    primary key (record, edition, revision)
  ) without rowid;
  create index edition_citations_by_edition on edition_citations (edition);
  create table reports (
    id integer primary key,
    owner text not null,
    user text not null,
    reported_at text not null,
    answer text not null,
    understood text not null,
    as_of text not null,
    words text not null,
    platform text not null,
    tenant text,
    channel text not null,
    thread text
  );
  `,
  // The last moment at which anything begins or ceases to be seen; what is still seen ceases at a number that is no moment.
  `
  alter table commits add column settled integer not null default 0;
  update commits set settled = coalesce((
    select max(max(seen_from, case when seen_to < 140737488355328 then seen_to else 0 end)) from links where ref = 0
  ), 0);
  `,
  // `open` is 1 while a delivery may still be taken up; `details`, `content` and `message` are JSON.
  `
  alter table editions add column subscription text;
  create index editions_by_subscription on editions (subscription, posted_at) where subscription is not null;
  create table subscriptions (
    id text primary key,
    owner text not null,
    kind text not null,
    next_at text,
    position integer not null,
    created_at text not null,
    details text not null,
    platform text not null,
    tenant text,
    channel text not null,
    thread text
  ) without rowid;
  create index subscriptions_due on subscriptions (next_at) where next_at is not null;
  create index subscriptions_by_channel on subscriptions (platform, channel);
  create index subscriptions_by_owner on subscriptions (owner);
  create table deliveries (
    key text primary key,
    owner text not null,
    purpose text not null,
    of text not null,
    about text not null,
    due_at text not null,
    platform text not null,
    tenant text,
    channel text not null,
    thread text,
    state text not null,
    open integer not null default 1,
    lease text,
    lease_until integer not null default 0,
    attempts integer not null,
    not_before integer not null,
    since integer,
    content text,
    message text,
    error text,
    settled_at text
  ) without rowid;
  create index deliveries_open on deliveries (due_at, key) where open = 1;
  create index deliveries_by_subject on deliveries (of, due_at);
  create index deliveries_uncertain on deliveries (due_at) where state = 'uncertain';
  create table audit (
    id integer primary key,
    owner text not null,
    at text not null,
    by text not null,
    action text not null,
    target text not null,
    details text not null,
    platform text not null,
    tenant text,
    channel text not null,
    thread text
  );
  create index audit_by_owner on audit (owner, target);
  `,
  LIVE_SOURCES_SCHEMA,
  IMPORTED_ROWS_SCHEMA,
  ACTION_DAYS_SCHEMA,
  // What messages show, for a month; and what was corrected, to be found by what messages cite.
  `
  alter table editions add column shown text;
  alter table editions add column privately integer not null default 0;
  create index editions_shown on editions (posted_at) where shown is not null;
  create table corrections (
    id text primary key,
    owner text not null,
    record text not null,
    revision integer not null,
    at text not null,
    by text not null,
    reason text not null,
    said text not null
  ) without rowid;
  create index corrections_by_record on corrections (record);
  `,
];

/** The format a readable record must have. */
export const FORMAT = MIGRATIONS.length;

/** Brings the record to the newest format, or to an earlier one; rejects one that is newer than that. */
export function migrate(connection: Connection, to: number = FORMAT): void {
  const format = () => connection.number("pragma user_version");
  const check = () => {
    if (format() > to) throw newerSchema(connection.path, format(), to);
    return format();
  };
  if (check() === to) return;
  connection.transaction("write", () => {
    // Another process may have migrated while this one waited for the lock.
    for (let done = check(); done < to; done++) connection.execute(MIGRATIONS[done] ?? "");
    connection.execute(`pragma user_version = ${to}`);
  });
}
