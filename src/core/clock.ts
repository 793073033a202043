/** The only way to learn the time. `main.ts` builds the real one; tests hold a fixed one. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

/** Source of opaque ids for requests and rows; injected so that answers stay reproducible. */
export interface Ids {
  next(): string;
}

/** Milliseconds to an ISO 8601 instant in UTC with whole seconds, `2023-11-05T14:00:00Z`. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}
