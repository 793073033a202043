import type { Event, Quantity, StoredRecord } from "../record/types.ts";
import { dayLabel, rangeLabel } from "../core/date-labels.ts";
import { assertNever } from "../core/errors.ts";
import type { ValueFormat } from "./types.ts";
import { word } from "./wording.ts";

/** Digits grouped by commas: 9000 is "9,000". */
export function formatNumber(number: number): string {
  const [whole = "", fraction] = (Number.isInteger(number) ? BigInt(number).toString() : String(number)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const QUALIFIERS: Record<Quantity["qualifier"], string> = {
  exactly: "",
  at_least: "at least ",
  more_than: "more than ",
  about: "about ",
  up_to: "up to ",
  fewer_than: "fewer than ",
};

/** A quantity in words: "more than 9,000", "21–34–50 (low–best–high)". */
export function formatQuantity({ value, low, best, high, qualifier }: Quantity): string {
  const prefix = QUALIFIERS[qualifier];
  const ends = [low, high].filter((n) => n !== undefined);
  const range = ends.map(formatNumber).join("–");
  if (value !== undefined) return `${prefix}${formatNumber(value)}${ends.length === 2 ? ` (${range})` : ""}`;
  if (best === undefined) {
    if (low !== undefined && high !== undefined) return `${prefix}${low === high ? formatNumber(low) : range}`;
    return low === undefined ? `${prefix || "up to "}${formatNumber(high ?? 0)}` : `${prefix || "at least "}${range}`;
  }
  const parts = [
    ["low", low],
    ["best", best],
    ["high", high],
  ] as const;
  const given = parts.flatMap(([name, n]) => (n === undefined ? [] : [{ name, shown: formatNumber(n) }]));
  if (given.length === 1 || (low === best && high === best)) return `an estimated ${prefix}${formatNumber(best)}`;
  const outside = (low !== undefined && best < low) || (high !== undefined && best > high) ? ", as recorded" : "";
  return `${prefix}${given.map((g) => g.shown).join("–")} (${given.map((g) => g.name).join("–")}${outside})`;
}

/** "Jan 2020". */
export function formatMonth(day: string): string {
  return dayLabel(day).split(" ").slice(1).join(" ");
}

/** An event's date, no more exact than it is known. */
export function formatDated(date: Event["date"]): string {
  switch (date.precision) {
    case "day":
    case "span":
      return date.to === undefined ? dayLabel(date.from) : rangeLabel(date.from, date.to);
    case "week":
      return `week of ${dayLabel(date.from)}`;
    case "month":
      return formatMonth(date.from);
    case "year":
      return date.from.slice(0, 4);
    default:
      return assertNever(date.precision);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** A field by dotted path; `@recordedAt` and `@knownAt` are those of the entry itself. */
function fieldOf(record: StoredRecord, path: string): unknown {
  if (path === "@recordedAt") return record.recordedAt;
  if (path === "@knownAt") return record.knownAt;
  return path.split(".").reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), record.body);
}

function isDated(value: unknown): value is Event["date"] {
  return isObject(value) && typeof value["from"] === "string" && typeof value["precision"] === "string";
}

function isQuantity(value: unknown): value is Quantity {
  return isObject(value) && typeof value["qualifier"] === "string";
}

/** Days that may be given as "known to be no newer than", with the field that says so. */
const PRECISION_FIELDS: Readonly<Record<string, string>> = { stated_on: "stated_precision", as_of: "as_of_precision" };

function formatDateField(record: StoredRecord, path: string, field: unknown): string | undefined {
  if (isDated(field)) return formatDated(field);
  if (typeof field !== "string") return undefined;
  const precision = PRECISION_FIELDS[path];
  const upTo = precision !== undefined && fieldOf(record, precision) === "by";
  if (!upTo) return dayLabel(field);
  return path === "as_of" ? `${dayLabel(field)} or earlier` : `no later than ${dayLabel(field)}`;
}

/** What a value span must read for this field, or undefined where the record has no such field. */
export function formatField(record: StoredRecord, path: string, format: ValueFormat): string | undefined {
  const field = fieldOf(record, path);
  switch (format) {
    case "text":
      return typeof field === "string" ? field : undefined;
    case "number":
      return typeof field === "number" ? formatNumber(field) : undefined;
    case "quantity":
      return isQuantity(field) ? formatQuantity(field) : undefined;
    case "date":
      return formatDateField(record, path, field);
    case "word":
      return typeof field === "string" ? word(field) : undefined;
    case "publisher":
      return record.kind === "source" ? publisherName(record) : undefined;
    default:
      return assertNever(format);
  }
}

/** The publisher as shown, also where none is on record. */
export function publisherName(source: StoredRecord<"source">): string {
  return source.body.publisher ?? "publisher not on record";
}
