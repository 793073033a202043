import { createHash } from "node:crypto";
import { formatNumber } from "../briefings/format.ts";
import { UserError } from "../core/errors.ts";
import { readBody } from "../record/load-yaml.ts";
import type { Change, RecordReader, RevisionEntry } from "../record/port.ts";
import type { Kind, Owner, StoredRecord } from "../record/types.ts";

/** Fields that say what an entry is, and what it rests on; those are not replaced by hand. */
const FIXED = new Set(["id", "evidence", "supersedes", "dataset", "dispute"]);

/** What an entry is to be: its body as data, and the path of the value that is replaced. */
export interface Revised {
  body: Record<string, unknown>;
  path: string;
  /** The value before and after, as people read them. */
  was: string;
  is: string;
}

/** The entry with one value replaced. Throws UserError where there is no such field. */
export function revisedBody(record: StoredRecord, field: string, value: string): Revised {
  const path = field.toLowerCase();
  if (FIXED.has(path.split(".")[0] ?? "")) {
    throw new UserError("usage", `${path.slice(0, 60)} cannot be replaced.`, { next: "Retract the entry, and take in the right one." });
  }
  const before = valueAt(record.body, path);
  if (typeof before !== "string" && typeof before !== "number" && typeof before !== "boolean") {
    throw new UserError("usage", `${record.id} has no value ${path.slice(0, 60)}.`, {
      next: `It has: ${scalars(record.body).join(", ")}.`,
    });
  }
  const typed = typeof before === "number" ? Number(value.replaceAll(",", "")) : typeof before === "boolean" ? value === "true" : value;
  return { body: replaced(record.body, path.split("."), typed), path, was: readable(before), is: readable(typed) };
}

/**
 * The changes that bring an entry to its new body, with a source beside its evidence where one is named: one on record by its id, or a new
 * one by its address. Throws UserError where an entry takes no such value.
 */
export async function revisionChanges(
  { record, dossier }: Pick<RevisionEntry, "record" | "dossier">,
  { body, path }: Revised,
  source: { named: string; now: string; reader: RecordReader; owner: Owner } | undefined,
): Promise<Change[]> {
  const found = source === undefined ? undefined : await sourceFor(source);
  const evidence = "evidence" in record.body ? record.body.evidence : undefined;
  const whole = found === undefined || evidence === undefined ? body : { ...body, evidence: [{ source: found.id }, ...evidence] };
  const put = checked(record.kind, whole, `${path} of ${record.id}`);
  return [...(found?.changes ?? []), { put: dossier === undefined ? put : { ...put, dossier } }];
}

function checked(kind: Kind, body: unknown, what: string): Extract<Change, { put: unknown }>["put"] {
  const read = readBody(kind, body);
  if ("put" in read) return read.put;
  const [problem] = read.problems;
  throw new UserError("usage", `That cannot be the ${what}.`, { next: problem ? `Expected: ${problem.expected}.` : "Check its form." });
}

async function sourceFor({ named, now, reader, owner }: { named: string; now: string; reader: RecordReader; owner: Owner }) {
  if (named.startsWith("src-")) {
    const [known] = await reader.get({ owner, asOf: now }, "source", [named]);
    if (known) return { id: known.id, changes: [] };
    throw new UserError("usage", `No source has the id ${named.slice(0, 60)}.`, { next: "Name its address instead." });
  }
  if (!URL.canParse(named))
    throw new UserError("usage", `“${named.slice(0, 60)}” is no address.`, { next: "Begin it with https://, or name a source's id." });
  const id = `src-correction-${createHash("sha256").update(named).digest("hex").slice(0, 12)}`;
  const body = { id, publisher: new URL(named).hostname, url: named, published_at: now.slice(0, 10), published_basis: "listed" };
  return { id, changes: [{ put: checked("source", body, "source") }] };
}

const readable = (value: string | number | boolean): string => (typeof value === "number" ? formatNumber(value) : String(value));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function valueAt(body: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), body);
}

/** A copy with the value at a path replaced; lists stay lists. */
function replaced(body: object, [first = "", ...rest]: readonly string[], value: unknown): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...body };
  const inner = copy[first];
  if (rest.length === 0) copy[first] = value;
  else if (Array.isArray(inner)) copy[first] = Object.values(replaced({ ...inner }, rest, value));
  else if (isObject(inner)) copy[first] = replaced(inner, rest, value);
  return copy;
}

/** The paths of all values that can be replaced. */
function scalars(value: unknown, path = ""): string[] {
  if (!isObject(value)) return [path];
  return Object.entries(value)
    .filter(([key]) => path !== "" || !FIXED.has(key))
    .flatMap(([key, inner]) => scalars(inner, path === "" ? key : `${path}.${key}`));
}
