import { sql } from "kysely";
import type { FolderStates } from "../../record/load-manifest.ts";
import type { Owner } from "../../record/types.ts";
import type { Connection } from "./connection.ts";
import { findOwner, internOwner } from "./owners.ts";

/** What was taken in from folders, in SQLite. */
export class SqliteFolderStates implements FolderStates {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async folderFiles(folder: string, owner: Owner): Promise<{ file: string; state: string }[]> {
    return this.#connection.guard(() => {
      const key = findOwner(this.#connection, owner);
      if (key === undefined) return [];
      return this.#connection
        .statement("files", () => sql`select file, state from folder_files where folder = ${"folder"} and owner = ${"owner"} order by file`)
        .all({ folder, owner: key })
        .map((row) => ({ file: String(row[0]), state: String(row[1]) }));
    });
  }

  async saveFolderFiles(folder: string, owner: Owner, files: readonly { file: string; state: string }[]): Promise<void> {
    this.#connection.transaction("write", () => {
      const key = internOwner(this.#connection, owner);
      this.#connection
        .statement("files:remove", () => sql`delete from folder_files where folder = ${"folder"} and owner = ${"owner"}`)
        .run(folder, key);
      const add = this.#connection.statement(
        "files:add",
        () => sql`insert into folder_files (folder, owner, file, state) values (${sql.join(["folder", "owner", "file", "state"])})`,
      );
      for (const { file, state } of files) add.run(folder, key, file, state);
    });
  }
}
