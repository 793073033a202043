import type { Request } from "../briefings/requests.ts";
import type { Briefing, RequestContext } from "../briefings/types.ts";
import { toInstant } from "../core/clock.ts";
import type { Reply } from "../core/platform.ts";
import { citedBy } from "../digests/editions.ts";
import { briefingDocument } from "./briefing-document.ts";
import type { Call, Outcome } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { linesDigest } from "./kept-answers.ts";
import { nextSteps } from "./next-steps.ts";
import type { Said } from "./talk.ts";

/** An answer to a request, before it is laid out. */
export interface Answered {
  request: Request;
  context: RequestContext;
  briefing: Briefing;
  /** Commit position of the record before it was read. */
  position: number;
  /** Whether the request was made in the reader's own words, so that what was understood is said. */
  asked?: boolean;
}

/** Answers a request and lays it out. */
export async function answerRequest(deps: CommandDeps, call: Call, request: Request, context: RequestContext): Promise<Outcome> {
  const position = await deps.reader.position();
  return layOut(deps, call, { request, context, position, briefing: await deps.answer(request, context) });
}

/** Lays an answer out with what can be done next, and keeps what later requests need of it. */
export async function layOut(deps: CommandDeps, call: Call, answered: Answered): Promise<Outcome> {
  const { request, context, briefing, position, asked = false } = answered;
  const lines = linesDigest(briefing);
  const [key] = await Promise.all([
    deps.answers.keep({ request, context, position, lines, ...(asked ? { understood: briefing.understood } : {}) }),
    call.from && deps.talk.keep(call.from, saidOf(answered)),
  ]);
  const steps = await nextSteps(deps, { briefing, request, context, key, privately: call.from?.privately ?? false });
  const document = briefingDocument(briefing, context.zone, { asked, steps });
  return { briefing, document, sent: sentOf(deps, call, answered, key) };
}

function saidOf({ request, context: { period, asOf, asOfStated } }: Answered): Said {
  return { request, ...(period ? { period } : {}), ...(asOfStated ? { asOf } : {}) };
}

/** What was posted is recorded, and words in reply to it refer to it. */
function sentOf(deps: CommandDeps, { owner, now, from }: Call, answered: Answered, key: string): NonNullable<Reply["sent"]> {
  const { briefing, context, position } = answered;
  return async (message, replies) => {
    const edition = {
      owner,
      topic: briefing.topic?.id ?? null,
      answer: key,
      position,
      asOf: context.asOf,
      postedAt: toInstant(now),
      message,
      citations: citedBy(briefing),
    };
    await Promise.all([
      from && replies && deps.talk.keep({ ...from, conversation: replies }, saidOf(answered)),
      deps.editions.record(edition),
    ]);
  };
}
