import type { Reply } from "../fake-http/server.ts";
import { refused } from "./http.ts";
import { IDS, type Workspace } from "./workspace.ts";

/** Messages Slack lists at once at most. */
const MOST = 999;

/**
 * A page of a channel's messages, the newest first, or of a thread's with the message it begins with, the oldest first. Metadata is there
 * for who asks for it.
 */
export function history({ messages, fault }: Workspace, channel: string, thread: string | undefined, args: Record<string, unknown>): Reply {
  if (channel === IDS.silent) return refused("missing_scope");
  const oldest = Number(args["oldest"] ?? 0);
  const limit = Math.min(Number(args["limit"] ?? 100), MOST);
  const there = messages
    .filter((one) => one.channel === channel && one.privateTo === undefined)
    .filter((one) => (thread === undefined ? one.thread === undefined : one.thread === thread || one.ts === thread))
    .filter((one) => Number(one.ts) > oldest);
  const ordered = thread === undefined ? there.toReversed() : there;
  const start = cursorOf(args["cursor"]);
  if (start === undefined) return refused("invalid_cursor");
  const withMetadata =
    args["include_all_metadata"] === true && fault !== "forget-deliveries" && fault !== "lose-marks" && fault !== "repeat";
  const page = ordered
    .slice(start, start + limit)
    .map(({ ts, metadata }) => ({ type: "message", ts, ...(withMetadata ? { metadata } : {}) }));
  const more = ordered.length > start + limit;
  const next = more ? Buffer.from(`next:${start + limit}`).toString("base64") : "";
  return { body: { ok: true, messages: page, has_more: more, response_metadata: { next_cursor: next } } };
}

function cursorOf(cursor: unknown): number | undefined {
  if (cursor === undefined || cursor === "") return 0;
  const [, place] = /^next:(\d+)$/u.exec(Buffer.from(String(cursor), "base64").toString()) ?? [];
  return place === undefined ? undefined : Number(place);
}
