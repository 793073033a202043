import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { compareText } from "../ledger.ts";
import { fixed, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { ACKNOWLEDGED, SAID } from "../wording.ts";
import { holderSpans } from "./actors.ts";
import { recordDay } from "./record-day.ts";

type QuestionRecord = StoredRecord<"question">;

/** Most open questions a briefing lists. */
export const MOST_QUESTIONS = 5;

export interface Questions {
  open: QuestionRecord[];
  /** With the record that answers each. */
  answered: { question: QuestionRecord; answer: StoredRecord }[];
}

/** Tells open from answered as of the scope; an answer not yet known leaves the question open. The newest first. */
export function sortQuestions(book: Book, questions: readonly QuestionRecord[]): Questions {
  const sorted = questions.toSorted((a, b) => compareText(b.body.raised_on, a.body.raised_on) || compareText(a.id, b.id));
  const open: QuestionRecord[] = [];
  const answered: Questions["answered"] = [];
  for (const question of sorted) {
    const answer = question.body.answered_by === undefined ? undefined : book.find(question.body.answered_by);
    if (answer) answered.push({ question, answer });
    else open.push(question);
  }
  return { open, answered };
}

/** "Who fired? — open since 10 Nov 2023". */
export function openDraft(question: QuestionRecord): Draft {
  return {
    spans: [valueOf(question, "text", "text"), fixed(" — open since "), valueOf(question, "raised_on", "date")],
    records: [question],
  };
}

/** What the answering record says, as far as it says it in a sentence of its own. */
function answerSpans(book: Book, answer: StoredRecord): Span[] {
  switch (answer.kind) {
    case "event":
      return [fixed(": "), valueOf(answer, "summary", "text")];
    case "position": {
      const { actor, speaker, stated_on } = answer.body;
      return [
        fixed(": "),
        ...holderSpans(book, { actor, speaker, day: stated_on }, answer),
        fixed(` ${SAID} that `),
        valueOf(answer, "statement", "text"),
      ];
    }
    case "claim": {
      const { by, speaker, stated_on, relations } = answer.body;
      const verb = relations.some((r) => r.type === "concedes") ? ACKNOWLEDGED : SAID;
      return [
        fixed(": "),
        ...holderSpans(book, { actor: by, speaker, day: stated_on }, answer),
        fixed(` ${verb} that `),
        valueOf(answer, "statement", "text"),
      ];
    }
    case "figure":
      return [fixed(": "), valueOf(answer, "quantity", "quantity"), fixed(" "), valueOf(answer, "population", "text")];
    case "question":
    case "dispute":
    case "source":
    case "actor":
    case "place":
    case "issue":
    case "dossier":
      return [];
  }
}

/** "Who fired? — answered, 11 Jan 2020: …"; shorter, and where the answer is told already, without what it says. */
export function answeredDraft(book: Book, { question, answer }: Questions["answered"][number], told = false): Draft {
  const day = recordDay(answer);
  const head: Span[] = [
    valueOf(question, "text", "text"),
    fixed(day ? " — answered, " : " — answered"),
    ...(day ? [valueOf(answer, day.field, "date")] : []),
  ];
  const records = [question, answer];
  const compact = { spans: told ? [...head, fixed(": see the bottom line")] : head, records };
  return told ? compact : { spans: [...head, ...answerSpans(book, answer)], records, compact };
}
