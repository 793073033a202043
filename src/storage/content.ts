import { words } from "../core/text.ts";
import type { Change } from "../record/port.ts";
import { severityOf } from "../record/severity.ts";

/** A record as it is put in. */
export type Put = Extract<Change, { put: unknown }>["put"];

/** The day a selection's `from` and `to` look at, `YYYY-MM-DD`; empty for kinds without one. */
export function dayOf(put: Put): string {
  switch (put.kind) {
    case "event":
      return put.body.date.from;
    case "position":
    case "claim":
      return put.body.stated_on;
    case "figure":
      return put.body.as_of;
    case "question":
      return put.body.raised_on;
    case "source":
      return put.body.published_at.slice(0, 10);
    default:
      return "";
  }
}

/** Ids of the sources that decide since when a record is known; none for what the record merely names things with. */
export function citedSources(put: Put): string[] {
  switch (put.kind) {
    case "event":
    case "position":
    case "claim":
    case "figure":
    case "question":
      return put.body.evidence.map((evidence) => evidence.source);
    case "actor":
      return put.body.offices.flatMap((office) => office.evidence.map((evidence) => evidence.source));
    default:
      return [];
  }
}

export function supersededId(put: Put): string | undefined {
  return "supersedes" in put.body ? put.body.supersedes : undefined;
}

export function severityOfPut(put: Put): number {
  return put.kind === "event" ? severityOf(put.body) : 0;
}

function ownText(put: Put): string[] {
  switch (put.kind) {
    case "event":
      return [put.body.summary, ...put.body.topics, ...(put.body.dataset?.where ?? [])];
    case "position":
      return [put.body.statement, ...put.body.evidence.flatMap((evidence) => evidence.quote ?? [])];
    case "figure":
      return [put.body.indicator, put.body.population];
    case "question":
      return [put.body.text];
    case "claim":
      return [put.body.statement];
    case "source":
      return put.body.headline === undefined ? [] : [put.body.headline];
    default:
      return [];
  }
}

/** The distinct folded words a selection's `words` look for, joined by spaces. */
export function searchedWords(put: Put): string {
  const texts = ownText(put);
  return texts.length === 0 ? "" : [...new Set(words(texts.join(" ")))].join(" ");
}
