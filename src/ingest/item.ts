import { z } from "zod";

/** One item of the Current events portal, as a line of the file holds it. */
export interface Item {
  id: string;
  /** The day it stands under, `YYYY-MM-DD`. */
  date: string;
  category: string;
  /** Headings over it, outermost first; one may list several, parted by commas. */
  topics: string[];
  text: string;
  /** Outlets named in its closing brackets. */
  sources: string[];
  /** Addresses of the outlets' reports by the outlets' names, where the item links to them. */
  links?: Readonly<Record<string, string>>;
}

const label = z.string().max(500);
const itemSchema = z.object({
  id: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be small letters, digits and single hyphens"),
  date: z.iso.date("must be a day like 2019-11-01"),
  category: label.default(""),
  topics: z.array(label).max(50).default([]),
  text: z.string().min(1, "is empty").max(10_000),
  sources: z.array(label).max(50).default([]),
});

/** An item, or why the line holds none; the reason is a clause without a full stop. */
export type ItemResult = { item: Item } | { reason: string; id?: string };

/**
 * Reads one line of JSON as an item. `today` is the last day an item may stand under; nothing after it has happened.
 */
export function parseItem(line: string, today: string): ItemResult {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: looksLike(line) };
  }
  if (Array.isArray(value)) return { reason: ARRAY };
  if (typeof value !== "object" || value === null) return { reason: "not a JSON object" };
  const id = "id" in value && typeof value.id === "string" ? { id: value.id.slice(0, 100) } : {};
  const parsed = itemSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") ?? "";
    const missing = issue?.code === "invalid_type" && !(String(issue.path[0]) in value);
    return { reason: missing ? `“${field}” is missing` : `“${field}” ${message(issue)}`, ...id };
  }
  const item = parsed.data;
  if (item.date > today) return { reason: `the date ${item.date} is in the future`, ...id };
  if (item.text.includes("\ufffd")) return { reason: "the text holds broken characters (U+FFFD)", ...id };
  return { item };
}

function message(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "invalid_type") return `must be ${issue.expected === "array" ? "a list" : `a ${issue.expected}`}`;
  if (issue?.code === "too_big") return `is longer than ${String(issue.maximum)}`;
  return issue?.message ?? "is not valid";
}

function looksLike(line: string): string {
  // A file of another kind shows in its first bytes; the user then knows at once which mistake it was.
  if (line.includes("\0")) return "not text";
  if (line.startsWith("[")) return ARRAY;
  if (line.startsWith("<")) return MARKUP;
  return "not valid JSON";
}

const ARRAY = "a JSON array where one object a line is expected";
const MARKUP = "markup where JSON is expected";

/** Reasons that, given for the first line, tell that the whole file is of another kind. */
export const OTHER_KIND: ReadonlySet<string> = new Set([ARRAY, MARKUP]);
