import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/core/errors.ts";
import { storageError } from "../../src/storage/errors.ts";
import { openStore } from "../../src/storage/sqlite/open.ts";
import { event, source } from "../contract/record-store-builders.ts";

const T1 = "2024-01-01T00:00:00Z";
const now = { owner: "shared", asOf: "2024-12-31T00:00:00Z" } as const;

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "readout-failures-"));
  path = join(folder, "readout.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A record of some pages, closed. */
async function makeRecord(): Promise<void> {
  const store = await openStore({ path });
  await store.commit("shared", [source(), ...Array.from({ length: 300 }, (_, index) => event(`evt-${index}`, "2023-10-01"))], T1);
  await store.close();
}

/** The words a failure is told in. */
async function failure(work: Promise<unknown>): Promise<{ code: string; message: string; next: string | undefined }> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error("no UserError", { cause: error });
  return { code: error.code, message: error.message, next: error.next };
}

describe("a record that cannot be used says so in the user's words", () => {
  it("not a database", async () => {
    writeFileSync(path, "This is a letter, not a record.".repeat(200));
    expect(await failure(openStore({ path }))).toEqual({
      code: "storage-unavailable",
      message: `The file is not a record of Readout (${path}).`,
      next: "Move it away, or name another data folder.",
    });
  });

  it("damaged", async () => {
    await makeRecord();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096, bytes.length - 1);
    writeFileSync(path, bytes);
    const read = async () => {
      const store = await openStore({ path });
      await store.count(now, { kinds: ["event"] });
      await store.get(now, "event", ["evt-7"]);
    };
    expect(await failure(read())).toMatchObject({ code: "storage-unavailable", message: `The record is damaged (${path}).` });
  });

  it("a folder in its place", async () => {
    mkdirSync(path);
    expect(await failure(openStore({ path }))).toMatchObject({
      code: "storage-unavailable",
      message: `The record could not be opened (${path}).`,
    });
  });

  it("no folder to stand in", async () => {
    const inNowhere = join(folder, "nowhere", "readout.db");
    expect(await failure(openStore({ path: inNowhere }))).toMatchObject({ message: `The record could not be opened (${inNowhere}).` });
  });

  it("of a newer version", async () => {
    await makeRecord();
    const raw = new DatabaseSync(path);
    raw.exec("pragma user_version = 99");
    raw.close();
    const expected = { code: "storage-unavailable", next: "Update Readout, or name another data folder." };
    expect(await failure(openStore({ path }))).toMatchObject(expected);
    expect(await failure(openStore({ path, readonly: true }))).toMatchObject(expected);
  });

  it("opened for reading only", async () => {
    await makeRecord();
    const store = await openStore({ path, readonly: true });
    expect(await store.count(now, { kinds: ["event"] })).toBe(300);
    expect(await failure(store.commit("shared", [source("src-b")], T1))).toMatchObject({
      code: "storage-unavailable",
      message: `The record cannot be written: it is read-only (${path}).`,
    });
    await store.close();
  });

  it("read before it was ever written", async () => {
    expect(await failure(openStore({ path, readonly: true }))).toMatchObject({ code: "storage-unavailable" });
    new DatabaseSync(path).close();
    expect(await failure(openStore({ path, readonly: true }))).toMatchObject({ next: "Start Readout once with permission to write it." });
  });

  it("a full disk", async () => {
    const raw = new DatabaseSync(path);
    raw.exec("create table t (x); pragma max_page_count = 3");
    const fill = async () => {
      try {
        raw.exec("insert into t values (zeroblob(100000))");
      } catch (error) {
        throw storageError(error, path);
      }
    };
    expect(await failure(fill())).toEqual({
      code: "storage-unavailable",
      message: `The disk is full; nothing of this change was kept (${path}).`,
      next: "Free some space, then try again.",
    });
    raw.close();
  });

  it("changed by another process for too long", async () => {
    await makeRecord();
    const raw = new DatabaseSync(path, { timeout: 0 });
    const other = new DatabaseSync(path, { timeout: 0 });
    raw.exec("begin immediate");
    const write = async () => {
      try {
        other.exec("begin immediate");
      } catch (error) {
        throw storageError(error, path);
      }
    };
    expect(await failure(write())).toMatchObject({ code: "storage-unavailable", next: "Try again in a moment." });
    raw.close();
    other.close();
  });

  it("leaves an error that is not the storage's as it is", () => {
    const error = new TypeError("a mistake of ours");
    expect(storageError(error, path)).toBe(error);
  });
});
