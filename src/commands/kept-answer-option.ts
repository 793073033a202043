import type { Briefing, Length } from "../briefings/types.ts";
import { UserError } from "../core/errors.ts";
import type { Call, OptionSpec, RawOptions } from "./command.ts";
import type { CommandDeps } from "./deps.ts";
import { type KeptAnswer, linesDigest } from "./kept-answers.ts";
import { required } from "./options.ts";

/** The option by which a button names the answer it stands under. */
export const ANSWER: OptionSpec = { name: "answer", kind: "words", summary: "The key of an answer", required: true, positional: true };

/** What is typed to ask anew where an answer is no longer kept. */
export const ANEW = "brief gaza";

/** The answer a button stands under. Throws UserError("usage") where it is no longer kept. */
export async function keptAnswer(raw: RawOptions, { owner }: Call, deps: CommandDeps): Promise<KeptAnswer & { key: string }> {
  const key = required(raw, "answer", ANEW);
  const kept = await deps.answers.get(key, owner);
  if (kept) return { ...kept, key };
  throw new UserError("usage", "That answer is no longer kept.", { next: `Ask for it anew, for example: ${ANEW}` });
}

/** An answer given again from the same frame, and whether it shows the same lines. */
export interface GivenAgain {
  briefing: Briefing;
  same: boolean;
}

export async function giveAgain({ request, context, understood, lines }: KeptAnswer, deps: CommandDeps): Promise<GivenAgain> {
  const made = await deps.answer(request, context);
  const briefing = understood === undefined ? made : { ...made, understood };
  return { briefing, same: linesDigest(briefing) === lines };
}

/** What is said where an answer given again is another, since the record has taken in more of those days. */
export const CHANGED = "The record has changed since that answer was given: these are its lines for the same moment as they stand now.";

/** The frame of an answer at another length. */
export function atLength(kept: KeptAnswer, length: Length): KeptAnswer["context"] {
  return { ...kept.context, length };
}
