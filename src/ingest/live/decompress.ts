import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { FetchProblem, shownUrl } from "./problem.ts";

const unpack = { gzip: promisify(gunzip), br: promisify(brotliDecompress), zlib: promisify(inflate), raw: promisify(inflateRaw) };

/** Encodings laid over each other that are taken off; no honest server lays more. */
const MOST_LAYERS = 2;

/**
 * Takes off what Content-Encoding names: gzip, deflate, br. What would unpack to more than `most` bytes is stopped there.
 * Rejects with FetchProblem.
 */
export async function decode(packed: Buffer, encoding: string | undefined, most: number, url: URL): Promise<Buffer> {
  const layers = (encoding ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "" && name !== "identity");
  if (layers.length > MOST_LAYERS) throw new FetchProblem(`${shownUrl(url)} is packed ${layers.length} times over.`);
  let body = packed;
  for (const layer of layers.toReversed()) body = await unpacked(body, layer, most, url);
  if (body.length > most) throw bomb(url, most);
  return body;
}

async function unpacked(body: Buffer, layer: string, most: number, url: URL): Promise<Buffer> {
  const how = methodOf(layer, body);
  if (how === undefined) throw new FetchProblem(`${shownUrl(url)} is packed in a way that is not known (${layer.slice(0, 20)}).`);
  try {
    return await how(body, { maxOutputLength: most });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE") throw bomb(url, most);
    throw new FetchProblem(`${shownUrl(url)} came broken or cut off; it cannot be unpacked.`, { cause });
  }
}

function methodOf(layer: string, body: Buffer) {
  if (layer === "gzip" || layer === "x-gzip") return unpack.gzip;
  if (layer === "br") return unpack.br;
  // "deflate" means zlib's format (RFC 9110, 8.4.1.2); some servers send it without its header.
  if (layer === "deflate") return ((body[0] ?? 0) & 0x0f) === 8 ? unpack.zlib : unpack.raw;
  return undefined;
}

function bomb(url: URL, most: number): FetchProblem {
  return new FetchProblem(`${shownUrl(url)} unpacks to more than ${Math.round(most / 1_000_000)} MB, which is not taken.`, {
    lasting: true,
  });
}
