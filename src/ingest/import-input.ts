import { stat } from "node:fs/promises";
import { UserError } from "../core/errors.ts";

const NEXT = "Name a file that this user may read, or - for standard input.";

/** Size of a file in bytes. Rejects with a UserError where it cannot be read or is a folder. */
export async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new UserError("bad-data", `${path} is a folder, not a file.`, { next: NEXT });
    return found.size;
  } catch (cause) {
    throw cause instanceof UserError ? cause : unreadable(path, cause);
  }
}

/** Turns a failing read into words for the user. */
export async function* readable(stream: AsyncIterable<Uint8Array>, path: string | undefined): AsyncGenerator<Uint8Array> {
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
