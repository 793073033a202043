/** Passes UTF-8 on as it is, and puts UTF-16 that says so by its first two bytes into UTF-8. */
export async function* inUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let began = false;
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    if (!began) {
      began = true;
      decoder = chunk[0] === 0xff && chunk[1] === 0xfe ? new TextDecoder("utf-16le") : undefined;
      if (chunk[0] === 0xfe && chunk[1] === 0xff) decoder = new TextDecoder("utf-16be");
    }
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
}
