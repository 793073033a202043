import { dayLabel, rangeLabel } from "../core/date-labels.ts";
import { assertNever } from "../core/errors.ts";
import { rankingNumber } from "../record/severity.ts";
import type { StoredRecord } from "../record/types.ts";
import { formatNumber, publisherName } from "./format.ts";
import { moveText } from "./ledger.ts";
import type { Proof } from "./lint.ts";
import { heldOffices } from "./office.ts";
import { independentOrigins } from "./origins.ts";
import { bucketLabels } from "./buckets.ts";
import { recordDay } from "./sections/record-day.ts";
import type { Line, Span } from "./types.ts";
import { daysBetween } from "./window.ts";
import { listed } from "./wording.ts";

type Computed = Extract<Span, { kind: "computed" }>;

/** What is wrong with a computed span, worked out anew from its inputs; undefined where nothing is. */
export function computedProblem(span: Computed, line: Line, proof: Proof): string | undefined {
  const inputs = span.inputs.flatMap((ref) => proof.byRef(ref) ?? []);
  return computedHolds(span, inputs, line, proof) ? undefined : `${span.operation}: ${span.text}`;
}

function computedHolds(span: Computed, inputs: readonly StoredRecord[], line: Line, proof: Proof): boolean {
  switch (span.operation) {
    case "count":
      return inputs.length === 0 && line.query !== undefined ? /^\d[\d,]*$/.test(span.text) : span.text === countText(inputs);
    case "age":
      return span.text === ageText(inputs, proof);
    case "independent_origins":
      return holdsOrigins(span.text, inputs, proof);
    case "move":
      return holdsMove(span.text, inputs);
    case "office":
      return holdsOffice(span.text, inputs, line);
    case "difference":
      return holdsDifference(span.text, inputs);
    case "period":
      return holdsPeriod(span.text, inputs, line);
    case "publishers":
      return span.text === listed([...new Set(inputs.flatMap((r) => (r.kind === "source" ? [publisherName(r)] : [])))]);
    default:
      return assertNever(span.operation);
  }
}

function countText(inputs: readonly StoredRecord[]): string {
  return formatNumber(new Set(inputs.map((r) => r.id)).size);
}

function ageText(inputs: readonly StoredRecord[], proof: Proof): string | undefined {
  const day = inputs[0] && recordDay(inputs[0])?.day;
  if (day === undefined) return undefined;
  const age = daysBetween(day, proof.scope.asOf.slice(0, 10));
  return `${formatNumber(age)} ${age === 1 ? "day" : "days"}`;
}

function holdsOrigins(text: string, inputs: readonly StoredRecord[], proof: Proof): boolean {
  const cited = new Set(inputs.flatMap((r) => ("evidence" in r.body ? r.body.evidence.map((e) => e.source) : [])));
  const sources = inputs.flatMap((r) => (r.kind === "source" ? [r] : []));
  const all = [...cited].filter((id) => proof.sources.has(id));
  const complete = all.every((id) => sources.some((s) => s.id === id)) && sources.every((s) => cited.has(s.id));
  return complete && text === `${independentOrigins(sources)} independent origins`;
}

/** A move cites both positions, of one actor on one issue. */
function holdsMove(text: string, inputs: readonly StoredRecord[]): boolean {
  const [previous, latest] = inputs;
  if (inputs.length !== 2 || previous?.kind !== "position" || latest?.kind !== "position") return false;
  const same = previous.body.actor === latest.body.actor && previous.body.issue === latest.body.issue;
  return same && moveText(previous, latest) === text;
}

/** An office is one the person, who is named beside it, held on the day of the record it is named for. */
function holdsOffice(text: string, inputs: readonly StoredRecord[], line: Line): boolean {
  const [person, said] = inputs;
  const day = said && recordDay(said)?.day;
  const named = line.spans.some((span) => span.kind === "entity" && span.id === person?.id);
  return named && person?.kind === "actor" && day !== undefined && heldOffices(person.body, day).some((office) => office.title === text);
}

function holdsDifference(text: string, inputs: readonly StoredRecord[]): boolean {
  const [from, to] = inputs;
  if (from?.kind !== "figure" || to?.kind !== "figure" || from.body.reporter !== to.body.reporter) return false;
  return text === formatNumber(Math.abs(rankingNumber(to.body.quantity) - rankingNumber(from.body.quantity)));
}

/** A period is the calendar unit all its records lie in; without records, one of the query the line answers. */
function holdsPeriod(text: string, inputs: readonly StoredRecord[], line: Line): boolean {
  if (inputs.length === 0) return (line.absence ?? line.query ?? "").includes(text);
  const days = inputs.flatMap((r) => recordDay(r)?.day ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return false;
  const spans = [dayLabel(first), rangeLabel(first, last)];
  return spans.includes(text) || bucketLabels(first).some((label) => label === text && bucketLabels(last).includes(label));
}
