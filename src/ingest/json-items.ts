/** An object of a list inside a document, or what stands where one should; `bytes` counts the input up to and with it. */
export interface JsonItem {
  line: number;
  bytes: number;
  text: string;
  /** `cut`: the input ends in the middle; `too-long`; `alone`: a document without the list; `not-json`: no document begins here. */
  problem?: "cut" | "too-long" | "alone" | "not-json" | "not-utf8";
}

/** Longest object that is read, in bytes; a longer one is passed over without being kept. */
export const LONGEST_ITEM = 8_000_000;
/** Bytes kept of a document outside its list. */
const LONGEST_FRAME = 65_536;
const DEEPEST_FRAME = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;
const NEWLINE = 10;

const isSpace = (byte: number): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

/** A map or list that is open outside an item, and the key its value stands under. */
interface Frame {
  open: number;
  key: string;
}

/**
 * Finds the objects of a list that every document holds under one key: in one document, a list of documents, or a document a line.
 * Bytes are looked at once and only the object in hand is kept, so that memory stays bounded whatever comes.
 */
export async function* jsonItems(input: AsyncIterable<Uint8Array>, list: string, longest = LONGEST_ITEM): AsyncGenerator<JsonItem[]> {
  const scan = new Scan(list, longest);
  for await (const chunk of input) {
    scan.take(chunk);
    if (scan.found.length > 0) yield scan.found.splice(0);
    if (scan.over) return;
  }
  scan.end();
  if (scan.found.length > 0) yield scan.found.splice(0);
}

class Scan {
  readonly found: JsonItem[] = [];
  /** Set where what comes can be no JSON. */
  over = false;
  readonly #list: string;
  readonly #longest: number;
  readonly #frames: Frame[] = [];
  #line = 1;
  #at = 0;
  #inString = false;
  #escaped = false;
  #string: number[] = [];
  #key = "";
  /** Open brackets inside the item in hand; 0 outside of one. */
  #depth = 0;
  #kept: Uint8Array[] = [];
  #keptLength = 0;
  #itemLine = 0;
  #frame: number[] = [];
  #held = 0;

  constructor(list: string, longest: number) {
    this.#list = list;
    this.#longest = longest;
  }

  take(chunk: Uint8Array): void {
    let start = 0;
    for (let i = 0; i < chunk.length && !this.over; i += 1) {
      const byte = chunk[i]!;
      if (byte === NEWLINE) this.#line += 1;
      if (this.#depth > 0) {
        this.#inside(byte);
        if (this.#depth === 0) {
          this.#keep(chunk.subarray(start, i + 1));
          this.#emit(this.#at + i + 1);
        }
      } else if (this.#outside(byte, this.#at + i + 1)) {
        start = i;
      }
    }
    if (this.#depth > 0) this.#keep(chunk.slice(start));
    this.#at += chunk.length;
  }

  end(): void {
    if (this.over) return;
    if (this.#depth > 0 || this.#frames.length > 0)
      this.found.push({ line: this.#line, bytes: this.#at, text: this.#frameText(), problem: "cut" });
  }

  #inside(byte: number): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) this.#inString = false;
    } else if (byte === QUOTE) this.#inString = true;
    else if (byte === OPEN_MAP || byte === OPEN_LIST) this.#depth += 1;
    else if (byte === CLOSE_MAP || byte === CLOSE_LIST) this.#depth -= 1;
  }

  /** Follows a document up to its list. True where an item begins. */
  #outside(byte: number, bytes: number): boolean {
    const top = this.#frames.at(-1);
    if (top === undefined && byte !== OPEN_MAP && byte !== OPEN_LIST) {
      // A byte order mark, and commas of a list that somebody cut documents out of, are let be.
      if (!isSpace(byte) && byte !== COMMA && byte < 0x80) this.#give(bytes, "not-json");
      return false;
    }
    if (this.#frame.length < LONGEST_FRAME && (this.#inString || !isSpace(byte))) this.#frame.push(byte);
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE) this.#inString = false;
      if (this.#inString && this.#string.length <= this.#list.length) this.#string.push(byte);
      return false;
    }
    if (byte === QUOTE) {
      this.#inString = true;
      this.#string = [];
    } else if (byte === COLON && top?.open === OPEN_MAP) this.#key = Buffer.from(this.#string).toString("utf8");
    else if (byte === COMMA) this.#key = "";
    else if (byte === OPEN_MAP && this.#isList(top)) {
      this.#frame.pop();
      this.#depth = 1;
      this.#itemLine = this.#line;
      return true;
    } else if (byte === OPEN_MAP || byte === OPEN_LIST) {
      this.#frames.push({ open: byte, key: this.#key });
      if (this.#isList(this.#frames.at(-1))) this.#held += 1;
      this.#key = "";
      if (this.#frames.length > DEEPEST_FRAME) this.#give(bytes, "not-json");
    } else if (byte === CLOSE_MAP || byte === CLOSE_LIST) this.#close(byte, bytes);
    return false;
  }

  /** Whether a frame is the list of a document, which is the outermost map or stands in the outermost list. */
  #isList(frame: Frame | undefined): boolean {
    if (frame === undefined || frame.open !== OPEN_LIST || frame.key !== this.#list || frame !== this.#frames.at(-1)) return false;
    const kinds = this.#frames.map(({ open }) => open).join();
    return kinds === [OPEN_MAP, OPEN_LIST].join() || kinds === [OPEN_LIST, OPEN_MAP, OPEN_LIST].join();
  }

  #close(byte: number, bytes: number): void {
    const frame = this.#frames.pop();
    if (frame === undefined || frame.open !== (byte === CLOSE_MAP ? OPEN_MAP : OPEN_LIST)) return this.#give(bytes, "not-json");
    const outer = this.#frames.length === 0 || (this.#frames.length === 1 && this.#frames[0]!.open === OPEN_LIST);
    if (byte !== CLOSE_MAP || !outer) return;
    if (this.#held === 0) this.found.push({ line: this.#line, bytes, text: this.#frameText(), problem: "alone" });
    this.#held = 0;
    this.#frame = [];
  }

  #give(bytes: number, problem: "not-json"): void {
    this.found.push({ line: this.#line, bytes, text: this.#frameText(), problem });
    this.over = true;
  }

  #frameText(): string {
    return Buffer.from(this.#frame).toString("utf8");
  }

  #keep(part: Uint8Array): void {
    this.#keptLength += part.length;
    if (this.#keptLength > this.#longest) this.#kept = [];
    else this.#kept.push(part);
  }

  #emit(bytes: number): void {
    const whole = Buffer.concat(this.#kept);
    const tooLong = this.#keptLength > this.#longest;
    this.#kept = [];
    this.#keptLength = 0;
    const text = tooLong ? "" : whole.toString("utf8");
    const wrong = tooLong ? "too-long" : text.includes("\ufffd") && !whole.includes("\ufffd") ? "not-utf8" : undefined;
    this.found.push({ line: this.#itemLine, bytes, text, ...(wrong === undefined ? {} : { problem: wrong }) });
  }
}
