import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../core/errors.ts";
import type { ImportInput } from "./import-types.ts";

const NEXT = "Name a file that this user may read, or - for standard input.";
const CHUNK_BYTES = 256 * 1024;

/** An input ready to be read. */
export interface OpenedInput {
  /** The file's own name; absent for a stream. */
  name?: string;
  bytes: AsyncIterable<Uint8Array>;
  progress: { total?: number; done(unpacked: number): number };
}

/** Opens a file or takes a stream as it is. Rejects with a UserError where it cannot be read or is a folder. */
export async function openInput(input: ImportInput): Promise<OpenedInput> {
  if (typeof input !== "string") return { bytes: readable(input, undefined), progress: { done: (bytes) => bytes } };
  const total = await sizeOf(input);
  const stream = createReadStream(input, { highWaterMark: CHUNK_BYTES });
  return { name: basename(input), bytes: readable(stream, input), progress: { total, done: (bytes) => bytes } };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new UserError("bad-data", `${path} is a folder, not a file.`, { next: NEXT });
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
