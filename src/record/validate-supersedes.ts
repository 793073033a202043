import type { Problem } from "./load-problem.ts";
import type { LoadedRecord, Put } from "./load-yaml.ts";
import { dayOf, problemIn, type Book } from "./validate-book.ts";

function supersedes(put: Put): string | undefined {
  return "supersedes" in put.body ? put.body.supersedes : undefined;
}

/** What two records must share for one to replace the other: the fields, and what each holds. */
function matters(put: Put): Record<string, string> {
  switch (put.kind) {
    case "position":
      return { actor: put.body.actor, issue: put.body.issue };
    case "figure":
      return { indicator: put.body.indicator };
    case "claim":
      return { by: put.body.by, dispute: put.body.dispute };
    default:
      return {};
  }
}

/** A `supersedes` that names another matter, something newer, or in the end itself. */
export function supersedesProblems(record: LoadedRecord, book: Book): Problem[] {
  const id = supersedes(record.put);
  const older = id === undefined ? undefined : book.record(id)?.put;
  if (id === undefined || older === undefined) return [];
  const report = (found: string, expected: string) => problemIn(record, ["supersedes"], found, expected);
  const problems: Problem[] = [];
  const theirs = matters(older);
  for (const [field, mine] of Object.entries(matters(record.put))) {
    if (theirs[field] !== mine)
      problems.push(report(`${id}, whose ${field} is ${theirs[field] ?? "none"}`, `one whose ${field} is ${mine}`));
  }
  if (dayOf(older) > dayOf(record.put)) problems.push(report(`${id} of ${dayOf(older)}`, `one not newer than ${dayOf(record.put)}`));
  if (leadsBack(record.put.body.id, id, book)) problems.push(report(`${id}, which supersedes this one in turn`, "a chain that ends"));
  return problems;
}

function leadsBack(own: string, first: string, book: Book): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = first; at !== undefined && !seen.has(at);) {
    if (at === own) return true;
    seen.add(at);
    const put: Put | undefined = book.record(at)?.put;
    at = put === undefined ? undefined : supersedes(put);
  }
  return false;
}
