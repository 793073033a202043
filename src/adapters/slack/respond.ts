import type { RespondArguments } from "@slack/bolt";
import { SLACK_LIMITS } from "./limits.ts";
import type { SlackMessage } from "./render.ts";

/** Answers through the request's own address, which needs no membership of the channel. */
export interface ResponseAddress {
  /** Whether Slack still takes this many uses at `now`, in milliseconds. */
  takes(uses: number, now: number): boolean;
  /** Sends a message; `replace` puts it in place of the last one sent to the asker alone, `thread` into that thread. */
  send(message: SlackMessage, visible: "in_channel" | "ephemeral", replace?: boolean, thread?: string): Promise<void>;
  /** Takes back the last message sent to the asker alone. */
  takeBack(): Promise<void>;
  /** Whether what was sent can be replaced and taken back: under a button that would touch the button's own message. */
  readonly erasable: boolean;
}

type Post = (message: RespondArguments) => Promise<{ ok: boolean }>;

/** `post` is Bolt's `respond`; `at` is when the request came, in milliseconds. */
export function createResponseAddress(post: Post, at: number, erasable: boolean): ResponseAddress {
  let used = 0;
  const use = async (message: RespondArguments): Promise<void> => {
    used += 1;
    const { ok } = await post(message);
    if (!ok) throw new Error("Slack took no answer at the response address");
  };
  return {
    erasable,
    takes: (uses, now) => used + uses <= SLACK_LIMITS.responseUses && now - at < SLACK_LIMITS.responseMilliseconds,
    send: ({ text, blocks }, visible, replace = false, thread = undefined) =>
      use({
        text,
        blocks,
        response_type: visible,
        replace_original: replace,
        mrkdwn: false,
        parse: "none",
        unfurl_links: false,
        unfurl_media: false,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }),
    takeBack: () => use({ delete_original: true }),
  };
}
