import type { Head } from "./dataset.ts";

/** Bytes of an input by which its format is told. */
export const HEAD_BYTES = 65_536;

const BYTE_ORDER_MARK = "\ufeff";

/** Reads the beginning of an input, and gives back a stream that begins with it. */
export async function readHead(
  input: AsyncIterable<Uint8Array>,
  name: string | undefined,
): Promise<{ head: Head; bytes: AsyncIterable<Uint8Array> }> {
  const chunks = input[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let whole = false;
  while (length < HEAD_BYTES && !whole) {
    const next = await chunks.next();
    if (next.done) whole = true;
    else {
      first.push(next.value);
      length += next.value.length;
    }
  }
  const bytes = Buffer.concat(first, Math.min(length, HEAD_BYTES));
  const text = new TextDecoder().decode(bytes, { stream: true });
  const head: Head = {
    text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text,
    bytes,
    whole: whole && length <= HEAD_BYTES,
    ...(name === undefined ? {} : { name }),
  };
  return { head, bytes: again(first, chunks) };
}

async function* again(first: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    while (first.length > 0) yield first.shift()!;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
