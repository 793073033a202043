import { createHash } from "node:crypto";
import { toInstant } from "../core/clock.ts";
import { type Action, type MessageDocument, plainDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import type { Audit } from "../digests/audit.ts";
import type { Correction, Corrections } from "../digests/corrections.ts";
import type { Deliveries, Delivery } from "../digests/deliveries.ts";
import type { Edition } from "../digests/editions.ts";
import { deliveryKey } from "../digests/scheduler.ts";
import type { Change, RecordStore, RevisionEntry } from "../record/port.ts";
import type { StoredRecord } from "../record/types.ts";
import type { Call, Command, Outcome, RawOptions } from "./command.ts";
import { readWordsOf } from "./digest/read-words.ts";
import type { CommandDeps } from "./deps.ts";
import { isSet, required } from "./options.ts";
import { revisedBody, revisionChanges } from "./revise.ts";

/** Messages of so long ago are still corrected, in milliseconds. */
const REACH = 30 * 24 * 60 * 60_000;
const EXAMPLE = "correct evt-some-event field: summary value: What happened instead. reason: the source was misread";

export interface CorrectionDesk extends CommandDeps {
  store: Pick<RecordStore, "commit">;
  corrections: Corrections;
  deliveries: Deliveries;
  audit: Audit;
}

/** Corrects an entry of the record, and the messages that cited it. */
export function createCorrectCommand(desk: CorrectionDesk): Command {
  const command: Command = {
    spec: {
      name: "correct",
      summary: "Retract an entry of the record or replace a value, and mend the messages that cited it",
      options: [
        { name: "record", kind: "words", summary: "Id of the entry, as Why this line? shows it", required: true, positional: true },
        { name: "field", kind: "words", summary: "The field to replace: summary, quantity.value, date.from …; none retracts the entry" },
        { name: "value", kind: "words", summary: "Its new value" },
        { name: "reason", kind: "words", summary: "Why, as after “because”; readers see it" },
        { name: "source", kind: "words", summary: "Where it is seen: the id of a source on record, or an address" },
        { name: "confirm", kind: "flag", summary: "Do it; without it you see first what would change" },
      ],
      visibility: "private",
      manages: true,
      examples: [EXAMPLE, "correct evt-some-event reason: it did not happen"],
    },
    async run(raw, call) {
      const entry = await entryFor(raw, call, desk);
      const { record } = entry;
      const reason = reasonOf(raw);
      const revised = await revision(entry, raw, desk, call);
      const cited = await desk.editions.citing(record.id, toInstant(call.now - REACH));
      const reach = reachOf(cited);
      if (!isSet(raw, "confirm")) return { document: preview(record, revised, reason, reach, raw) };
      return commit(record, { revised, reason, reachable: reach.reachable }, call, desk);
    },
  };
  return { ...command, readWords: readWordsOf(command.spec) };
}

/** The entry as it stands. Throws UserError where there is none, or the person may not change it. */
async function entryFor(raw: RawOptions, call: Call, desk: CorrectionDesk): Promise<Pick<RevisionEntry, "record" | "dossier">> {
  const id = required(raw, "record", EXAMPLE).replace(/@\d+$/u, "").toLowerCase();
  const history = await desk.reader.history(call.owner, id);
  const last = history.at(-1);
  if (last === undefined) {
    throw new UserError("usage", `Nothing on record has the id “${id.slice(0, 60)}”.`, {
      next: "Why this line? under an answer shows the ids it rests on.",
    });
  }
  if (last.retracted !== undefined) throw new UserError("usage", `${id} was retracted already, because ${last.retracted.reason}.`);
  const role = call.from === undefined ? "operator" : ((await call.role?.()) ?? "member");
  if (last.record.owner === "shared" ? role === "operator" : role !== "member") return last;
  throw new UserError("not-permitted", "You may not correct this entry.", {
    next:
      last.record.owner === "shared"
        ? "It is everybody’s: Report an error tells Readout’s operators."
        : "Those who manage this place can; Report an error tells the operators.",
  });
}

function reasonOf({ reason = "" }: RawOptions): string {
  const text = reason
    .trim()
    .replace(/[.!]+$/u, "")
    .replace(/^because\s+/iu, "");
  if (text !== "" && text.length <= 300) return text;
  throw new UserError("usage", text === "" ? "For what reason?" : "That reason is too long.", {
    next: `Say it in a clause that readers will see after “because”. For example: ${EXAMPLE}`,
  });
}

interface Revised {
  changes: Change[];
  /** "the figure was “180”, is now “176”", or "retracted". */
  said: string;
}

async function revision(
  entry: Pick<RevisionEntry, "record" | "dossier">,
  raw: RawOptions,
  desk: CorrectionDesk,
  call: Call,
): Promise<Revised> {
  const { record } = entry;
  const { field, value } = raw;
  if (field === undefined && value === undefined) return { changes: [], said: "retracted" };
  if (field === undefined || value === undefined)
    throw new UserError("usage", field === undefined ? "Which field?" : "What is its value?", { next: `For example: ${EXAMPLE}` });
  const revised = revisedBody(record, field.trim(), value.trim());
  const { path, was, is } = revised;
  const named = raw["source"]?.trim();
  const source = named === undefined ? undefined : { named, now: toInstant(call.now), reader: desk.reader, owner: call.owner };
  const changes = await revisionChanges(entry, revised, source);
  return { changes, said: `${path.replaceAll("_", " ").replaceAll(".", " ")} was “${was}”, is now “${is}”` };
}

interface Reach {
  reachable: Edition[];
  /** Shown to one person alone, or no longer kept as they were. */
  unreachable: number;
}

function reachOf(cited: readonly Edition[]): Reach {
  const reachable = cited.filter(({ privately, shown }) => privately !== true && shown !== undefined);
  return { reachable, unreachable: cited.length - reachable.length };
}

const messages = (count: number): string => `${count} ${count === 1 ? "message" : "messages"}`;

function preview(
  record: StoredRecord,
  { said }: Revised,
  reason: string,
  { reachable, unreachable }: Reach,
  raw: RawOptions,
): MessageDocument {
  const act: Action = { label: "Correct", command: "correct", options: { ...raw, confirm: "true" } };
  const reach = `${messages(reachable.length)} of the last 30 days cited it and would be edited; ${unreachable} cannot be (answers to one person alone).`;
  const document = plainDocument("answer", `${record.id}: ${said}, because ${reason}.`, reach, "Nothing is changed yet.");
  return { ...document, blocks: [...document.blocks, { kind: "actions", actions: [act] }] };
}

async function commit(
  record: StoredRecord,
  { revised, reason, reachable }: { revised: Revised; reason: string; reachable: readonly Edition[] },
  call: Call,
  desk: CorrectionDesk,
): Promise<Outcome> {
  const at = toInstant(call.now);
  const { user, conversation } = call.from ?? { user: "operator", conversation: { platform: "command line", channel: "terminal" } };
  const id = `c${createHash("sha256").update(`${record.id}@${record.revision} ${revised.said} ${at}`).digest("hex").slice(0, 8)}`;
  const correction: Correction = {
    id,
    owner: record.owner,
    record: record.id,
    revision: record.revision,
    at,
    by: user,
    reason,
    said: revised.said,
  };
  const changes: readonly Change[] = revised.changes.length > 0 ? revised.changes : [{ retract: { id: record.id, reason } }];
  await desk.store.commit(record.owner, changes, at);
  await desk.corrections.add(correction);
  await desk.audit.add({
    owner: call.owner,
    at,
    by: user,
    conversation,
    action: "correct",
    target: record.id,
    details: `${record.id}: ${revised.said}, because ${reason}.`,
  });
  await desk.deliveries.add(reachable.flatMap((edition) => deliveriesOf(edition, correction)));
  return {
    document: plainDocument(
      "answer",
      `Corrected as ${id}: ${record.id}: ${revised.said}.`,
      `${messages(reachable.length)} will be edited, each with a note beside it.`,
    ),
  };
}

/** The edit of a message, and the note beside it. */
function deliveriesOf({ owner, message }: Edition, { id, at }: Correction): Delivery[] {
  const about = `${message.conversation.platform} ${message.conversation.channel} ${message.message}`;
  const base = { owner, of: id, dueAt: at, about, state: "due", attempts: 0, notBefore: 0, message } as const;
  return [
    { ...base, key: deliveryKey(id, about), purpose: "correction", conversation: message.conversation },
    { ...base, key: deliveryKey(id, `note ${about}`), purpose: "note", conversation: message.conversation },
  ];
}
