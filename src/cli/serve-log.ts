import { type Logger, pino } from "pino";
import type { RequestLog } from "../commands/dispatch.ts";

/** Bytes of lines kept for a reader of standard output that is behind; more are dropped, as nobody must wait for a log. */
const MOST_WAITING = 4_194_304;

/** JSON lines on standard output, one a request and one for what an operator must know; never a token, what was asked, or a name. */
export function serveLog(): Logger {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ sync: false, maxLength: MOST_WAITING }));
}

/** One line a request. */
export function logRequest(log: Logger, { cause, ...entry }: RequestLog): void {
  if (entry.outcome === "failed") log.error({ ...entry, ...failure(cause) }, "request");
  else log.info(entry, "request");
}

/** A failure as it may be logged: its kind, code and place in our code. Its message is left out: it may quote what was asked. */
export function failure(cause: unknown): { failure: string; code?: string | number; at?: string[] } {
  if (!(cause instanceof Error)) return { failure: typeof cause };
  const at = (cause.stack ?? "").split("\n").flatMap((line) => /^\s+at (.*)$/u.exec(line)?.[1] ?? []);
  const code = "code" in cause && (typeof cause.code === "string" || typeof cause.code === "number") ? { code: cause.code } : {};
  return { failure: cause.name, ...code, ...(at.length === 0 ? {} : { at: at.slice(0, 12) }) };
}
