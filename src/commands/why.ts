import { kindOfId } from "../record/load-kinds.ts";
import { independentOrigins } from "../briefings/origins.ts";
import { baseScore, RANK_WEIGHTS, recency } from "../briefings/rank.ts";
import type { Request } from "../briefings/requests.ts";
import type { Briefing, Line, RequestContext, SectionKind } from "../briefings/types.ts";
import { dayLabel } from "../core/date-labels.ts";
import type { Block, Inline } from "../core/document.ts";
import { type Evidence, recordRef, type StoredRecord } from "../record/types.ts";
import { sourcesBlock } from "./briefing-document.ts";
import type { Command } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { ANEW, ANSWER, CHANGED, giveAgain, keptAnswer } from "./kept-answer-option.ts";

export function createWhyCommand(deps: CommandDeps): Command {
  return {
    spec: {
      name: "why",
      surface: "button",
      title: "Why this line?",
      summary: "What each line of an answer rests on, in the sources' own words, and why it stands where it does",
      options: [ANSWER],
      visibility: "private",
      examples: [ANEW],
    },
    async run(raw, call) {
      const kept = await keptAnswer(raw, call, deps);
      const { briefing, same } = await giveAgain(kept, deps);
      const shelf = await readCited(briefing, kept.context, deps);
      const summary = `What each line of “${briefing.headline}” rests on.`;
      const sections = briefing.sections.map((section): Block => {
        const items = section.lines.flatMap((line) => whyLine(line, section.kind, briefing, shelf));
        const order = orderOf(section.kind, kept.request);
        return { kind: "list", title: section.title, items: order === undefined ? items : [...items, [quiet(order)]] };
      });
      return {
        document: {
          tone: "answer",
          summary,
          blocks: [paragraph(summary), ...(same ? [] : [paragraph(CHANGED)]), ...sections, ...sourcesBlock(briefing)],
        },
      };
    },
  };
}

/** The records an answer's lines rest on, by `id@revision`, and the sources those cite, by id. */
interface Shelf {
  records: ReadonlyMap<string, StoredRecord>;
  sources: ReadonlyMap<string, StoredRecord<"source">>;
}

async function readCited(briefing: Briefing, context: RequestContext, { reader }: CommandDeps): Promise<Shelf> {
  const refs = [...new Set(briefing.sections.flatMap((section) => section.lines.flatMap((line) => line.records)))];
  const records = new Map<string, StoredRecord>();
  const ids = Map.groupBy(new Set(refs.map(idOf)), (id) => kindOfId(id));
  for (const [kind, list] of ids) {
    if (kind === undefined) continue;
    for (const record of await reader.get(context, kind, list)) records.set(recordRef(record), record);
  }
  // A line on a correction also rests on the revision that was corrected.
  for (const ref of refs.filter((known) => !records.has(known))) {
    const revisions = await reader.history(context.owner, idOf(ref));
    const found = revisions.find(({ record }) => recordRef(record) === ref);
    if (found) records.set(ref, found.record);
  }
  const cited = [...records.values()].flatMap((record) => evidenceOf(record).map(({ source }) => source));
  const sources = await reader.get(context, "source", [...new Set(cited)].toSorted());
  return { records, sources: new Map(sources.map((source) => [source.id, source])) };
}

const idOf = (ref: string): string => ref.slice(0, ref.lastIndexOf("@"));

function evidenceOf({ body }: StoredRecord): readonly Evidence[] {
  return "evidence" in body ? body.evidence : [];
}

function whyLine(line: Line, section: SectionKind, briefing: Briefing, shelf: Shelf): Inline[][] {
  const records = line.records.flatMap((ref) => shelf.records.get(ref) ?? []);
  return [
    [{ kind: "text", text: line.text, style: "strong" }],
    ...records.flatMap((record) => whyRecord(record, briefing, shelf)),
    ...nothingToRestOn(line),
    ...ranked(records, section, briefing, shelf),
  ];
}

function nothingToRestOn({ absence, query, records }: Line): Inline[][] {
  if (absence !== undefined) return [[plain(`Rests on the absence of records: ${absence}.`)]];
  if (query !== undefined) return [[plain(`Counted over the record: ${query}.`)]];
  return records.length === 0 ? [[plain("Rests on no record of its own.")]] : [];
}

/** One item for each place where the record was found; one that says so where it cites none. */
function whyRecord(record: StoredRecord, briefing: Briefing, shelf: Shelf): Inline[][] {
  const id: Inline = { kind: "text", text: recordRef(record), style: "code" };
  const evidence = evidenceOf(record);
  if (evidence.length === 0) return [[id, plain(` (${record.kind})`)]];
  return evidence.map((piece) => {
    const source = shelf.sources.get(piece.source);
    const published =
      source === undefined ? piece.source : `${source.body.publisher ?? "publisher not on record"}, ${dayLabel(source.body.published_at)}`;
    const cited = briefing.sources.find((known) => known.id === piece.source);
    const cite: Inline[] =
      cited === undefined ? [] : [{ kind: "cite", n: cited.n, ...(cited.url === undefined ? {} : { url: cited.url }) }];
    return [id, plain(` (${record.kind}) — ${published}`), ...cite, plain(`: ${wordsOf(piece)}`)];
  });
}

/** The exact words, and whether they were found in the text of the source. */
function wordsOf({ quote, start, sha256 }: Evidence): string {
  if (quote === undefined) return "no exact words are on record; the line is in our words.";
  const found = start !== undefined && sha256 !== undefined;
  return `“${quote}” — ${found ? `found in the source's text, at character ${start}.` : "not looked up: the source's text was not at hand."}`;
}

/** The parts of the published formula that placed an event and can be told from its own records. */
function ranked(records: readonly StoredRecord[], section: SectionKind, { covers, intent }: Briefing, shelf: Shelf): Inline[][] {
  const events = records.filter((record) => record.kind === "event");
  const [lead] = events;
  if (intent !== "brief" || section !== "developments" || !lead || !covers) return [];
  const severity = Math.max(...events.map((event) => event.severity));
  const cited = new Set(events.flatMap((event) => evidenceOf(event).map(({ source }) => source)));
  const origins = independentOrigins([...cited].flatMap((id) => shelf.sources.get(id) ?? []));
  const day = lead.body.date.from;
  const parts = [
    `severity ${severity}`,
    `recency ${rounded(RANK_WEIGHTS.recency * recency(day, covers))}`,
    `further origins ${rounded(baseScore(0, day, origins, covers) - RANK_WEIGHTS.recency * recency(day, covers))}`,
  ];
  const more = "and by how much other reports of the period tell of the same, less its likeness to lines placed before it";
  return [[quiet(`Placed by ${parts.join(", ")}, ${more}.`)]];
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

function orderOf(section: SectionKind, request: Request): string | undefined {
  if (section === "figures") return "In order of what is counted; of the same, the newest first.";
  if (section === "timeline") return "In order of time.";
  if (section !== "positions") return undefined;
  if (request.intent === "brief") return "Those who moved within the period first, then the newest; shown issue by issue.";
  return request.intent === "positions" && request.stances.length === 0 && !request.history ? "The newest first." : undefined;
}

const plain = (text: string): Inline => ({ kind: "text", text });
const quiet = (text: string): Inline => ({ kind: "text", text, style: "emphasis" });
const paragraph = (text: string): Block => ({ kind: "text", weight: "normal", inlines: [plain(text)] });
