import type { Change } from "../../src/record/port.ts";
import { schemas } from "../../src/record/schema.ts";
import type { Bodies } from "../../src/record/types.ts";

type Fields<K extends keyof Bodies> = Partial<Omit<Bodies[K], "id">>;

/** Cited by everything that names no other source; published on 1 November 2023. */
export const SOURCE = "src-paper";

export function source(id: string = SOURCE, fields: Fields<"source"> = {}): Change {
  return { put: { kind: "source", body: schemas.source.parse({ id, publisher: "Paper", published_at: "2023-11-01", ...fields }) } };
}

export function place(id: string, fields: Fields<"place"> = {}): Change {
  return { put: { kind: "place", body: schemas.place.parse({ id, name: id, type: "city", ...fields }) } };
}

export function actor(id: string, fields: Fields<"actor"> = {}): Change {
  return { put: { kind: "actor", body: schemas.actor.parse({ id, name: id, type: "organisation", ...fields }) } };
}

/** An office held from one day to another, or without an end. */
export function office(of: string, from: string, to?: string): Bodies["actor"]["offices"][number] {
  const end = to === undefined ? {} : { to, to_basis: "end" as const };
  return { title: "minister", of, from, from_basis: "start", ...end, speaks: true, evidence: [{ source: SOURCE }] };
}

export function issue(id: string, fields: Fields<"issue"> = {}): Change {
  return { put: { kind: "issue", body: schemas.issue.parse({ id, name: id, ...fields }) } };
}

export function dossier(id: string, fields: Fields<"dossier"> = {}): Change {
  return { put: { kind: "dossier", body: schemas.dossier.parse({ id, name: id, ...fields }) } };
}

/** An event of one day; `killed` makes its severity. */
export function event(id: string, day: string, fields: Fields<"event"> & { killed?: number } = {}, folder?: string): Change {
  const { killed, ...rest } = fields;
  const casualties = killed === undefined ? [] : [{ effect: "killed", quantity: { value: killed } }];
  const cited = { evidence: [{ source: SOURCE }] };
  const body = schemas.event.parse({ id, date: { from: day }, type: "assault", summary: `It happened.`, casualties, ...cited, ...rest });
  return { put: { kind: "event", body, ...(folder === undefined ? {} : { dossier: folder }) } };
}

export function position(id: string, day: string, fields: Fields<"position"> = {}): Change {
  const body = { id, actor: "act-a", issue: "iss-a", stance: "supports", statement: "it should be so", stated_on: day };
  return { put: { kind: "position", body: schemas.position.parse({ ...body, evidence: [{ source: SOURCE }], ...fields }) } };
}

export function figure(id: string, day: string, fields: Fields<"figure"> = {}): Change {
  const body = { id, indicator: "killed", population: "people", quantity: { value: 1 }, measure: "cumulative", as_of: day, reporter: null };
  return { put: { kind: "figure", body: schemas.figure.parse({ ...body, evidence: [{ source: SOURCE }], ...fields }) } };
}

export function question(id: string, day: string, fields: Fields<"question"> = {}): Change {
  const body = { id, text: "Who was it?", raised_on: day, evidence: [{ source: SOURCE }] };
  return { put: { kind: "question", body: schemas.question.parse({ ...body, ...fields }) } };
}

export function dispute(id: string, fields: Fields<"dispute"> = {}): Change {
  return { put: { kind: "dispute", body: schemas.dispute.parse({ id, subject: "the cause", ...fields }) } };
}

export function claim(id: string, day: string, fields: Fields<"claim"> = {}): Change {
  const body = { id, dispute: "dsp-a", by: "act-a", statement: "it was so", stated_on: day, evidence: [{ source: SOURCE }] };
  return { put: { kind: "claim", body: schemas.claim.parse({ ...body, ...fields }) } };
}

export function retract(id: string, reason = "it was wrong"): Change {
  return { retract: { id, reason } };
}
