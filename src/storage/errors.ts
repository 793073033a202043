import { UserError } from "../core/errors.ts";

interface Wording {
  message: string;
  next: string;
}

/** Primary result codes of SQLite that a person can do something about. */
const WORDINGS: Record<number, Wording> = {
  3: { message: "The record may not be opened.", next: "Give this user permission to read and write the data folder." },
  5: { message: "Another process is writing to the record and did not finish in time.", next: "Try again in a moment." },
  6: { message: "Another process is writing to the record and did not finish in time.", next: "Try again in a moment." },
  8: {
    message: "The record cannot be written: it is read-only.",
    next: "Give this user permission to write the data folder and the file in it.",
  },
  10: { message: "The disk refused to read or write the record.", next: "Check that the disk has space and works, then try again." },
  11: {
    message: "The record is damaged.",
    next: "Restore it from a backup, or move it away and start again to build it anew from the data folder.",
  },
  13: { message: "The disk is full; nothing of this change was kept.", next: "Free some space, then try again." },
  14: { message: "The record could not be opened.", next: "Check that the data folder exists and that this user may read and write it." },
  26: { message: "The file is not a record of Readout.", next: "Move it away, or name another data folder." },
};

/** The path stands in the message, so that the user knows which file is meant. */
function withPath(message: string, path: string): string {
  return path === ":memory:" ? message : `${message.replace(/\.$/, "")} (${path}).`;
}

/** Turns an error of SQLite into one for the user; anything else is returned as it is. */
export function storageError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof UserError || !("errcode" in error) || typeof error.errcode !== "number") return error;
  const wording = WORDINGS[error.errcode & 0xff];
  if (wording === undefined) return error;
  return new UserError("storage-unavailable", withPath(wording.message, path), { next: wording.next, cause: error });
}

/** The record was written by a newer version. */
export function newerSchema(path: string, found: number, known: number): UserError {
  return new UserError(
    "storage-unavailable",
    withPath(`The record has format ${found}; this version knows formats up to ${known}.`, path),
    {
      next: "Update Readout, or name another data folder.",
    },
  );
}
