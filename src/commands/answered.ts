import type { Request } from "../briefings/requests.ts";
import type { Briefing, RequestContext } from "../briefings/types.ts";
import { toInstant } from "../core/clock.ts";
import type { Reply } from "../core/platform.ts";
import { citedBy, type Edition, type Shown } from "../digests/editions.ts";
import { shownDocument } from "./corrected.ts";
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
  const { privately = false, conversation } = call.from ?? {};
  const subscribable = !privately && conversation !== undefined && deps.delivers(conversation.platform);
  const steps = await nextSteps(deps, { briefing, request, context, key, privately, subscribable });
  const shown: Shown = { briefing, zone: context.zone, asked, steps, notes: [] };
  const edition = editionOf(call, answered, { key, shown });
  if (call.from?.privately) await deps.editions.record({ ...edition, ...unseen(call, key) });
  return { briefing, document: shownDocument(shown), sent: sentOf(deps, call, answered, edition) };
}

function saidOf({ request, context: { period, asOf, asOfStated } }: Answered): Said {
  return { request, ...(period ? { period } : {}), ...(asOfStated ? { asOf } : {}) };
}

type Unposted = Omit<Edition, "message">;

function editionOf(
  { owner, now }: Call,
  { briefing, context, position }: Answered,
  { key, shown }: { key: string; shown: Shown },
): Unposted {
  return {
    owner,
    topic: briefing.topic?.id ?? null,
    answer: key,
    position,
    asOf: context.asOf,
    postedAt: toInstant(now),
    citations: citedBy(briefing),
    shown,
  };
}

/** What one person alone is shown is counted among what cites a record, though it cannot be edited. */
function unseen({ from, now }: Call, key: string): Pick<Edition, "message" | "privately"> {
  const conversation = from?.conversation ?? { platform: "none", channel: "none" };
  return { privately: true, message: { conversation, message: `private ${key} ${now}` } };
}

/** What was posted is recorded, and words in reply to it refer to it. */
function sentOf(deps: CommandDeps, { from }: Call, answered: Answered, edition: Unposted): NonNullable<Reply["sent"]> {
  return async (message, replies) => {
    if (from && replies) await deps.talk.keep({ ...from, conversation: replies }, saidOf(answered));
    await deps.editions.record({ ...edition, message });
  };
}
