import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../core/errors.ts";
import { readHead } from "./head.ts";
import type { ImportInput } from "./import-types.ts";
import { gunzip, type Packed, packingOf, unzip } from "./packed.ts";
import { inUtf8 } from "./utf16.ts";

const NEXT = "Name a file that this user may read, or - for standard input.";
const CHUNK_BYTES = 256 * 1024;

/** An input ready to be read, unpacked where it was packed. */
export interface OpenedInput {
  /** The file's own name, without `.gz`; absent for a stream. */
  name?: string;
  bytes: AsyncIterable<Uint8Array>;
  progress: { total?: number; done(unpacked: number): number };
}

/**
 * Opens a file or takes a stream, as text in UTF-8: gzip is unpacked, of a zip archive its one file, UTF-16 is put right.
 * Rejects with a UserError where it cannot be read, is a folder, or unpacks beyond all measure.
 */
export async function openInput(input: ImportInput): Promise<OpenedInput> {
  if (typeof input !== "string") {
    const { bytes, packed } = await unpacked(readable(input, undefined), undefined);
    return { bytes: inUtf8(bytes), progress: { done: (read) => packed?.taken ?? read } };
  }
  const total = await sizeOf(input);
  const stream = createReadStream(input, { highWaterMark: CHUNK_BYTES });
  const { bytes, packed, name } = await unpacked(readable(stream, input), input);
  const own = (name ?? basename(input)).replace(/\.gz$/i, "");
  return { name: own, bytes: inUtf8(bytes), progress: { total, done: (read) => packed?.taken ?? read } };
}

interface Unpacked {
  bytes: AsyncIterable<Uint8Array>;
  packed?: Packed;
  name?: string;
}

async function unpacked(input: AsyncIterable<Uint8Array>, path: string | undefined): Promise<Unpacked> {
  const { head, bytes } = await readHead(input, undefined);
  const packed: Packed = { taken: 0 };
  switch (packingOf(head.bytes)) {
    case undefined:
      return { bytes };
    case "gzip":
      return { bytes: gunzip(bytes, packed), packed };
    case "zip": {
      if (path === undefined) {
        throw new UserError("bad-data", "A zip archive cannot be read from a stream.", {
          next: "Name the archive as a file, or unpack it on the way: unzip -p archive.zip | readout import … -",
        });
      }
      await bytes[Symbol.asyncIterator]().return?.();
      const file = await unzip(path, packed);
      return { bytes: file.bytes, packed, name: file.name };
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isDirectory())
      throw new UserError("bad-data", `${path} is a folder, not a file.`, { next: `Name its files, for example ${path}/*` });
    return found.size;
  } catch (cause) {
    throw cause instanceof UserError ? cause : unreadable(path, cause);
  }
}

/** Turns a failing read into words for the user. */
async function* readable(stream: AsyncIterable<Uint8Array>, path: string | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (cause) {
    throw unreadable(path ?? "The input", cause);
  }
}

function unreadable(what: string, cause: unknown): UserError {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const why = code === "ENOENT" ? "is not there" : code === "EACCES" ? "may not be read" : "cannot be read";
  return new UserError("bad-data", `${what} ${why}.`, { next: NEXT, cause });
}
