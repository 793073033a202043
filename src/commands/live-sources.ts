import { type Block, type Inline, type MessageDocument, plainDocument } from "../core/document.ts";
import { toInstant } from "../core/clock.ts";
import { instantLabel } from "../core/date-labels.ts";
import { UserError } from "../core/errors.ts";
import { labelOf, type LiveDesk } from "../ingest/live/desk.ts";
import type { TakenIn } from "../ingest/live/intake.ts";
import { shownUrl } from "../ingest/live/problem.ts";
import type { LiveSource } from "../ingest/live/sources.ts";
import type { Owner } from "../record/types.ts";
import type { Call, Outcome } from "./command.ts";
import { readLiveWords } from "./live-words.ts";

/** Adds, lists, tests, pauses, resumes and removes live sources: an operator those of everybody, who manages a place its own. */
export async function manageLiveSources(words: readonly string[], call: Call, desk: LiveDesk): Promise<Outcome> {
  const request = readLiveWords(words);
  const owner = await ownerFor(call);
  const signal = call.signal ?? new AbortController().signal;
  switch (request.verb) {
    case "list":
      return { document: listed(await desk.list(owner), owner, call) };
    case "add": {
      const { verb: _verb, ...wanted } = request;
      const added = await desk.add(owner, { ...wanted, ...(call.from ? { where: call.from.conversation } : {}) }, signal);
      const what = `Added as ${added.source.id}: ${labelOf(added.source)}, every ${everyLabel(added.source)}${forWhom(owner)}.`;
      if (added.problem)
        return { document: plainDocument("answer", what, `Nothing came in yet: ${added.problem.message} It is tried again soon.`) };
      return {
        document: added.taken ? brought(what, added.taken, "came in", NOW_ASK) : plainDocument("answer", what, "It is being fetched."),
      };
    }
    case "test": {
      const { source, taken } = await desk.test(owner, request.id, signal);
      return { document: brought(`${source.id}, ${labelOf(source)}, as it is now. Nothing was stored.`, taken, "would come in") };
    }
    case "pause":
      return {
        document: plainDocument(
          "answer",
          `${labelOf(await desk.pause(owner, request.id))} is paused.`,
          `sources resume ${request.id} goes on.`,
        ),
      };
    case "resume":
      return { document: plainDocument("answer", `${labelOf(await desk.resume(owner, request.id))} is fetched again from now on.`) };
    case "remove":
      return {
        document: plainDocument(
          "answer",
          `${labelOf(await desk.remove(owner, request.id))} is removed.`,
          "What came in by it stays on record.",
        ),
      };
  }
}

/** Whose sources the person may change. Rejects with UserError where none. */
async function ownerFor({ owner, from, role }: Call): Promise<Owner> {
  if (from === undefined) return "shared";
  const who = await role?.();
  if (who === "operator") return "shared";
  if (who === "admin" && owner !== "shared") return owner;
  throw new UserError("not-permitted", "Live sources are managed by those who manage this place, and by Readout's operators.", {
    next: "Ask one of them. sources and a topic shows the sources of a topic.",
  });
}

const forWhom = (owner: Owner): string => (owner === "shared" ? "" : ", for this place alone");

function everyLabel({ every }: LiveSource): string {
  if (every % 1_440 === 0) return every === 1_440 ? "day" : `${every / 1_440} days`;
  if (every % 60 === 0) return every === 60 ? "hour" : `${every / 60} hours`;
  return `${every} minutes`;
}

const NOW_ASK = "Now ask for a briefing: brief and the name of any place, actor or topic.";

const text = (words: string): Inline => ({ kind: "text", text: words });
const paragraph = (words: string, weight: "normal" | "quiet" = "normal"): Block => ({ kind: "text", weight, inlines: [text(words)] });

function listed(sources: readonly LiveSource[], owner: Owner, call: Call): MessageDocument {
  if (sources.length === 0) {
    return plainDocument(
      "notice",
      "No live sources yet.",
      "sources add current-events brings the world's news of each day, without a key.",
    );
  }
  const moment = (at: number): Inline => ({ kind: "instant", at: toInstant(at), text: instantLabel(toInstant(at), call.zone) });
  const items = sources.map((source): Inline[] => [
    { kind: "text", text: `${source.id} `, style: "strong" },
    text(
      `${labelOf(source)} — ${source.kind}${source.address === undefined || source.label === "" ? "" : ` ${shownUrl(source.address)}`}, every ${everyLabel(source)}; `,
    ),
    ...stateOf(source, moment),
  ]);
  const failing = sources.filter(({ failures, paused }) => failures > 0 && !paused).length;
  const summary = `${sources.length} live source${sources.length === 1 ? "" : "s"}${failing === 0 ? "" : `, ${failing} failing`}.`;
  return {
    tone: "answer",
    summary,
    blocks: [{ kind: "list", title: owner === "shared" ? "Live sources" : "Live sources of this place", items }],
  };
}

function stateOf({ paused, failures, lastError, lastSuccess, due }: LiveSource, moment: (at: number) => Inline): Inline[] {
  const last = lastSuccess === undefined ? [text("never fetched")] : [text("last fetched "), moment(lastSuccess)];
  if (paused) return [text("paused; "), ...last];
  if (failures === 0) return [...last, text(", next "), moment(due)];
  return [text(`failing, ${failures} time${failures === 1 ? "" : "s"}: ${lastError ?? ""} `), ...last, text(", tried again "), moment(due)];
}

/** What a fetch brought, in counts and a few examples. `verb`: "came in" or "would come in". */
function brought(what: string, taken: TakenIn, verb: string, next?: string): MessageDocument {
  const parts = [
    `${taken.added} record${taken.added === 1 ? "" : "s"} ${verb}, ${taken.events} of them event${taken.events === 1 ? "" : "s"}`,
    ...(taken.revised > 0 ? [`${taken.revised} revised`] : []),
    ...(taken.retracted > 0 ? [`${taken.retracted} taken back`] : []),
    ...(taken.unchanged > 0 ? [`${taken.unchanged} there already`] : []),
  ];
  const counts = `${taken.read} item${taken.read === 1 ? "" : "s"} read: ${parts.join(", ")}.`;
  const left = taken.skipped.map(({ reason, count }): Inline[] => [text(`${count}: ${reason}`)]);
  return {
    tone: "answer",
    summary: `${what} ${counts}`,
    blocks: [
      paragraph(what),
      paragraph(counts),
      ...taken.notes.map((note) => paragraph(note, "quiet")),
      ...(taken.samples.length === 0
        ? []
        : [{ kind: "list", title: "Among them", items: taken.samples.map((sample) => [text(sample)]) } satisfies Block]),
      ...(next === undefined ? [] : [paragraph(next)]),
      ...(left.length === 0 ? [] : [{ kind: "list", title: "Left out", items: left } satisfies Block]),
    ],
  };
}
