import { isUtf8 } from "node:buffer";
import type { Head } from "./dataset.ts";

const MOST_NAMES = 8;
const LONGEST_NAME = 30;

/** Files that are often taken for data, by the bytes they begin with. */
const KINDS_OF_FILE: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "a PDF"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture (PNG)"],
  [[0xff, 0xd8, 0xff], "a picture (JPEG)"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an older Excel or Word file"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "an SQLite database"],
  [[0x50, 0x41, 0x52, 0x31], "a Parquet file"],
  [[0x52, 0x44, 0x58], "data of R (RData)"],
];

/** What the beginning of an input looks like, as a noun phrase, for the message that no format was found. */
export function looksLike({ text, bytes, whole }: Head): string {
  if (text.trim() === "") return whole ? "an empty input" : "an input of blanks";
  const kind = KINDS_OF_FILE.find(([begins]) => begins.every((byte, at) => bytes[at] === byte))?.[1];
  if (kind !== undefined) return kind;
  if (bytes.includes(0) || !isUtf8(whole ? bytes : wholeCharacters(bytes))) return "data that is not text";
  const start = text.trimStart();
  if (start.startsWith("<"))
    return /^<(?:!doctype html|html)/i.test(start) ? "a web page (HTML), perhaps a log-in page or an error" : "markup (XML or HTML)";
  const line = /^[^\n]*/.exec(start)?.[0]?.replace(/\r$/, "") ?? "";
  if (start.startsWith("{") || start.startsWith("[")) return `JSON${withNames(keysOf(start))}`;
  const tabs = line.split("\t").length;
  if (tabs > 2) return `a table of ${tabs} columns parted by tabs${withNames(columns(line, "\t"))}`;
  const commas = line.split(",").length;
  if (commas > 2) return `a table of about ${commas} columns parted by commas${withNames(columns(line, ","))}`;
  return `text that begins “${clean(line.slice(0, LONGEST_NAME * 2))}”`;
}

/** Without the last bytes, in which a character may be cut. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && end > bytes.length - 4 && (bytes[end - 1]! & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, Math.max(0, end - 1));
}

function keysOf(json: string): string[] {
  return [...new Set([...json.slice(0, 4000).matchAll(/"([^"\\\n]{1,60})"\s*:/g)].map((match) => match[1]!))];
}

/** The words of a header; a first line of data is not shown as one. */
function columns(line: string, by: string): string[] {
  const names = line.split(by).map((name) => name.replaceAll('"', "").trim());
  return names.every((name) => /^\p{L}[\p{L}\p{N} _.-]*$/u.test(name)) ? names : [];
}

function withNames(names: readonly string[]): string {
  if (names.length === 0) return "";
  const more = names.length > MOST_NAMES ? " and more" : "";
  return ` with ${names
    .slice(0, MOST_NAMES)
    .map((name) => clean(name.slice(0, LONGEST_NAME)))
    .join(", ")}${more}`;
}

const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").trim();
