import type { Problem } from "./load-problem.ts";
import type { Path } from "./load-references.ts";
import type { LoadedRecord, Put } from "./load-yaml.ts";

interface Span {
  path: Path;
  from: string | undefined;
  to: string | undefined;
}

function spansOf(put: Put): Span[] {
  switch (put.kind) {
    case "event":
      return [{ path: ["date", "to"], from: put.body.date.from, to: put.body.date.to }];
    case "figure":
      return [{ path: ["period", "to"], from: put.body.period?.from, to: put.body.period?.to }];
    case "actor":
      return [
        ...put.body.offices.map(({ from, to }, index) => ({ path: ["offices", index, "to"], from, to })),
        ...put.body.memberships.map(({ from, to }, index) => ({ path: ["memberships", index, "to"], from, to })),
      ];
    default:
      return [];
  }
}

/** Spans of days that end before they begin. */
export function wrongSpans(record: LoadedRecord): Problem[] {
  return spansOf(record.put)
    .filter((span) => span.from !== undefined && span.to !== undefined && span.to < span.from)
    .map((span) => ({
      file: record.file,
      line: record.lineOf(span.path),
      entry: record.put.body.id,
      field: span.path.join("."),
      found: `"${span.to}"`,
      expected: `a day not before ${span.from}`,
      severity: "error",
    }));
}
