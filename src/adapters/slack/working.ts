import type { After } from "../common/after.ts";
import type { Posted, SlackApi } from "./api.ts";
import type { SlackMessage } from "./render.ts";
import type { Asked } from "./answer.ts";

/** A post of ours that shows it. */
export interface PostedSign {
  kind: "post";
  post: Posted;
  /** The answer has taken its place. */
  isAnswer: boolean;
}

/**
 * What shows that an answer is being made: a post of ours, which becomes the answer, a word to the asker alone, or the
 * agent view's own status, which a post takes away.
 */
export type Sign = PostedSign | { kind: "response" } | { kind: "status" };

/** Milliseconds of work that need no sign. */
const SIGN_AFTER = 1_000;

const STATUS = "is working on it…";
const WORKING = "Working on it…";

export const WORKING_MESSAGE: SlackMessage = {
  text: WORKING,
  blocks: [{ type: "context", elements: [{ type: "plain_text", text: WORKING, emoji: false }] }],
};

/**
 * Shows after a second that the request is under way. Call what comes back before the answer is sent: it ends the wait
 * and tells what stands there. Where nothing could be taken away again nothing is shown.
 */
export function showWorking(api: SlackApi, after: After, asked: Asked, failed: (error: unknown) => void): () => Promise<Sign | undefined> {
  const { conversation, privately, respond } = asked;
  let showing: Promise<Sign | undefined> = Promise.resolve(undefined);
  const show = async (): Promise<Sign | undefined> => {
    if (respond?.erasable) {
      await respond.send(WORKING_MESSAGE, "ephemeral");
      return { kind: "response" };
    }
    if (privately) return undefined;
    if (asked.agent && conversation.thread !== undefined) {
      await api.setStatus(conversation.channel, conversation.thread, STATUS);
      return { kind: "status" };
    }
    return { kind: "post", post: await api.post(conversation.channel, conversation.thread, WORKING_MESSAGE), isAnswer: false };
  };
  const callOff = after(SIGN_AFTER, () => {
    showing = show().catch((error: unknown) => {
      failed(error);
      return undefined;
    });
  });
  return () => {
    callOff();
    return showing;
  };
}
