import type { Selection } from "../../record/port.ts";
import type { StoredRecord } from "../../record/types.ts";
import type { Draft } from "../draft.ts";
import { compareText, groupBy, ledger, type Held } from "../ledger.ts";
import { loadNames } from "../load.ts";
import { bounds, headlineOf, label, MOST_READ, whenUnderstood, type Desk, type Outcome } from "../outcome.ts";
import type { Request } from "../requests.ts";
import { absenceDraft } from "../sections/absence.ts";
import { listedSpans, named } from "../sections/actors.ts";
import { comparisonDraft } from "../sections/comparison.ts";
import { fixed, valueOf } from "../spans.ts";
import { listed, TITLES } from "../wording.ts";

type CompareRequest = Extract<Request, { intent: "compare" }>;

/** Who holds what, side by side: one row an actor, one column an issue. */
export async function compare(desk: Desk, request: CompareRequest): Promise<Outcome> {
  const { book, context } = desk;
  const { actors, issues } = request;
  const selection: Selection<"position"> = {
    kinds: ["position"],
    ...bounds(desk),
    about: [...(actors.length > 0 ? [actors] : []), ...(issues.length > 0 ? [issues] : [])],
  };
  const read = await book.reader.select(book.scope, selection, "newest", MOST_READ);
  const found = read.filter(
    ({ body }) =>
      (issues.length === 0 || issues.includes(body.issue)) &&
      (actors.length === 0 || actors.includes(body.actor) || (body.speaker !== undefined && actors.includes(body.speaker))),
  );
  await loadNames(book, { positions: found });
  await Promise.all([book.load("issue", issues), book.load("actor", actors)]);
  const held = ledger(found);
  const columns = issues.length > 0 ? issues : [...new Set(held.map((h) => h.latest.body.issue))].toSorted(compareText);
  const rows = rowsFor(found, held, actors).toSorted(byBreadth);
  const missing = actors.filter((id) => !found.some((p) => p.body.actor === id || p.body.speaker === id));
  const rowsOf = [
    ...rows.map((row) => comparisonDraft(book, row, columns, shared(rows, row))),
    ...missing.map((id) => missingDraft(desk, id, columns)),
  ];
  const drafts = rowsOf.length > 0 ? rowsOf : [noneDraft(desk, columns)];
  const apart = differenceDrafts(desk, issues);
  const what = listed(columns.map((id) => label(desk, id)));
  return {
    topic: issues[0] === undefined ? null : { id: issues[0], label: label(desk, issues[0]), kind: "issue" },
    understood: `positions compared${what ? ` on ${what}` : ""}${actors.length > 0 ? `, of ${listed(actors.map((id) => label(desk, id)))}` : ""}${whenUnderstood(desk)}`,
    headline: headlineOf("Positions compared", issues.length > 0 ? `: ${what}` : ""),
    answered: held.length > 0 || apart.length > 0,
    ...(held.length > 0 || apart.length > 0 ? {} : { reason: "not-on-record" as const }),
    covers: context.period ? { from: context.period.from, to: context.period.to } : null,
    newest: found
      .map((p) => p.body.stated_on)
      .toSorted(compareText)
      .at(-1),
    activity: `${held.length === 0 ? "No" : held.length} ${held.length === 1 ? "position" : "positions"} on record`,
    sections: [
      { kind: "comparison", title: TITLES.comparison, drafts, columns: ["Actor", ...columns.map((id) => label(desk, id))] },
      ...(apart.length > 0 ? [{ kind: "developments" as const, title: "How they differ", drafts: apart }] : []),
    ],
  };
}

/** Whether another row is of the same actor, so that who spoke tells them apart. */
function shared(rows: readonly (readonly Held[])[], row: readonly Held[]): boolean {
  return rows.some((other) => other !== row && other[0]?.latest.body.actor === row[0]?.latest.body.actor);
}

/** One row an actor; of those asked after who spoke for the same actor, one each. */
function rowsFor(found: readonly StoredRecord<"position">[], held: readonly Held[], asked: readonly string[]): Held[][] {
  const byActor = groupBy(held, (h) => h.latest.body.actor);
  return byActor.flatMap((row) => {
    const own = found.filter(({ body }) => body.actor === row[0]?.latest.body.actor);
    const speakers = asked.filter((id) => own.some(({ body }) => body.speaker === id));
    return speakers.length < 2 ? [row] : speakers.map((id) => ledger(own.filter(({ body }) => body.speaker === id)));
  });
}

/** How the issues asked about are told apart, where the record says so. */
function differenceDrafts(desk: Desk, issues: readonly string[]): Draft[] {
  const { book } = desk;
  return issues.flatMap((id) => {
    const issue = book.get("issue", id);
    return (issue?.body.differs_from ?? []).flatMap((other, at): Draft[] => {
      // Each pair once: as the issue that comes first tells it.
      const told =
        book.get("issue", other.issue)?.body.differs_from.some((back) => back.issue === id) &&
        issues.indexOf(other.issue) < issues.indexOf(id);
      if (issue === undefined || !issues.includes(other.issue) || told) return [];
      const spans = [
        named(book, id),
        fixed(" and "),
        named(book, other.issue),
        fixed(": "),
        valueOf(issue, `differs_from.${at}.how`, "text"),
      ];
      return [{ spans, records: [issue], query: `how ${label(desk, id)} and ${label(desk, other.issue)} differ` }];
    });
  });
}

/** Actors with positions on more of the issues first, then the newer, then by id. */
function byBreadth(a: readonly Held[], b: readonly Held[]): number {
  const newest = (row: readonly Held[]): string =>
    row
      .map((h) => h.latest.body.stated_on)
      .toSorted(compareText)
      .at(-1) ?? "";
  const actor = (row: readonly Held[]): string => row[0]?.latest.body.actor ?? "";
  return b.length - a.length || compareText(newest(b), newest(a)) || compareText(actor(a), actor(b));
}

function missingDraft({ book, ...desk }: Desk, actor: string, columns: readonly string[]): Draft {
  const draft = absenceDraft([named(book, actor), fixed(": not on record")], `positions of ${label({ book, ...desk }, actor)}`);
  return { ...draft, cells: [label({ book, ...desk }, actor), ...columns.map(() => "not on record")] };
}

function noneDraft(desk: Desk, issues: readonly string[]): Draft {
  const on = issues.length > 0 ? [fixed(" on "), ...listedSpans(issues.map((id) => [named(desk.book, id)]))] : [];
  return absenceDraft([fixed("No position"), ...on, fixed(" on record")], `positions on ${listed(issues.map((id) => label(desk, id)))}`);
}
