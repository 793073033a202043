import { contentWords } from "../../topic-words.ts";
import type { Topic } from "../../types.ts";
import { type Chunk, does } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { FIGURE_WORDS, NEUTRAL_FIGURE_WORDS } from "../figure-words.ts";
import type { Parse } from "../parse.ts";
import { doerOf } from "../roles.ts";
import { saidAs, sensesIn, toldBy } from "../record-words.ts";
import { QUESTION_TAGS, type Tag } from "../terms.ts";
import type { StoredRecord } from "../../../record/types.ts";
import type { Reading } from "../understanding.ts";
import { countsHead, headChunk, headWords } from "./figure-head.ts";
import { type Lens, lensOf, through } from "./figure-lens.ts";
import { countedPeople, countsNationals, countsPeopleOf, type Figure, PEOPLE } from "./figure-population.ts";
import { mentions } from "./recall.ts";

const ASKING: readonly Tag[] = [
  "count",
  "counter",
  ...QUESTION_TAGS,
  "brief",
  "pronoun",
  "prep",
  "stop",
  "and",
  "or",
  "say",
  "evidence",
  "sources",
  "happened",
  "order",
  "over-time",
  "changed",
  "class",
  "follow-up",
  "granularity",
  "timeline",
];
const TURNED: readonly Tag[] = ["not", "limit", "outside", "modal", "why", "relative", "unknown", "compare", "supports", "opposes"];
/** Words by which something is moved from one place to another: "injured" before them says who, not what happened. */
const MOVING = new Set(
  "went go gone going travelled taken took moved transferred transported evacuated left leave crossed cross brought carried sent admitted allowed treated".split(
    " ",
  ),
);
/** Words for people held, of whom it matters who took them. */
const TAKEN = new Set(FIGURE_WORDS.filter((group) => group.includes("hostages") || group.includes("captured")).flat());
const MOST_EVENTS = 300;

/**
 * Figures whose own words hold every word asked after, each name linked or said: what was counted, of whom, in what; where no
 * figure holds them all, those of the one event that does. For questions that the topic's figures do not answer.
 */
export async function recallFigures(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const beside = parse.chunks.find((chunk) => BESIDES.has(chunk.words.join(" ")) && (parse.after(chunk)?.rows.length ?? 0) > 0);
  if (parse.chunks.some((chunk) => chunk !== beside && chunk.rows.length === 0 && TURNED.some((tag) => does(chunk, tag)))) return undefined;
  const lens = await lensOf(desk, parse);
  const asked = wordsAsked(parse);
  const names = parse.names.filter((chunk) => !parse.isUsed(chunk));
  if (asked.words.length + names.length === 0 || (asked.words.length === 0 && asked.harm.length === 0 && lens.pick === undefined))
    return undefined;
  const { period } = desk.context;
  const figures = await desk.select({ kinds: ["figure"], ...(period ? { from: period.from, to: period.to } : {}) });
  const harmed = asked.harm.length > 0 || asked.words.some((word) => TAKEN.has(word));
  const doer = harmed ? doerOf(parse) : undefined;
  const linked = await Promise.all(names.map((chunk) => linkedTo(desk, chunk, harmed && parse.role(chunk) === "place")));
  const named = (id: string, text: string): boolean =>
    names.every(
      (chunk, i) =>
        (chunk !== doer && !PEOPLE.test(chunk.raw) && !desk.isDemonym(chunk) && linked[i]?.has(id)) || mentions(desk, text, chunk),
    );
  const head = headWords(desk, parse);
  const counted = headChunk(parse);
  const people = names.filter((chunk) => countedPeople(desk, parse, chunk));
  const heads = (figure: Figure): boolean =>
    head === undefined || countsHead(figure, head) || (counted !== undefined && countsPeopleOf(desk, figure, counted));
  const spoken = await reportersOf(desk, figures, doerWords(parse));
  const fitting = through(
    lens,
    figures.filter((figure) => {
      const told = `${toldBy(figure)} ${spoken.get(figure.body.reporter ?? "") ?? ""}`;
      return (
        fits(desk, figure, asked, spoken) &&
        named(figure.id, told) &&
        people.every((chunk) => countsNationals(desk, figure, chunk)) &&
        heads(figure) &&
        (beside === undefined || BESIDE.test(figure.body.population))
      );
    }),
  );
  const found =
    fitting.length > 0 || lens.sure || asked.words.length === 0
      ? fitting
      : await ofOneEvent(
          desk,
          figures,
          asked,
          named,
          names.filter((chunk) => desk.isDemonym(chunk) || PEOPLE.test(chunk.raw)),
        );
  if (found.length === 0) return undefined;
  const said = [...asked.words, ...names.map((chunk) => chunk.raw)].join(" ");
  const topic: Topic = { id: `text:${said}`, label: said, kind: "text", refs: found.map(({ id }) => id).toSorted(), words: [] };
  return {
    kind: "request",
    request: { intent: "figures", topic, indicators: [], population: [] },
    understood: `${lens.pick === undefined || lens.pick === "latest" ? "" : `${lens.pick} `}figures that say “${said}”${lens.reporter === undefined || found.some((record) => record.kind !== "figure" || record.body.reporter !== lens.reporter) ? "" : `, counted by ${desk.label(lens.reporter)}`}`,
  };
}

