import { assertNever } from "../core/errors.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { RecordReader } from "../record/port.ts";
import { Book } from "./book.ts";
import { compose, WORD_BUDGET } from "./compose.ts";
import { alert } from "./intents/alert.ts";
import { brief } from "./intents/brief.ts";
import { changes } from "./intents/changes.ts";
import { compare } from "./intents/compare.ts";
import { disputed } from "./intents/disputed.ts";
import { evidence } from "./intents/evidence.ts";
import { figures } from "./intents/figures.ts";
import { meetings } from "./intents/meetings.ts";
import { news } from "./intents/news.ts";
import { positions } from "./intents/positions.ts";
import { questions } from "./intents/questions.ts";
import { sources } from "./intents/sources.ts";
import { timeline } from "./intents/timeline.ts";
import { lintBriefing, type Problem } from "./lint.ts";
import type { Desk, Outcome } from "./outcome.ts";
import { dayAt } from "./period.ts";
import type { Answer, Request } from "./requests.ts";
import type { Briefing, RequestContext } from "./types.ts";

export interface AnswerDeps {
  reader: RecordReader;
  /** Names of what is asked about, where its record has not been read. */
  gazetteer: () => Promise<Pick<Gazetteer, "label">>;
  /** Told of every line withheld, with the rule it broke; for the log. */
  onWithheld?: (problem: Problem) => void;
}

/** Answers that look at much at once; the others tell what was asked about in full. */
const DENSE: ReadonlySet<Request["intent"]> = new Set(["brief", "changes", "meetings"]);

function outcomeOf(desk: Desk, request: Request): Promise<Outcome> {
  switch (request.intent) {
    case "brief":
      return brief(desk, request);
    case "positions":
      return positions(desk, request);
    case "compare":
      return compare(desk, request);
    case "figures":
      return figures(desk, request);
    case "timeline":
      return timeline(desk, request);
    case "disputed":
      return disputed(desk, request);
    case "questions":
      return questions(desk, request);
    case "sources":
      return sources(desk, request);
    case "meetings":
      return meetings(desk, request);
    case "changes":
      if ("severity" in request) return alert(desk, request);
      return "seen" in request ? news(desk, request) : changes(desk, request);
    case "evidence":
      return evidence(desk, request);
    default:
      return assertNever(request);
  }
}

/**
 * Answers requests from the record: reads, drafts the lines, chooses what fits, and shows only lines that pass the
 * linter. Rejects with UserError("storage-unavailable") where the record cannot be read.
 */
export function createAnswer({ reader, gazetteer, onWithheld = () => {} }: AnswerDeps): Answer {
  return async (request, context) => {
    const book = new Book(reader, { owner: context.owner, asOf: context.asOf }, dayAt(context.asOf, context.zone));
    const outcome = await outcomeOf({ book, gazetteer: await gazetteer(), context }, request);
    const composed = compose(book, outcome.sections, {
      headline: outcome.headline,
      length: context.length,
      dense: DENSE.has(request.intent),
      onProblem: onWithheld,
    });
    const refs = [...new Set(composed.sections.flatMap((s) => s.lines.flatMap((line) => line.records)))];
    const briefing: Briefing = {
      topic: outcome.topic,
      intent: request.intent,
      understood: outcome.understood,
      answered: outcome.answered,
      ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
      asOf: context.asOf,
      covers: outcome.covers,
      newestRecord: outcome.newest ?? null,
      headline: outcome.headline,
      activity: outcome.activity,
      words: composed.words,
      correctedSince: await correctedSince(reader, context, refs),
      sections: composed.sections,
      sources: composed.sources,
      withheld: composed.withheld,
    };
    lintBriefing(briefing, WORD_BUDGET[context.length], book).forEach(onWithheld);
    return briefing;
  };
}

/** Only an answer about the past can have been corrected since. */
async function correctedSince(reader: RecordReader, { owner, asOf, asOfStated }: RequestContext, refs: readonly string[]): Promise<number> {
  return asOfStated && refs.length > 0 ? await reader.correctedSince({ owner, asOf }, refs) : 0;
}
