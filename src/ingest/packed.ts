import { open, type FileHandle } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { Readable, type Transform } from "node:stream";
import { createGunzip, createInflateRaw } from "node:zlib";
import { UserError } from "../core/errors.ts";

/** What real data files unpack to is 3 to 30 times their size; what unpacks to more than this is a bomb. */
const MOST_EXPANSION = 250;
/** Below so many bytes nothing is a bomb: a file of one repeated row is not. */
const ALWAYS_ALLOWED = 64 * 1024 * 1024;

/** How a file is packed, by its first bytes. */
export function packingOf(first: Uint8Array): "gzip" | "zip" | undefined {
  if (first[0] === 0x1f && first[1] === 0x8b) return "gzip";
  if (first[0] === 0x50 && first[1] === 0x4b && (first[2] === 3 || first[2] === 5)) return "zip";
  return undefined;
}

/** Bytes that went into unpacking so far. */
export interface Packed {
  taken: number;
}

/** Unpacks gzip as it arrives; what unpacks beyond all measure is stopped. */
export function gunzip(bytes: AsyncIterable<Uint8Array>, packed: Packed): AsyncGenerator<Uint8Array> {
  return unpack(bytes, createGunzip(), packed);
}

async function* unpack(bytes: AsyncIterable<Uint8Array>, through: Transform, packed: Packed): AsyncGenerator<Uint8Array> {
  const source = Readable.from(counted(bytes, packed), { objectMode: false });
  let failure: unknown;
  source.on("error", (cause) => {
    failure = cause;
    through.destroy();
  });
  let made = 0;
  try {
    for await (const chunk of source.pipe(through)) {
      made += chunk.length;
      if (made > ALWAYS_ALLOWED && made > packed.taken * MOST_EXPANSION) throw bomb(made, packed.taken);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    if (failure !== undefined) throw failure;
    throw new UserError("bad-data", "The packed file is damaged or cut off; what was unpacked before that may be on record.", {
      next: "Fetch it again, then run the same command.",
      cause,
    });
  } finally {
    source.destroy();
    through.destroy();
  }
  if (failure !== undefined) throw failure;
}

async function* counted(bytes: AsyncIterable<Uint8Array>, packed: Packed): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    packed.taken += chunk.length;
    yield chunk;
  }
}

function bomb(made: number, taken: number): UserError {
  return new UserError(
    "bad-data",
    `The packed file unpacks to more than ${Math.floor(made / taken)} times its size and was not read further.`,
    {
      next: "Unpack it by other means and look at it first.",
    },
  );
}

/** One file in a zip archive. */
interface Entry {
  name: string;
  method: number;
  size: number;
  offset: number;
}

const END_RECORD = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record, and the longest comment after it. */
const LONGEST_END = 22 + 65_535;
const MOST_DIRECTORY = 1_000_000;
const TOO_LARGE = 0xffffffff;

/** The one data file of a zip archive, unpacked. Rejects with a UserError where there is none, or there are several. */
export async function unzip(path: string, packed: Packed): Promise<{ name: string; bytes: AsyncIterable<Uint8Array>; size: number }> {
  const handle = await open(path);
  try {
    const entries = await directory(handle);
    if (entries.some(({ name }) => name.startsWith("xl/")))
      throw new UserError("bad-data", "This is an Excel workbook, which is not read here.", {
        next: "Save its table as CSV in UTF-8 and import that.",
      });
    const files = entries.filter(({ name }) => !name.endsWith("/") && !/(?:^|\/)(?:\.|__MACOSX)|\.(?:pdf|docx?|html?)$|readme/i.test(name));
    const [only, ...others] = files;
    if (!only) throw damaged("holds no data file");
    if (others.length > 0) throw damaged(`holds ${files.length} files`, "Unpack it and name the files to import.");
    if (only.size === TOO_LARGE || only.offset === TOO_LARGE || (only.method !== 8 && only.method !== 0))
      throw damaged("is packed in a way that is not read here", "Unpack it and import the file within.");
    const local = await readAt(handle, only.offset, 30);
    if (local.length < 30 || local.readUInt32LE(0) !== LOCAL) throw damaged("is damaged");
    const start = only.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    const stored = createReadStream(path, { start, end: Math.max(start, start + only.size - 1) });
    const bytes = only.method === 0 ? counted(stored, packed) : unpack(stored, createInflateRaw(), packed);
    return { name: only.name.split("/").at(-1) ?? only.name, bytes, size: only.size };
  } finally {
    await handle.close();
  }
}

async function directory(handle: FileHandle): Promise<Entry[]> {
  const { size } = await handle.stat();
  const tail = await readAt(handle, Math.max(0, size - LONGEST_END), Math.min(size, LONGEST_END));
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END_RECORD) at -= 1;
  if (at < 0) throw damaged("is cut off");
  const length = tail.readUInt32LE(at + 12);
  if (length > MOST_DIRECTORY) throw damaged("holds too many files", "Unpack it and name the files to import.");
  const list = await readAt(handle, tail.readUInt32LE(at + 16), length);
  const entries: Entry[] = [];
  for (let i = 0; i + 46 <= list.length && list.readUInt32LE(i) === CENTRAL;) {
    const nameLength = list.readUInt16LE(i + 28);
    const name = list.toString("utf8", i + 46, i + 46 + nameLength);
    entries.push({ name, method: list.readUInt16LE(i + 10), size: list.readUInt32LE(i + 20), offset: list.readUInt32LE(i + 42) });
    i += 46 + nameLength + list.readUInt16LE(i + 30) + list.readUInt16LE(i + 32);
  }
  return entries;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function damaged(what: string, next = "Fetch it again, or unpack it and import the file within."): UserError {
  return new UserError("bad-data", `The zip archive ${what}.`, { next });
}
