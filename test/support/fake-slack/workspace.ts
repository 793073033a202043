import type { Fault, Seen } from "../../contract/harness.ts";
import { showBlocks, showMarkup, slackBlocks } from "./shown.ts";
import type { Shown } from "./shown.ts";

/** Ids that look like Slack's and are nobody's. */
export const IDS = {
  team: "T00FAKE00",
  channel: "C00FAKE00",
  /** Where the bot may write and not read. */
  silent: "C00FAKE03",
  elsewhere: "C00FAKE99",
  direct: "D00FAKE00",
  person: "U00FAKE01",
  bot: "U00FAKEBB",
  botId: "B00FAKEBB",
  group: "S00FAKE01",
  otherBotId: "B00FAKE99",
} as const;

/** A message as it was sent, for tests that look at the payload itself. */
export interface Stored {
  ts: string;
  channel: string;
  thread?: string | undefined;
  privateTo?: string | undefined;
  payload: Record<string, unknown>;
  shown: Shown;
  previews: boolean;
  metadata?: unknown;
}

/** The messages of one pretended workspace. */
export interface Workspace {
  readonly messages: Stored[];
  readonly problems: string[];
  fault: Fault | undefined;
  nextTs(): string;
  /** Takes a message; returns Slack's word for what is wrong with it, or the message. */
  take(
    payload: Record<string, unknown>,
    where: { channel: string; thread?: string | undefined; privateTo?: string | undefined },
  ): Stored | string;
  change(ts: string, payload: Record<string, unknown>): string | undefined;
  seen(): Seen[];
}

export function createWorkspace(now: () => number, problems: string[]): Workspace {
  let count = 0;
  const messages: Stored[] = [];
  const read = (payload: Record<string, unknown>, fault: Fault | undefined): Shown | string => {
    const text = typeof payload["text"] === "string" ? payload["text"] : "";
    if (payload["blocks"] === undefined && text === "") return "no_text";
    const shown: Shown = { text: "", links: [], pings: [], buttons: [] };
    const top = showMarkup(text, shown);
    if (payload["blocks"] === undefined) return { ...shown, text: top };
    const parsed = slackBlocks.safeParse(payload["blocks"]);
    if (!parsed.success) {
      problems.push(`invalid_blocks: ${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`);
      return "invalid_blocks";
    }
    if (JSON.stringify(payload["blocks"]).length > 40_000) return "msg_blocks_too_long";
    const blocks = showBlocks(parsed.data, fault === "interpret-literals");
    return { ...blocks, pings: fault === "notify-nobody" ? [] : [...shown.pings, ...blocks.pings] };
  };
  const workspace: Workspace = {
    messages,
    problems,
    fault: undefined,
    nextTs: () => `${Math.floor(now() / 1_000)}.${String((count += 1)).padStart(6, "0")}`,
    take(payload, where) {
      const shown = read(payload, workspace.fault);
      if (typeof shown === "string") return shown;
      const previews = workspace.fault === "preview-links" || !(payload["unfurl_links"] === false && payload["unfurl_media"] === false);
      const stored: Stored = {
        ts: workspace.nextTs(),
        ...where,
        payload,
        shown,
        previews: previews && where.privateTo === undefined,
        metadata: payload["metadata"],
      };
      if (workspace.fault === "lose-threads") delete stored.thread;
      if (workspace.fault === "misfile") stored.channel = IDS.elsewhere;
      if (workspace.fault === "show-everybody") delete stored.privateTo;
      messages.push(stored);
      return stored;
    },
    change(ts, payload) {
      const stored = messages.find((message) => message.ts === ts);
      if (!stored) return "message_not_found";
      const shown = read(payload, workspace.fault);
      if (typeof shown === "string") return shown;
      if (workspace.fault !== "ignore-edits")
        Object.assign(stored, { payload, shown, ...(payload["metadata"] === undefined ? {} : { metadata: payload["metadata"] }) });
      return undefined;
    },
    seen: () =>
      messages.map(({ ts, channel, thread, privateTo, shown, previews }) => ({
        id: ts,
        channel,
        ...(thread === undefined ? {} : { thread }),
        ...(privateTo === undefined ? {} : { privateTo }),
        text: workspace.fault === "cut" ? shown.text.slice(0, 1_000) : shown.text,
        links: shown.links,
        pings: shown.pings,
        previews,
        buttons: shown.buttons.map(({ label }) => label),
      })),
  };
  return workspace;
}
