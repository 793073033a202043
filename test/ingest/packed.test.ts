import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openInput } from "../../src/ingest/import-input.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "readout-packed-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const WORDS = "Über Strelsau, 東京\nsecond line\n";

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** A zip archive of files, packed. */
function zip(files: readonly [name: string, bytes: Uint8Array][]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

async function read(path: string): Promise<string> {
  const { bytes } = await openInput(path);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks)
    .toString("utf8")
    .replace(/^\ufeff/, "");
}

async function* stream(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

describe("packed input", () => {
  it.each<[string, () => Uint8Array]>([
    ["plain.csv", () => Buffer.from(WORDS)],
    ["packed.csv.gz", () => gzipSync(WORDS)],
    ["packed.zip", () => zip([["data/GEDEvent_v23_1.csv", Buffer.from(WORDS)]])],
    ["with-readme.zip", () => zip([["README.txt", Buffer.from("read me")], ["ged231.csv", Buffer.from(WORDS)]])],
    ["utf16.csv", () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(WORDS, "utf16le")])],
    ["utf16be.csv", () => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(WORDS, "utf16le").swap16()])],
  ])("reads %s", async (name, bytes) => {
    expect(await read(write(name, bytes()))).toBe(WORDS);
  }); // prettier-ignore

  it("is named by what is in it", async () => {
    expect((await openInput(write("archive.zip", zip([["data/GEDEvent_v23_1.csv", Buffer.from(WORDS)]])))).name).toBe("GEDEvent_v23_1.csv");
    expect((await openInput(write("ged191.csv.gz", gzipSync(WORDS)))).name).toBe("ged191.csv");
  });

  it("reads a gzip stream in small pieces", async () => {
    const { bytes } = await openInput(stream(gzipSync(WORDS)));
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString("utf8")).toBe(WORDS);
  });

  it.each<[string, () => Uint8Array, string]>([
    ["bomb.gz", () => gzipSync(Buffer.alloc(200_000_000)), "The packed file unpacks to more than"],
    ["bomb.zip", () => zip([["a.csv", Buffer.alloc(200_000_000)]]), "The packed file unpacks to more than"],
    ["cut.gz", () => gzipSync(WORDS).subarray(0, 25), "The packed file is damaged or cut off; what was unpacked before that may be on record."],
    ["cut.zip", () => zip([["a.csv", Buffer.from(WORDS)]]).subarray(0, 60), "The zip archive is cut off."],
    ["several.zip", () => zip([["a.csv", Buffer.from(WORDS)], ["b.csv", Buffer.from(WORDS)]]), "The zip archive holds 2 files."],
    ["none.zip", () => zip([]), "The zip archive holds no data file."],
  ])("says what is wrong with %s", async (name, bytes, message) => {
    await expect(read(write(name, bytes()))).rejects.toThrow(message);
  }); // prettier-ignore

  it("says how a zip archive is read from a stream", async () => {
    await expect(openInput(stream(zip([["a.csv", Buffer.from(WORDS)]])))).rejects.toThrow("A zip archive cannot be read from a stream.");
  });

  it("ends on any damage to an archive", async () => {
    const whole = zip([["a.csv", Buffer.from(WORDS.repeat(20))]]);
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      // Whatever it comes to, it is text or a problem in the user's words.
      const outcome = await read(write("damaged.zip", bytes)).catch((error: Error) => error.name);
      expect(outcome === "UserError" || outcome.length >= 0).toBe(true);
      expect(outcome).not.toBe("RangeError");
      expect(outcome).not.toBe("TypeError");
    }
  });
});
