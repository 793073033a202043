import { kindOfId } from "./load-kinds.ts";
import { referencesOf } from "./load-references.ts";
import { readBody } from "./load-yaml.ts";
import type { RecordReader, Scope, Selection } from "./port.ts";
import type { Kind, StoredRecord } from "./types.ts";

/** What others name comes first, so that whoever reads the lines in order finds it there. */
const KINDS: readonly Kind[] = [
  "source",
  "place",
  "actor",
  "issue",
  "dossier",
  "dispute",
  "event",
  "position",
  "figure",
  "question",
  "claim",
];
const EVERYTHING = 10_000_000;
/** Events that are held at a time. */
const AT_A_TIME = 5000;

/**
 * The record as it stands, one JSON line `{kind, body, dossier?}` an entry, in the order of kinds, then days, then ids. With a selection, what it
 * selects and all that this names, so that the lines stand by themselves. History is not told: what was retracted is left out.
 */
export async function* exportRecord(
  reader: RecordReader,
  scope: Scope,
  topic?: Pick<Selection, "about" | "words">,
): AsyncGenerator<string> {
  const dossierOf = await folders(reader, scope);
  const line = ({ kind, body, id }: StoredRecord): string => {
    const dossier = dossierOf.get(id);
    // Fields in the order of the schema, however they came, so that the same record is the same line.
    const read = readBody(kind, body);
    return `${JSON.stringify({ kind, body: "put" in read ? read.put.body : body, ...(dossier === undefined ? {} : { dossier }) })}\n`;
  };
  if (topic !== undefined) {
    for (const record of await closure(reader, scope, topic)) yield line(record);
    return;
  }
  for (const kind of KINDS) {
    const parts = kind === "event" ? events(reader, scope) : all(reader, scope, kind);
    for await (const part of parts) for (const record of part) yield line(record);
  }
}

async function* all(reader: RecordReader, scope: Scope, kind: Kind): AsyncGenerator<StoredRecord[]> {
  yield await reader.select(scope, { kinds: [kind] }, "oldest", EVERYTHING);
}

const FIRST_DAY = "0001-01-01";
const DAY = 86_400_000;

/** All events, a span of days at a time. */
async function* events(reader: RecordReader, scope: Scope): AsyncGenerator<StoredRecord[]> {
  const newest = await reader.newestDay(scope, { kinds: ["event"] });
  if (newest === undefined) return;
  const spans = [{ from: FIRST_DAY, to: newest }];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const selection: Selection<"event"> = { kinds: ["event"], ...span };
    const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
    if (from < to && (await reader.count(scope, selection)) > AT_A_TIME) {
      const middle = from + Math.floor((to - from) / 2 / DAY) * DAY;
      spans.push({ from: dayOf(middle + DAY), to: span.to }, { from: span.from, to: dayOf(middle) });
    } else yield await reader.select(scope, selection, "oldest", EVERYTHING);
  }
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The dossier in whose folder a record stands, by the record's id. */
export async function folders(reader: RecordReader, scope: Scope): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { id } of await reader.select(scope, { kinds: ["dossier"] }, "oldest", EVERYTHING)) {
    for (const kind of KINDS) {
      for (const record of await reader.select(scope, { kinds: [kind], about: [[id]] }, "oldest", EVERYTHING))
        if (record.id !== id || kind !== "dossier") found.set(record.id, id);
    }
  }
  return found;
}

async function closure(reader: RecordReader, scope: Scope, topic: Pick<Selection, "about" | "words">): Promise<StoredRecord[]> {
  const found = new Map<string, StoredRecord>();
  let next: StoredRecord[] = [];
  for (const kind of KINDS) next.push(...(await reader.select(scope, { kinds: [kind], ...topic }, "oldest", EVERYTHING)));
  while (next.length > 0) {
    for (const record of next) found.set(record.id, record);
    const named = new Set(next.flatMap(({ body }) => referencesOf(body).map(({ id }) => id)).filter((id) => !found.has(id)));
    next = [];
    for (const kind of KINDS) {
      const ids = [...named].filter((id) => kindOfId(id) === kind);
      if (ids.length > 0) next.push(...(await reader.get(scope, kind, ids)));
    }
  }
  const rank = new Map(KINDS.map((kind, i) => [kind, i]));
  return [...found.values()].toSorted((a, b) => (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) || (a.id < b.id ? -1 : 1));
}