/** "Did anyone count the people at …?": the open question on record that says what was to be counted. */
export async function openQuestion(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  if (parse.has(...TURNED.filter((tag) => tag !== "unknown"))) return undefined;
  const { words } = wordsAsked(parse);
  if (words.length === 0) return undefined;
  const questions = await desk.select({ kinds: ["question"] });
  const found = questions.filter(({ body }) => {
    const senses = sensesIn(body.text);
    return words.every((word) => saidAs(word, senses) !== undefined) && parse.names.every((chunk) => mentions(desk, body.text, chunk));
  });
  if (found.length === 0) return undefined;
  const label = [...words, ...parse.names.map((chunk) => chunk.raw)].join(" ");
  const topic: Topic = { id: `text:${label}`, label, kind: "text", refs: found.map(({ id }) => id).toSorted(), words: [] };
  return { kind: "request", request: { intent: "questions", topic }, understood: `what is not known of “${label}”; no figure counts it` };
}

interface Asked {
  words: string[];
  /** Indicators that the words for harm stand for, and that a figure must have. */
  harm: string[];
}

const BESIDES = new Set(["besides", "other than", "apart from", "except", "except for"]);
const BESIDE = /\b(?:besides|other than|apart from|except)\b/iu;

/** The words of who is said to have done what is counted: "the prosecutor" in "did the prosecutor accuse" and "accused by the prosecutor". */
function doerWords(parse: Parse): string[] {
  return parse.chunks.flatMap((chunk, i) => {
    const lead = parse.before(chunk)?.words.join(" ") ?? "";
    const before = parse.chunks[i - 2]?.words.join(" ") ?? "";
    const leads = [lead, before].some((word) => ["did", "has", "have", "by"].includes(word));
    return chunk.rows.length === 0 && chunk.tags.size === 0 && leads ? chunk.words : [];
  });
}

/** By counter, the offices in which a word of the question may speak of them. */
async function reportersOf(desk: AskDesk, figures: readonly Figure[], words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (words.length === 0) return new Map();
  const ids = [...new Set(figures.flatMap(({ body }) => (body.reporter === null ? [] : [body.reporter])))].toSorted();
  const actors = ids.length === 0 ? [] : await desk.reader.get(desk.scope, "actor", ids);
  return new Map(actors.map(({ id, body }) => [id, body.offices.map(({ title, of }) => `${title} ${desk.label(of)}`).join(" ")]));
}

