import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delimiterOf, readCsv, type CsvRecord } from "../../src/ingest/csv/read.ts";

async function read(parts: readonly Uint8Array[], delimiter = ","): Promise<CsvRecord[]> {
  async function* bytes() {
    yield* parts;
  }
  const records: CsvRecord[] = [];
  for await (const some of readCsv(bytes(), delimiter)) records.push(...some);
  return records;
}
const text = (of: string) => new TextEncoder().encode(of);
const cells = async (of: string) => (await read([text(of)])).map((record) => record.problem ?? record.cells);

/** A file cut into chunks at any places. */
function cutAt(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (whole.length + 1)))].toSorted((a, b) => a - b);
  return [...ends, whole.length].map((end, i) => whole.subarray(i === 0 ? 0 : (ends[i - 1] ?? 0), end));
}

describe("reading CSV", () => {
  it("reads quoted cells with commas, quotation marks and line ends in them", async () => {
    expect(await cells('a,b\n"1,2","say ""yes"""\r\n"two\nlines",\n')).toEqual([
      ["a", "b"],
      ["1,2", 'say "yes"'],
      ["two\nlines", ""],
    ]);
  });

  it("counts lines as an editor does", async () => {
    const records = await read([text('a,b\n\n"x\ny",1\nz,2')]);
    expect(records.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it("gives up one line where a quotation mark was left open, and reads on with the next", async () => {
    expect(await cells('a,b\n"1,2\n3,4\n5,6\n')).toEqual([
      ["a", "b"],
      "a quotation mark is left open or out of place",
      ["3", "4"],
      ["5", "6"],
    ]);
    expect(await cells('a,b\n"1,2\n3,"x"\n5,6\n')).toEqual([
      ["a", "b"],
      "a quotation mark is left open or out of place",
      ["3", "x"],
      ["5", "6"],
    ]);
    expect(await cells('a,b\n1,"2\n3,4","5,6"\n7,8\n')).toEqual([
      ["a", "b"],
      "a quotation mark is left open or out of place",
      "has 3 columns where there are 2",
      ["7", "8"],
    ]);
  });

  it("takes a quotation mark inside a bare cell for text", async () => {
    expect(await cells('a,b\n5" gun,2\n')).toEqual([
      ["a", "b"],
      ['5" gun', "2"],
    ]);
  });

  it("says what a cut off last line lacks", async () => {
    expect(await cells("a,b\n1,2\n3")).toEqual([
      ["a", "b"],
      ["1", "2"],
      "has 1 columns where there are 2; the last line has no line end and may be cut off",
    ]);
  });

  it("passes over a line of a gigabyte without keeping it", async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(120);
    async function* huge() {
      yield text("a,b\n1,2\n");
      for (let i = 0; i < 1024; i += 1) yield chunk;
      yield text("\n3,4\n");
    }
    const kept = () => process.memoryUsage().heapUsed + process.memoryUsage().external;
    const before = kept();
    const records: CsvRecord[] = [];
    for await (const some of readCsv(huge(), ",")) records.push(...some);
    expect(records.map(({ line, problem, cells: found }) => [line, problem ?? found])).toEqual([
      [1, ["a", "b"]],
      [2, ["1", "2"]],
      [3, "longer than one megabyte"],
      [4, ["3", "4"]],
    ]);
    expect(kept() - before).toBeLessThan(500_000_000);
  }, 30_000); // prettier-ignore

  it("reads what was written, however it arrives", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "日", " ", ",", '"', "\n", "\r", "x1"), maxLength: 12 });
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        async (rows, places) => {
          const whole = text(rows.map((row) => `${row.map(quoted).join(",")}\n`).join(""));
          const records = await read(cutAt(whole, places));
          expect(records.map(({ cells: found }) => found)).toEqual(rows);
        },
      ),
    );
  });

  it("ends on any bytes, loses no line and comes to the same however they arrive", async () => {
    const mark = fc.constantFrom(44, 34, 10, 13, 97, 0xc3, 0xa9, 0xff, 0);
    await fc.assert(
      fc.asyncProperty(fc.array(mark, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 6 }), async (bytes, places) => {
        const whole = Uint8Array.from(bytes);
        const once = await read([whole]);
        const inParts = await read(cutAt(whole, places));
        const shape = (records: CsvRecord[]) => records.map(({ line, cells: found, problem }) => ({ line, found, problem }));
        // In parts a letter can be cut; whether the file is UTF-8 is judged line by line, so the outcome is the same.
        expect(shape(inParts)).toEqual(shape(once));
        expect(once.every(({ line }, i) => i === 0 || line > (once[i - 1]?.line ?? 0))).toBe(true);
      }),
    );
  });

  it.each([
    ["a;b;c\n1;2;3", ";"],
    ["a\tb\tc", "\t"],
    ["a,b;c,d", ","],
  ])("tells what parts the columns of %j", (head, mark) => expect(delimiterOf(head)).toBe(mark));
});
