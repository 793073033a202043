/** What went wrong, in a word that code may branch on; messages are for people only. */
export type ErrorCode =
  | "usage"
  | "bad-data"
  | "bad-configuration"
  | "storage-unavailable"
  | "not-permitted"
  | "platform-limit"
  | "interrupted";

/**
 * A problem the user can mend. Its message and next step are shown as they are, so they are
 * written in the user's words and name no file of ours, no class and no stack.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: ErrorCode;
  /** What to do about it, as one sentence; shown under the message. */
  readonly next: string | undefined;

  constructor(code: ErrorCode, message: string, options: { next?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.next = options.next;
  }
}

/** Makes a `switch` over a union fail to compile while a member is unhandled. */
export function assertNever(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}
