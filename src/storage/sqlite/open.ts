import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import type { ActionKeys } from "../../core/actions.ts";
import { UserError } from "../../core/errors.ts";
import type { FolderStates } from "../../record/load-manifest.ts";
import type { ImportedRows } from "../../record/imported.ts";
import type { RecordStore } from "../../record/port.ts";
import { newerSchema, storageError } from "../errors.ts";
import type { Audit } from "../../digests/audit.ts";
import type { Corrections } from "../../digests/corrections.ts";
import type { Deliveries } from "../../digests/deliveries.ts";
import type { Editions } from "../../digests/editions.ts";
import type { Subscriptions } from "../../digests/subscriptions.ts";
import type { Reports } from "../../digests/reports.ts";
import type { LiveSources } from "../../ingest/live/sources.ts";
import { SqliteActionKeys } from "./action-keys.ts";
import { type ActionPruning, SqliteActionPruning } from "./action-pruning.ts";
import { SqliteAudit } from "./audit.ts";
import { Connection } from "./connection.ts";
import { Decoder } from "./decode.ts";
import { SqliteCorrections } from "./corrections.ts";
import { SqliteDeliveries } from "./deliveries.ts";
import { SqliteEditions } from "./editions.ts";
import { SqliteFolderStates } from "./folder-states.ts";
import { SqliteImportedRows } from "./imported-rows.ts";
import { type KeyedValues, SqliteKeyedValues } from "./keyed-values.ts";
import { SqliteLiveSources } from "./live-sources.ts";
import { FORMAT, migrate } from "./migrations.ts";
import { namesState } from "./names-state.ts";
import { SqliteReader } from "./reader.ts";
import { RememberingReader } from "./remembering-reader.ts";
import { SqliteReports } from "./reports.ts";
import { SqliteSubscriptions } from "./subscriptions.ts";
import { SqliteWriter } from "./writer.ts";

/** The record, what was taken in from folders, and the way to let go of it. */
export type Store = RecordStore &
  FolderStates & {
    /** Position of the newest commit made through this very store; 0 before the first. */
    ownPosition(): number;
    /** A text that changes whenever a name on record may have. */
    namesState(): Promise<string>;
    /** What buttons do, by their short keys. */
    actions: ActionKeys;
    /** Lets go of what buttons no longer need. */
    pruning: ActionPruning;
    /** What Keyv keeps. */
    keyed: KeyedValues;
    /** What was posted where. */
    editions: Editions;
    /** What importing remembers of datasets. */
    imported: ImportedRows;
    /** Errors that readers reported. */
    reports: Reports;
    /** What conversations want sent, what is to be sent, and who changed what. */
    subscriptions: Subscriptions;
    deliveries: Deliveries;
    audit: Audit;
    corrections: Corrections;
    /** What is fetched again and again. */
    live: LiveSources;
    /** What SQLite finds wrong with the file; empty where nothing is. Reads all of it. */
    check(): Promise<string[]>;
    close(): Promise<void>;
  };

export interface StoreOptions {
  /** File of the record, made where it is not there; `:memory:` for one that is gone at `close`. */
  path: string;
  readonly?: boolean;
  /** How many records are kept in memory for reading again, and how many counts of them; 0 for none. */
  remembered?: number;
}

/** About 40 MB where every record is as long as a long one. */
const REMEMBERED = 16_000;

/** How long a writer waits for another process, in milliseconds. A commit of a bulk import takes a fraction of it. */
const BUSY_TIMEOUT_MS = 10_000;
/** Pages kept in memory, in KiB. The system keeps the file itself; what answers read again is remembered as records. */
const CACHE_KIB = 8_192;
/** Pages of the log after which it is written back; larger than SQLite's 1,000, for bulk commits. */
const CHECKPOINT_PAGES = 4_000;

/** Opens the record, bringing it to the newest format. Rejects with UserError("storage-unavailable") where that cannot be. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const connection = connect(options);
  const { remembered = REMEMBERED } = options;
  const stored = new SqliteReader(connection, new Decoder(remembered));
  const reader = remembered > 0 ? new RememberingReader(stored, remembered) : stored;
  const writer = new SqliteWriter(connection);
  let own = 0;
  const folders = new SqliteFolderStates(connection);
  return {
    position: () => reader.position(),
    standing: (scope) => reader.standing(scope),
    get: (scope, kind, ids) => reader.get(scope, kind, ids),
    select: (scope, selection, order, limit) => reader.select(scope, selection, order, limit),
    count: (scope, selection) => reader.count(scope, selection),
    newestDay: (scope, selection) => reader.newestDay(scope, selection),
    supersededBy: (scope, kind, ids) => reader.supersededBy(scope, kind, ids),
    correctedSince: (scope, refs) => reader.correctedSince(scope, refs),
    names: (owner) => reader.names(owner),
    history: (owner, id) => reader.history(owner, id),
    commit: async (owner, changes, recordedAt) => {
      const result = await writer.commit(owner, changes, recordedAt);
      own = result.position;
      return result;
    },
    ownPosition: () => own,
    folderFiles: (folder, owner) => folders.folderFiles(folder, owner),
    saveFolderFiles: (folder, owner, files) => folders.saveFolderFiles(folder, owner, files),
    actions: new SqliteActionKeys(connection),
    pruning: new SqliteActionPruning(connection),
    keyed: new SqliteKeyedValues(connection),
    editions: new SqliteEditions(connection),
    namesState: async () => namesState(connection),
    imported: new SqliteImportedRows(connection),
    reports: new SqliteReports(connection),
    subscriptions: new SqliteSubscriptions(connection),
    deliveries: new SqliteDeliveries(connection),
    audit: new SqliteAudit(connection),
    corrections: new SqliteCorrections(connection),
    live: new SqliteLiveSources(connection),
    check: async () => connection.guard(() => connection.texts("pragma quick_check").filter((line) => line !== "ok")),
    close: () => connection.close(),
  };
}

function connect({ path, readonly = false }: StoreOptions): Connection {
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(location(path, readonly), { readOnly: readonly, timeout: BUSY_TIMEOUT_MS });
    const connection = new Connection(path, raw);
    connection.execute(`pragma cache_size = -${CACHE_KIB}; pragma temp_store = memory`);
    if (readonly) requireFormat(connection);
    else {
      connection.execute(`pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      migrate(connection);
    }
    return connection;
  } catch (error) {
    if (raw?.isOpen) raw.close();
    throw storageError(error, path);
  }
}

/** In a folder that cannot be written, SQLite reads a record only as one that nobody changes; so it is, where no log stands beside it. */
function location(path: string, readonly: boolean): string | URL {
  if (!readonly || !existsSync(path) || isWritable(dirname(path))) return path;
  const log = `${path}-wal`;
  if (existsSync(log) && statSync(log).size > 0) return path;
  const url = pathToFileURL(path);
  url.searchParams.set("immutable", "1");
  return url;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function requireFormat(connection: Connection): void {
  const format = connection.number("pragma user_version");
  if (format > FORMAT) throw newerSchema(connection.path, format, FORMAT);
  if (format < FORMAT) {
    throw new UserError("storage-unavailable", `The record at ${connection.path} is empty or of an older format.`, {
      next: "Start Readout once with permission to write it.",
    });
  }
}
