import { type ErrorCode, UserError } from "../../core/errors.ts";

/** Why something could not be fetched or read, in the user's words. */
export class FetchProblem extends UserError {
  /** It will not mend by waiting: what is there is no feed, the address is forbidden or gone. */
  readonly lasting: boolean;
  /** Milliseconds the server asks us to stay away. */
  readonly retryAfter: number | undefined;
  /** What the server answered, where it did. */
  readonly status: number | undefined;

  constructor(
    message: string,
    options: { next?: string; cause?: unknown; lasting?: boolean; retryAfter?: number | undefined; status?: number; code?: ErrorCode } = {},
  ) {
    super(options.code ?? "bad-data", message, options);
    this.lasting = options.lasting ?? false;
    this.retryAfter = options.retryAfter;
    this.status = options.status;
  }
}

/** An address as it may be shown and logged: no name, password, query or fragment, where secrets stand. */
export function shownUrl(url: URL | string): string {
  const parsed = typeof url === "string" ? (URL.canParse(url) ? new URL(url) : undefined) : url;
  return parsed === undefined ? "the address" : `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}
