import type { StoredRecord } from "../../record/types.ts";
import type { Book } from "../book.ts";
import type { Draft } from "../draft.ts";
import { compareText, ledger } from "../ledger.ts";
import { loadNames } from "../load.ts";
import { blocsOf, speaksFor } from "../office.ts";
import { bounds, label, lastDay, MOST_READ, type Desk } from "../outcome.ts";
import { named } from "../sections/actors.ts";
import { positionDraft } from "../sections/positions.ts";
import { fixed, valueOf } from "../spans.ts";
import type { Span } from "../types.ts";
import { listed } from "../wording.ts";

/** Most positions offered in place of one that is not on record. */
const MOST_NEAREST = 4;

interface Asked {
  actors: readonly string[];
  issues: readonly string[];
}

async function inForce(desk: Desk, about: readonly (readonly string[])[]): Promise<StoredRecord<"position">[]> {
  if (about.some((ids) => ids.length === 0)) return [];
  const { book } = desk;
  const found = await book.reader.select(book.scope, { kinds: ["position"], about, ...bounds(desk) }, "newest", MOST_READ);
  await loadNames(book, { positions: found });
  return ledger(found).map((h) => h.latest);
}

const prefixed = (draft: Draft, spans: Span[]): Draft => ({ ...draft, spans: [...spans, ...draft.spans] });

/** Positions of the blocs the actor belongs to and of what a person speaks for; each shown as whose it is. */
async function ofOthers(desk: Desk, { actors, issues }: Asked): Promise<Draft[]> {
  const { book } = desk;
  await book.load("actor", actors);
  const day = lastDay(desk);
  const others = actors.flatMap((id) => {
    const actor = book.get("actor", id)?.body;
    return actor
      ? [...blocsOf(actor, day), ...speaksFor(actor, day), ...(actor.part_of ? [actor.part_of] : [])].map((of) => ({ id, of }))
      : [];
  });
  const found = await inForce(desk, [others.map((o) => o.of), ...(issues.length > 0 ? [issues] : [])]);
  return others.flatMap(({ id, of }) =>
    found
      .filter((p) => p.body.actor === of)
      .map((p) =>
        prefixed(positionDraft(book, p, undefined, { issue: true, words: false }), [
          fixed("The nearest, not stated by "),
          named(book, id),
          fixed(" itself: "),
        ]),
      ),
  );
}

/** How two issues differ, by whichever of them says so. */
function differenceSpans(book: Book, asked: readonly string[], other: string): Span[] {
  const own = asked.flatMap((id) => book.get("issue", id) ?? []);
  for (const issue of own) {
    const at = issue.body.differs_from.findIndex((d) => d.issue === other);
    if (at !== -1)
      return [fixed(" ("), named(book, issue.id), fixed(" differs: "), valueOf(issue, `differs_from.${at}.how`, "text"), fixed(")")];
  }
  const neighbour = book.get("issue", other);
  const at = neighbour?.body.differs_from.findIndex((d) => asked.includes(d.issue)) ?? -1;
  return neighbour && at !== -1 ? [fixed(" ("), valueOf(neighbour, `differs_from.${at}.how`, "text"), fixed(")")] : [];
}

/** What the same actors hold on other issues; those that are told apart from the one asked about come first. */
async function onOthers(desk: Desk, { actors, issues }: Asked): Promise<Draft[]> {
  if (issues.length === 0) return [];
  const { book } = desk;
  const neighbours = new Set(issues.flatMap((id) => book.get("issue", id)?.body.differs_from.map((d) => d.issue) ?? []));
  const found = await inForce(desk, actors.length > 0 ? [actors] : [[...neighbours].toSorted()]);
  const own = found.filter((p) => actors.length === 0 || actors.includes(p.body.actor) || actors.includes(p.body.speaker ?? ""));
  const isNeighbour = (p: StoredRecord<"position">): number =>
    Number(neighbours.has(p.body.issue) || differenceSpans(book, issues, p.body.issue).length > 0);
  return own
    .toSorted((a, b) => isNeighbour(b) - isNeighbour(a))
    .map((p) => {
      const draft = positionDraft(book, p, undefined, { issue: true, words: false });
      return { ...draft, spans: [fixed("On another issue: "), ...draft.spans, ...differenceSpans(book, issues, p.body.issue)] };
    });
}

/** What others hold on the same issue, blocs first. */
async function ofAnyone(desk: Desk, { actors, issues }: Asked): Promise<Draft[]> {
  const { book } = desk;
  const found = actors.length > 0 && issues.length > 0 ? await inForce(desk, [issues]) : [];
  const bloc = (p: StoredRecord<"position">): number => Number(book.get("actor", p.body.actor)?.body.type === "bloc");
  return found
    .toSorted((a, b) => bloc(b) - bloc(a) || compareText(b.body.stated_on, a.body.stated_on) || compareText(a.id, b.id))
    .map((p) => prefixed(positionDraft(book, p, undefined, { issue: true, words: false }), [fixed("Of another actor: ")]));
}

/** The nearest that is on record where a position is not: of a bloc as the bloc's, then of the actor on another issue, else of others. */
export async function nearestPositions(desk: Desk, asked: Asked): Promise<Draft[]> {
  const others = await ofOthers(desk, asked);
  const drafts = [...others, ...(await onOthers(desk, asked))];
  const nearest = (drafts.length > 0 ? drafts : await ofAnyone(desk, asked)).slice(0, MOST_NEAREST);
  const query = `the nearest to positions of ${listed(asked.actors.map((id) => label(desk, id)))} on ${listed(asked.issues.map((id) => label(desk, id)))}`;
  return nearest.map((draft) => ({ ...draft, query }));
}