function wordsAsked(parse: Parse): Asked {
  const chunks = parse.chunks.filter((chunk) => chunk.rows.length === 0 && !parse.isUsed(chunk));
  const all = chunks.flatMap((chunk) => chunk.words);
  const moved = all.some((word) => MOVING.has(word));
  const harm: string[] = [];
  const words: string[] = [];
  for (const chunk of chunks) {
    if (!does(chunk, "harm") && ASKING.some((tag) => does(chunk, tag))) continue;
    for (const word of contentWords(chunk.words.join(" "))) {
      const kinds = HARM.filter((group) => group.includes(word)).map(([first]) => first ?? "");
      const next = parse.after(chunk);
      const attribute = moved && next !== undefined && (next.rows.length > 0 || does(next, "class"));
      if (kinds.length > 0 && !attribute) harm.push(...kinds);
      else if (kinds.length > 0 || !NEUTRAL_FIGURE_WORDS.has(word)) words.push(word);
    }
  }
  return { words: [...new Set(words)], harm: [...new Set(harm)] };
}

const HARM = FIGURE_WORDS.filter(([first]) => first === "killed" || first === "injured" || first === "displaced" || first === "missing");

/** What a figure tells, its places and whom it counts among it. */
export function placeText(desk: AskDesk, figure: Figure): string {
  return toldBy(figure, [...figure.body.places, ...figure.body.actors].map((id) => desk.label(id)).join(" "));
}

function fits(desk: AskDesk, figure: Figure, { words, harm }: Asked, spoken: ReadonlyMap<string, string>): boolean {
  if (harm.length > 0 && !harm.includes(figure.body.indicator)) return false;
  const senses = sensesIn(`${placeText(desk, figure)} ${spoken.get(figure.body.reporter ?? "") ?? ""}`);
  return words.every((word) => saidAs(word, senses) !== undefined);
}

/** `there`: harm done at a place is counted there, and not elsewhere in a dossier that is called after it. */
async function linkedTo(desk: AskDesk, chunk: Chunk, there: boolean): Promise<ReadonlySet<string>> {
  const place = there ? await desk.place(chunk, "figures").catch(() => undefined) : undefined;
  if (place !== undefined) return new Set((await desk.select({ kinds: ["figure", "event"], about: [[place]] })).map(({ id }) => id));
  const topic = await desk.topic(chunk, "figures").catch(() => undefined);
  if (topic === undefined || topic.refs.length === 0) return new Set();
  const found = await desk.select({ kinds: ["figure", "event"], about: [topic.refs] });
  return new Set(found.map(({ id }) => id));
}

/** Figures of what one event did, where the words tell of the event: "killed in the funeral stampede". */
async function ofOneEvent(
  desk: AskDesk,
  figures: readonly Figure[],
  asked: Asked,
  named: (id: string, text: string) => boolean,
  people: readonly Chunk[],
): Promise<(Figure | StoredRecord<"event">)[]> {
  if (asked.harm.length === 0) return [];
  const { period } = desk.context;
  const events = await desk.reader.select(
    desk.scope,
    { kinds: ["event"], about: [(await desk.everything()).refs], ...(period ? { from: period.from, to: period.to } : {}) },
    "newest",
    MOST_EVENTS,
  );
  const telling = events.filter((event) => {
    const senses = sensesIn(toldBy(event));
    return (
      event.body.casualties.some(
        ({ effect, population }) =>
          asked.harm.includes(effect) &&
          asked.words.every((word) => !PEOPLE.test(word) || saidAs(word, sensesIn(population)) !== undefined) &&
          people.every((chunk) => mentions(desk, population, chunk)),
      ) &&
      asked.words.every((word) => saidAs(word, senses) !== undefined) &&
      named(event.id, toldBy(event))
    );
  });
  const [only] = telling;
  if (only === undefined || telling.length > 1) return [];
  const same = figures.filter(
    ({ body }) =>
      asked.harm.includes(body.indicator) &&
      body.as_of >= only.body.date.from &&
      only.body.casualties.some(({ effect, quantity }) => effect === body.indicator && quantity.value === body.quantity.value),
  );
  return same.length > 0 ? same : [only];
}
