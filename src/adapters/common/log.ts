/** One line of an adapter's log. `details` never holds a token, a message's text or a person's name. */
export type AdapterLog = (level: "info" | "warn" | "error", event: string, details?: Record<string, string | number>) => void;

/** What may be logged of a failure: its name and code, never its message, which may quote what was sent. */
export function failureDetails(error: unknown): Record<string, string | number> {
  if (!(error instanceof Error)) return { failure: typeof error };
  const code = "code" in error && (typeof error.code === "string" || typeof error.code === "number") ? { code: error.code } : {};
  return { failure: error.name, ...code };
}
