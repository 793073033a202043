import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines, type Line } from "../../src/ingest/lines.ts";

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
}

async function all(input: AsyncIterable<Uint8Array>, longest?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const batch of readLines(input, longest)) lines.push(...batch);
  return lines;
}

describe("lines", () => {
  it("counts from one, drops the byte order mark and carriage returns, and marks an unfinished last line", async () => {
    expect(await all(chunks("\ufeffone\r\n", "\ntwo"))).toEqual([
      { number: 1, text: "one", unfinished: false, bytes: 8 },
      { number: 2, text: "", unfinished: false, bytes: 9 },
      { number: 3, text: "two", unfinished: true, bytes: 12 },
    ]);
  });

  it("joins a letter cut in two by a chunk", async () => {
    const [first, second] = [new Uint8Array([0x61, 0xc3]), new Uint8Array([0xa9, 0x0a])];
    expect((await all(chunks(first, second))).map((line) => line.text)).toEqual(["aé"]);
  });

  it("reports what is not UTF-8 and goes on", async () => {
    expect((await all(chunks(new Uint8Array([0xff, 0xfe, 0x0a]), "good\n"))).map((line) => line.problem ?? line.text)).toEqual([
      "not-utf8",
      "good",
    ]);
  });

  it("skips a line that is too long without keeping it", async () => {
    const megabyte = new Uint8Array(1_000_000).fill(0x61);
    async function* huge(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 200; i += 1) yield megabyte;
      yield new TextEncoder().encode("\nshort\n");
    }
    const before = process.memoryUsage().arrayBuffers;
    const lines = await all(huge());
    expect(lines.map((line) => line.problem ?? line.text)).toEqual(["too-long", "short"]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it("cuts the same lines however the bytes arrive", async () => {
    const line = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/[\r\n\ufeff]/g, ""));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }),
        async (texts, cuts) => {
          const bytes = new TextEncoder().encode(texts.map((text) => `${text}\n`).join(""));
          const parts: Uint8Array[] = [];
          let at = 0;
          for (const cut of cuts) {
            parts.push(bytes.subarray(at, at + cut));
            at += cut;
          }
          parts.push(bytes.subarray(at));
          expect((await all(chunks(...parts))).map((found) => found.text)).toEqual(texts.map((text) => text.toWellFormed()));
        },
      ),
    );
  });
});
