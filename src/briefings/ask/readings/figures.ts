import type { Topic } from "../../types.ts";
import { joined } from "../../topic.ts";
import { does, type Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { NEUTRAL_FIGURE_WORDS } from "../figure-words.ts";
import { figuresFrom, numberReading } from "./numbers.ts";
import {
  byPlaceNames,
  citizens,
  countsPeopleOf,
  type Figure,
  fits,
  HARM,
  namedPopulation,
  nationals,
  PEOPLE,
  placed,
  populationOf,
} from "./figure-population.ts";
import { countsHead, headChunk, headWords } from "./figure-head.ts";
import { indicatorsAsked } from "./figure-indicators.ts";
import { lensOf, through } from "./figure-lens.ts";
import { openQuestion, placeText, recallFigures } from "./figure-recall.ts";
import { toldBy } from "../record-words.ts";
import { mentions } from "./recall.ts";
import { openWords } from "../leftover.ts";
import type { Parse } from "../parse.ts";
import { doerOf } from "../roles.ts";
import { decline, type Reading } from "../understanding.ts";
import { asksIfCounted, residents, countedBy, countsNamed, NEWEST, accordingTo, topicOfWords, onlyDossier } from "./figure-counted.ts";

/** Counted things: how many of whom, where, by whose count. Declined where no figure counts what the question does. */
export async function readFigures(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const given = parse.has("say") && parse.has("which", "what") ? await figuresFrom(desk, parse) : undefined;
  if (given) return given;
  const reading = await readCounted(desk, parse);
  const head = headWords(desk, parse);
  if (head === undefined || reading?.kind !== "request" || reading.request.intent !== "figures") return reading;
  const { topic, indicators, population } = reading.request;
  const figures = await desk.select({ kinds: ["figure"], about: [topic.refs, ...(topic.all ?? [])] });
  const answering = figures.filter((figure) => fits(figure, indicators, population));
  const counted = headChunk(parse);
  const counts = (figure: Figure): boolean => countsHead(figure, head) || (counted !== undefined && countsPeopleOf(desk, figure, counted));
  if (answering.length === 0 || answering.some(counts)) return reading;
  return decline("figures", "not-on-record", "No such figure on record", `No figure on record counts “${head.join(" ")}”.`, {
    suggestions: [{ id: topic.id, label: topic.label, kind: topic.kind }],
  });
}

async function readCounted(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  const number = parse.has("counter", "who") ? await numberReading(desk, parse) : undefined;
  if (number) return number;
  const topics: Topic[] = [];
  const places: string[] = [];
  const population: string[] = [];
  const particular: Chunk[] = [];
  const people: Chunk[] = [];
  const events: Chunk[] = [];
  const demonyms: Chunk[] = [];
  const lens = await lensOf(desk, parse);
  let { reporter } = lens;
  for (const chunk of parse.names) {
    if (parse.isUsed(chunk)) continue;
    parse.use(chunk);
    const lead = parse.introducedBy(chunk);
    if (accordingTo(parse, chunk) || (lead === "by" && countedBy(parse, chunk))) reporter = await desk.actor(chunk, "figures");
    else if (desk.isDemonym(chunk)) demonyms.push(chunk);
    else if (citizens(parse, chunk)) people.push(chunk);
    else if (chunk.rows.every((row) => row.kind === "issue")) events.push(chunk);
    else if (desk.issues(chunk).length === 0 || chunk.rows.some((row) => row.kind !== "issue")) {
      const topic = await desk.topic(chunk, "figures");
      const place = parse.role(chunk) === "place" || parse.role(chunk) === "object" ? await desk.place(chunk, "figures") : undefined;
      if (topic) topics.push(topic);
      if (topic && !chunk.rows.some((row) => row.kind === "place")) particular.push(chunk);
      if (place !== undefined) places.push(place);
    }
  }
  parse.useAll("count", "counter", "what", "which", "who", "how", "yes-no", "brief", "harm", "pronoun", "where", "when");
  const persons = parse.find("class");
  if (persons && ["people", "person", "persons"].includes(persons.words.join(" "))) parse.use(persons);
  const topic = topics.length === 0 ? desk.before.topic : joined(topics);
  const figures = await desk.select({ kinds: ["figure"], ...(topic ? { about: [topic.refs, ...(topic.all ?? [])] } : {}) });
  const asked = indicatorsAsked(parse, figures);
  for (const chunk of demonyms)
    population.push(
      ...residents(
        desk,
        parse,
        chunk,
        figures.filter((figure) => fits(figure, asked, [])),
      ),
    );
  for (const chunk of parse.left)
    if (chunk.tags.size === 0 && chunk.words.every((word) => NEUTRAL_FIGURE_WORDS.has(word))) parse.use(chunk);
  // "50+ dead": a rough number in a question that asks for the exact one.
  for (const chunk of parse.left) if (/^\d+$/u.test(chunk.words.join("")) && parse.question.text[chunk.end] === "+") parse.use(chunk);
  for (const chunk of parse.left) if (does(chunk, "order") && NEWEST.has(chunk.words.join(" "))) parse.use(chunk);
  parse.useAll("say", "meet", "visit", "position", "evidence", "over-time", "changed", "happened");
  const told = topics.length === 0 ? desk.words(events) : [];
  const words = [...openWords(desk, parse, "figures"), ...told].filter((word) => !NEUTRAL_FIGURE_WORDS.has(word));
  const bound = populationOf(
    [...population, ...nationals(desk, people, figures), ...words, ...namedPopulation(desk, particular, figures, asked)],
    figures,
  );
  if (asked.length === 0 && countsNamed(parse, bound, words, figures)) {
    return decline("figures", "not-on-record", "No such figure on record", "No figure on record counts what was asked.", {
      suggestions: topic ? [{ id: topic.id, label: topic.label, kind: topic.kind }] : await desk.dossiers(),
    });
  }
  const within = topic ?? (await onlyDossier(desk, figures, asked, bound.population)) ?? (await topicOfWords(desk, bound.free));
  if (within === undefined) {
    return decline("figures", "topic-missing", "Figures on which topic?", "No topic is named, and figures are kept by topic.", {
      suggestions: await desk.dossiers(),
    });
  }
  const free = within.kind === "text" ? [] : bound.free;
  const answering = through(
    lens,
    figures.filter((figure) => fits(figure, asked, [...bound.population, ...free])),
  );
  if (answering.length === 0) {
    const recalled = await recallFigures(desk, parse.fresh());
    if (recalled) return recalled;
    const open = asksIfCounted(parse) ? await openQuestion(desk, parse.fresh()) : undefined;
    if (open) return open;
  }
  const doer = reporter === undefined ? doerOf(parse) : undefined;
  const harmed = answering.filter(({ body }) => HARM.includes(body.indicator) || body.indicator === "hostages");
  if (doer && harmed.length > 0 && !harmed.some((figure) => mentions(desk, toldBy(figure), doer)))
    return decline("figures", "not-on-record", "No such figure on record", `No figure on record says what ${doer.raw} did.`, {
      suggestions: [{ id: within.id, label: within.label, kind: within.kind }],
    });
  const uncounted = particular.find(
    (chunk) => PEOPLE.test(chunk.raw) && !answering.some((figure) => mentions(desk, placeText(desk, figure), chunk)),
  );
  if (uncounted)
    return decline("figures", "not-on-record", "No such figure on record", `No figure on record counts ${uncounted.raw}.`, {
      suggestions: [{ id: within.id, label: within.label, kind: within.kind }],
    });
  const elsewhere = free.length > 0 ? byPlaceNames(desk, figures, asked, bound, within) : undefined;
  if (elsewhere) return elsewhere;
  const precise = placed(places, topic, figures, asked, [...bound.population, ...free]);
  if (lens.reporter !== undefined && !lens.sure && !answering.some(({ body }) => body.reporter === reporter)) reporter = undefined;
  const picked = (lens.pick !== undefined && lens.pick !== "latest") || lens.daily ? answering.map(({ id }) => id).toSorted() : [];
  const about: Topic = picked.length > 0 ? { ...within, refs: picked, all: [] } : (precise ?? within);
  const who = [...bound.population, ...free];
  const what = asked.length > 0 ? ` of ${asked.map((id) => id.replaceAll("_", " ")).join(" and ")}` : "";
  return {
    kind: "request",
    request: { intent: "figures", topic: about, indicators: asked, population: who, ...(reporter === undefined ? {} : { reporter }) },
    understood: `${picked.length > 0 && lens.pick !== undefined ? `${lens.pick} ` : ""}figures${what}${who.length > 0 ? ` (${who.join(" ")})` : ""} on ${about.label}${reporter === undefined ? "" : `, counted by ${desk.label(reporter)}`}`,
  };
}
