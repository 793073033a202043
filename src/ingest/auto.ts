import { UserError } from "../core/errors.ts";
import type { Head } from "./dataset.ts";
import { readHead } from "./head.ts";
import { openInput } from "./import-input.ts";
import type { Importer } from "./import.ts";
import { looksLike } from "./looks.ts";

/** Less sure than this is not known. */
const SURE_ENOUGH = 0.5;
/** Formats nearer to each other than this could be either. */
const APART = 0.1;

/** The format that the beginning of an input is of. Throws UserError("bad-data") where it is none, or could be several. */
export function detectFormat(head: Head, formats: readonly Importer[]): Importer {
  const found = formats
    .map((format) => ({ format, sure: format.detect(head) }))
    .filter(({ sure }) => sure >= SURE_ENOUGH)
    .toSorted((a, b) => b.sure - a.sure || (a.format.name < b.format.name ? -1 : 1));
  const [first, second] = found;
  const next = `There is: ${formats
    .map(({ name }) => name)
    .toSorted()
    .join(", ")}; readout help import says what each reads.`;
  if (first === undefined) throw new UserError("bad-data", `This is ${looksLike(head)}; ${nearly(head, formats)}.`, { next });
  if (second !== undefined && first.sure - second.sure < APART) {
    const names = found.filter(({ sure }) => first.sure - sure < APART).map(({ format }) => format.name);
    throw new UserError("bad-data", `This is ${looksLike(head)}; it could be ${names.join(" or ")}.`, { next });
  }
  return first.format;
}

function nearly(head: Head, formats: readonly Importer[]): string {
  const near = formats.flatMap(({ name, lacks }) => {
    const what = lacks?.(head);
    return what === undefined ? [] : [`it is nearly ${name}, but ${what}`];
  });
  return near[0] ?? "no format is known that looks so";
}

/** Tells the format by the content and imports with it; the report says what the input was taken for. */
export function autoImporter(formats: readonly Importer[]): Importer {
  return {
    name: "auto",
    description: "any of these, told by its content",
    detect: () => 0,
    async import(input, deps) {
      const opened = await openInput(input);
      const { head, bytes } = await readHead(opened.bytes, opened.name);
      const format = detectFormat(head, formats);
      if (typeof input === "string") await letGo(bytes);
      const report = await format.import(typeof input === "string" ? input : bytes, deps);
      return { ...report, notes: [`Taken for ${format.name}: ${format.description}.`, ...report.notes] };
    },
  };
}

/** Closes a file that is read no further; a generator closes only once it has begun. */
async function letGo(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const chunks = bytes[Symbol.asyncIterator]();
  await chunks.next();
  await chunks.return?.();
}
