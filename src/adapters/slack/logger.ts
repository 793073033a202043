import { LogLevel } from "@slack/bolt";
import type { Logger } from "@slack/bolt";
import type { AdapterLog } from "../common/log.ts";
import { shorten } from "../common/text.ts";

/** Bolt's logger over ours: warnings and errors only, in a few words without tokens. */
export function quietLogger(log: AdapterLog): Logger {
  const line = (level: "warn" | "error", parts: unknown[]): void => {
    const note = parts.map((part) => (part instanceof Error ? part.name : typeof part === "string" ? part : "")).join(" ");
    log(level, "slack client", { note: shorten(note.replace(/x(?:ox|app)\S+/gu, "(token)"), 160) });
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => line("warn", parts),
    error: (...parts) => line("error", parts),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
