import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { compareText, groupBy, supersededIds } from "../ledger.ts";
import { fixed, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { ACKNOWLEDGED, SAID } from "../wording.ts";
import { holderSpans, joined, listedSpans, named } from "./actors.ts";

type ClaimRecord = StoredRecord<"claim">;

/** A matter with its claims, the oldest first. */
export interface Matter {
  dispute: StoredRecord<"dispute">;
  claims: ClaimRecord[];
  /** The claims for which it is told, where it is told for these alone. */
  own: ClaimRecord[];
}

/**
 * The disputes with two claims or more, those with the newest claim first. One side alone is no dispute yet.
 */
export function matters(
  disputes: readonly StoredRecord<"dispute">[],
  claims: readonly ClaimRecord[],
  own: ReadonlySet<string> = new Set(),
): Matter[] {
  const newest = (m: Matter): string => m.claims.at(-1)?.body.stated_on ?? "";
  return disputes
    .map((dispute) => ({
      dispute,
      claims: claims
        .filter((c) => c.body.dispute === dispute.id)
        .toSorted((a, b) => compareText(a.body.stated_on, b.body.stated_on) || compareText(a.id, b.id)),
    }))
    .map((m) => ({ ...m, own: m.claims.filter((c) => own.has(c.id)) }))
    .filter((m) => m.claims.length > 1)
    .toSorted((a, b) => compareText(newest(b), newest(a)) || compareText(a.dispute.id, b.dispute.id));
}

/** A side: what it says now, and what it had said where it conceded or replaced that. */
export interface Side {
  latest: ClaimRecord;
  earlier?: ClaimRecord;
  concedes: boolean;
}

export function sides(matter: Matter): Side[] {
  const replaced = supersededIds(matter.claims);
  return groupBy(matter.claims, (c) => c.body.by).flatMap((claims): Side[] => {
    const concession = claims.findLast((c) => c.body.relations.some((r) => r.type === "concedes"));
    const standing = claims.filter((c) => !replaced.has(c.id) && !(concession && c !== concession && isBefore(c, concession)));
    return standing.map((latest): Side => {
      const concedes = latest === concession;
      const earlier =
        claims.find((c) => c.id === latest.body.supersedes) ?? (concedes ? claims.findLast((c) => isBefore(c, latest)) : undefined);
      return earlier ? { latest, earlier, concedes } : { latest, concedes };
    });
  });
}

function isBefore(a: ClaimRecord, b: ClaimRecord): boolean {
  return a.body.stated_on < b.body.stated_on;
}

function onDay(claim: ClaimRecord): Span[] {
  return [fixed(claim.body.stated_precision === "by" ? ", " : " on "), valueOf(claim, "stated_on", "date")];
}

/** "Iran said on 9 Jan 2020 that …", "Iran acknowledged on 11 Jan 2020 that …; it had said on 9 Jan 2020 that …". */
export function sideSpans(book: Book, { latest, earlier, concedes }: Side): Span[] {
  const { by, speaker, stated_on } = latest.body;
  const said: Span[] = [
    ...holderSpans(book, { actor: by, speaker, day: stated_on }, latest),
    fixed(` ${concedes ? ACKNOWLEDGED : SAID}`),
    ...onDay(latest),
    fixed(latest.body.stated_precision === "by" ? ", that " : " that "),
    valueOf(latest, "statement", "text"),
  ];
  if (!earlier) return said;
  return [...said, fixed(`; it had ${SAID}`), ...onDay(earlier), fixed(" that "), valueOf(earlier, "statement", "text")];
}

/** "… acknowledged on 11 Jan 2020 that …", whoever `holder` is shown as. */
export function claimSpans(claim: ClaimRecord, concedes: boolean, holder: readonly Span[]): Span[] {
  const by = claim.body.stated_precision === "by";
  return [
    ...holder,
    fixed(` ${concedes ? ACKNOWLEDGED : SAID}`),
    ...onDay(claim),
    fixed(by ? ", that " : " that "),
    valueOf(claim, "statement", "text"),
  ];
}

/** The sides in turn; what one holder said on one day is told together. */
function toldSpans(book: Book, all: readonly Side[]): Span[] {
  const together = groupBy(all, (side) => (side.earlier || side.concedes ? side.latest.id : saying(side.latest)));
  const told = together.flatMap(([first]) => first ?? []);
  const parts = told.map((side, at): Span[] => {
    const alike = together[at] ?? [];
    if (alike.length > 1) return eachSpans(book, alike, side.latest);
    const previous = told[at - 1];
    const same = previous && !side.earlier && !side.concedes && sameSaying(previous.latest, side.latest);
    return same ? [fixed("and that "), valueOf(side.latest, "statement", "text")] : sideSpans(book, side);
  });
  return joined(parts, "; ");
}

/** What is the same where several say the same. */
function saying({ id, body }: ClaimRecord): string {
  return body.speaker === undefined ? [body.statement, body.stated_on, body.stated_precision].join("\n") : id;
}

/** "Northland and Eastland each said on 9 Jan 2020 that …". */
function eachSpans(book: Book, alike: readonly Side[], claim: ClaimRecord): Span[] {
  const holders = alike.map(({ latest: { body } }) => holderSpans(book, { actor: body.by, day: body.stated_on }, claim));
  const by = claim.body.stated_precision === "by";
  const said = [fixed(` each ${SAID}`), ...onDay(claim), fixed(by ? ", that " : " that "), valueOf(claim, "statement", "text")];
  return [...listedSpans(holders), ...said];
}

function sameSaying({ body: a }: ClaimRecord, { body: b }: ClaimRecord): boolean {
  return a.by === b.by && a.speaker === b.speaker && a.stated_on === b.stated_on && a.stated_precision === b.stated_precision;
}

/** The matter, how the sides differ where they do not contradict, then each side by name. */
export function disputeDraft(book: Book, matter: Matter): Draft {
  const { dispute } = matter;
  const differs: Span[] = dispute.body.differs
    ? [
        fixed(" — the sides differ in "),
        valueOf(dispute, "differs.in", "word"),
        fixed(": "),
        valueOf(dispute, "differs.how", "text"),
        fixed("."),
      ]
    : [fixed(":")];
  const told = sides(matter);
  const spans = [fixed("On "), valueOf(dispute, "subject", "text"), ...differs, fixed(" "), ...toldSpans(book, told)];
  const records = [dispute, ...told.flatMap((side) => (side.earlier ? [side.latest, side.earlier] : [side.latest]))];
  const compact = { spans: compactSpans(book, matter, told), records };
  if (!dispute.body.differs) return { spans, records, compact };
  const shorter = [
    fixed("On "),
    valueOf(dispute, "subject", "text"),
    fixed(" (accounts differ in "),
    valueOf(dispute, "differs.in", "word"),
    fixed("): "),
  ];
  return { spans, records, compact: { spans: [...shorter, ...toldSpans(book, told)], records, compact } };
}

/** The matter and the sides by name: how they differ, or what one of them has conceded; else only that they do. */
function compactSpans(book: Book, { dispute, own }: Matter, told: readonly Side[]): Span[] {
  const subject = [fixed("On "), valueOf(dispute, "subject", "text")];
  const ofTopic = told.filter((side) => own.includes(side.latest));
  if (ofTopic.length > 0) {
    const by = new Set(ofTopic.map((side) => side.latest.body.by));
    const others = [...new Set(told.map((side) => side.latest.body.by))].filter((id) => !by.has(id));
    const names = listedSpans(others.map((id) => [named(book, id)]));
    const against = others.length > 0 ? [fixed("; also on record: what "), ...names, fixed(" said")] : [];
    return [
      ...subject,
      fixed(": "),
      ...joined(
        ofTopic.map((side) => sideSpans(book, side)),
        "; ",
      ),
      ...against,
    ];
  }
  const conceded = told.filter((side) => side.concedes).map((side) => sideSpans(book, side));
  if (conceded.length > 0) return [...subject, fixed(": "), ...joined(conceded, "; ")];
  const names = listedSpans([...new Set(told.map((side) => side.latest.body.by))].map((id) => [named(book, id)]));
  if (!dispute.body.differs) return [...subject, fixed(": accounts by "), ...names, fixed(" differ")];
  return [...subject, fixed(": accounts by "), ...names, fixed(" differ in "), valueOf(dispute, "differs.in", "word")];
}
