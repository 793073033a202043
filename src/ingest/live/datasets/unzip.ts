import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import { FetchProblem } from "../problem.ts";

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** A comment may stand after the end record. */
const LONGEST_COMMENT = 65_535;

/**
 * The one file in a ZIP archive, unpacked to at most `most` bytes and checked by its CRC-32 (PKWARE APPNOTE). Rejects with FetchProblem
 * where there is not exactly one, where it is packed otherwise than by deflate, and where it is broken.
 */
export async function unzipOne(archive: Buffer, most: number, where: string): Promise<Buffer> {
  const broken = (cause?: unknown): FetchProblem => new FetchProblem(`The archive from ${where} is broken or cut off.`, { cause });
  try {
    const end = endOf(archive);
    if (end < 0) throw broken();
    if (archive.readUInt16LE(end + 10) !== 1)
      throw new FetchProblem(`The archive from ${where} holds not one file but others too.`, { lasting: true });
    const entry = archive.readUInt32LE(end + 16);
    if (archive.readUInt32LE(entry) !== ENTRY) throw broken();
    const [method, sum, packed, size, local] = [
      archive.readUInt16LE(entry + 10),
      archive.readUInt32LE(entry + 16),
      archive.readUInt32LE(entry + 20),
      archive.readUInt32LE(entry + 24),
      archive.readUInt32LE(entry + 42),
    ];
    if (size > most)
      throw new FetchProblem(`The archive from ${where} unpacks to more than ${Math.round(most / 1_000_000)} MB, which is not taken.`);
    if (archive.readUInt32LE(local) !== LOCAL || entry + ENTRY_BYTES > archive.length) throw broken();
    const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const body = archive.subarray(start, start + packed);
    if (body.length !== packed || (method !== 0 && method !== 8)) throw broken();
    // What it says of its size is not believed: a bomb says little.
    const file = method === 0 ? body : await inflate(body, { maxOutputLength: Math.max(1, size) });
    if (file.length !== size || crc32(file) !== sum) throw broken();
    return file;
  } catch (error) {
    throw error instanceof FetchProblem ? error : broken(error);
  }
}

function endOf(archive: Buffer): number {
  for (let at = archive.length - END_BYTES; at >= Math.max(0, archive.length - END_BYTES - LONGEST_COMMENT); at -= 1) {
    if (archive.readUInt32LE(at) === END) return at;
  }
  return -1;
}
