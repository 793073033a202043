import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../core/errors.ts";

/** A line that did not become an event, and why. */
export interface Reject {
  line: number;
  /** `rejected`: the line is broken. `skipped`: a sound line that tells of no event. */
  kind: "rejected" | "skipped";
  reason: string;
  id?: string;
  /** The beginning of the line. */
  text?: string;
}

/** The file of lines left out, one JSON object a line; made only when there is one. */
export interface Rejects {
  /** Set once something was written. */
  readonly file: string | undefined;
  add(reject: Reject): void;
  close(): void;
}

const LONGEST_EXCERPT = 200;

/** Writes rejects to `path`, replacing what an earlier run left there. */
export function createRejects(path: string): Rejects {
  let handle: number | undefined;
  const failed = (cause: unknown) =>
    new UserError("storage-unavailable", `The list of lines left out cannot be written to ${path}.`, {
      next: "Make room on the disk or choose a folder that can be written.",
      cause,
    });
  return {
    get file() {
      return handle === undefined ? undefined : path;
    },
    add(reject) {
      const text = reject.text === undefined ? {} : { text: reject.text.slice(0, LONGEST_EXCERPT).toWellFormed() };
      try {
        if (handle === undefined) {
          mkdirSync(dirname(path), { recursive: true });
          handle = openSync(path, "w");
        }
        writeSync(handle, `${JSON.stringify({ ...reject, ...text })}\n`);
      } catch (cause) {
        throw failed(cause);
      }
    },
    close() {
      if (handle !== undefined) closeSync(handle);
    },
  };
}
