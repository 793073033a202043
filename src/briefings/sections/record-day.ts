import { assertNever } from "../../core/errors.ts";
import type { StoredRecord } from "../../record/types.ts";

/** The day a record is of, and the field it stands in; records of reference have none. */
export function recordDay(record: StoredRecord): { day: string; field: string } | undefined {
  switch (record.kind) {
    case "event":
      return { day: record.body.date.from, field: "date" };
    case "position":
    case "claim":
      return { day: record.body.stated_on, field: "stated_on" };
    case "figure":
      return { day: record.body.as_of, field: "as_of" };
    case "question":
      return { day: record.body.raised_on, field: "raised_on" };
    case "source":
      return { day: record.body.published_at.slice(0, 10), field: "published_at" };
    case "dispute":
    case "actor":
    case "place":
    case "issue":
    case "dossier":
      return undefined;
    default:
      return assertNever(record);
  }
}
