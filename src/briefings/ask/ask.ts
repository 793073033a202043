import { type Clock, toInstant } from "../../core/clock.ts";
import type { Gazetteer } from "../../record/gazetteer.ts";
import type { RecordReader } from "../../record/port.ts";
import type { Answer, Request } from "../requests.ts";
import type { Briefing, RequestContext } from "../types.ts";
import { unanswered } from "../unanswered.ts";
import { understand } from "./understand.ts";
import { type EarlierFrame } from "./framing.ts";
import type { Understood } from "./understanding.ts";

export interface AskDeps {
  reader: RecordReader;
  gazetteer: () => Promise<Gazetteer>;
  answer: Answer;
  clock: Clock;
}

/** What a question is asked with beside its frame. */
export interface AskedWith {
  /** The request a follow-up refers to. */
  previous?: Request;
  /** The period and the past instant that request was asked for, where it was. */
  earlier?: EarlierFrame;
  /** Told what the question was understood to ask, in which frame, before it is answered; not where it is declined. */
  onUnderstood?: (request: Request, context: RequestContext) => void;
}

/** Answers a free question from the record, or says why it does not. */
export type Ask = (question: string, context: RequestContext & AskedWith) => Promise<Briefing>;

/** Answers free questions without a language model: words are bound to the record, or the question is declined. */
export function createAsk({ reader, gazetteer, answer, clock }: AskDeps): Ask {
  return async (question, { previous, earlier, onUnderstood, ...frame }) => {
    const context = frame.asOf === "" ? { ...frame, asOf: toInstant(clock.now()) } : frame;
    const meant = await understand(question, { reader, gazetteer: await gazetteer() }, context, previous, earlier);
    const asked = meant.kind === "request" ? await answered(meant) : unanswered(meant.context, meant);
    const other = asked.answered || (meant.kind === "request" && asked.reason !== "not-on-record") ? undefined : await meant.again?.();
    const found = other && (await answered(other));
    return found?.answered ? found : asked;

    async function answered({ request, context: of, understood }: Understood): Promise<Briefing> {
      onUnderstood?.(request, of);
      return { ...(await answer(request, of)), understood };
    }
  };
}
