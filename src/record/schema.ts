import { z } from "zod";

/**
 * The shapes of what is on record. Field names follow PLOVER (events, actors), UCDP GED (date precision,
 * low–best–high), IPTC ninjs (sources) and schema.org Claim (evidence); docs/schema.md tells which is whose.
 * Ids are unique over all kinds and begin with the kind's prefix.
 */
const slug = "[a-z0-9]+(?:-[a-z0-9]+)*";
const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}-${slug}$`), `an id of the form ${prefix}-some-words`);

const sourceId = id("src");
const actorId = id("act");
const placeId = id("plc");
const issueId = id("iss");
const eventId = id("evt");
const positionId = id("pos");
const figureId = id("fig");
const questionId = id("qst");
const disputeId = id("dsp");
const claimId = id("clm");
const dossierId = id("dos");
const anyId = z.string().regex(new RegExp(`^(src|act|plc|iss|evt|pos|fig|qst|dsp|clm|dos)-${slug}$`), "the id of a record");

/** A calendar day, `YYYY-MM-DD`. */
const day = z.iso.date();
/** A day, or an instant in UTC with whole seconds. Compared as text: a day sorts before its instants. */
const dayOrInstant = z.union([day, z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "an instant like 2023-11-05T14:00:00Z")]);
const text = z.string().trim().min(1);
const names = z.array(text).default([]);

/** One place where a claim can be seen: the source and, where possible, the exact words and where they stand. */
const evidence = z.strictObject({
  source: sourceId,
  /** Verbatim words of the source, without quotation marks of ours. */
  quote: text.optional(),
  /** Offset of the quote in the source's text, in UTF-16 code units. */
  start: z.int().nonnegative().optional(),
  /** SHA-256 of the quote's UTF-8 bytes, hex; with `start` it shows that the words were found there. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
const evidences = z.tuple([evidence], evidence);

/** A date as the source gives it, with how exact it is (UCDP GED date_prec, in words). */
const dated = z.strictObject({
  from: day,
  /** Last day where it lasted, or the end of the span it is known to lie in. */
  to: day.optional(),
  precision: z.enum(["day", "span", "week", "month", "year"]).default("day"),
});

/** A counted value. `value` where one number is given; `low`/`best`/`high` where a range is (UCDP). */
const quantity = z
  .strictObject({
    value: z.number().nonnegative().optional(),
    low: z.number().nonnegative().optional(),
    best: z.number().nonnegative().optional(),
    high: z.number().nonnegative().optional(),
    qualifier: z.enum(["exactly", "at_least", "more_than", "about", "up_to", "fewer_than"]).default("exactly"),
  })
  .refine(
    (q) => q.value !== undefined || q.best !== undefined || q.low !== undefined || q.high !== undefined,
    "a value, or at least one of low, best, high",
  );

export const sourceSchema = z.strictObject({
  id: sourceId,
  /** Null where the source names none; shown as "publisher not on record". */
  publisher: text.nullable(),
  /** Outlets under one owner share a family; corroboration counts families, not outlets. */
  family: text.optional(),
  /** The agency whose report the outlet carries (ninjs source_original). */
  wire: text.optional(),
  headline: text.optional(),
  published_at: dayOrInstant,
  /** How the date is known. */
  published_basis: z.enum(["stated", "page", "corroborated", "inferred", "listed"]).default("stated"),
  url: z.url({ protocol: /^https?$/ }).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
    .default("en"),
  licence: text.optional(),
  /** Through whom it reached us where that is somebody else than the publisher; shown in the source line. */
  via: text.optional(),
  /** Key of the full text among the texts at hand, and the SHA-256 of that text. */
  text: z.strictObject({ key: text, sha256: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
  /** Admiralty grade, only where a named desk gave one. */
  reliability: z.strictObject({ grade: z.enum(["A", "B", "C", "D", "E", "F"]), by: text, on: day }).optional(),
});

/** An office is held from–to; an `attested` end is only the first or last day a source shows it held. */
const office = z.strictObject({
  title: text,
  of: actorId,
  from: day,
  from_basis: z.enum(["start", "attested"]),
  to: day.optional(),
  to_basis: z.enum(["end", "attested"]).optional(),
  /** Whether the holder's words on a matter of state are the position of `of`. */
  speaks: z.boolean().default(true),
  evidence: evidences,
});

export const actorSchema = z.strictObject({
  id: actorId,
  name: text,
  type: z.enum(["state", "government", "organisation", "armed_group", "bloc", "person", "public", "media"]),
  aliases: names,
  /** Adjectives and words for its people, which name it in text: "Egyptian", "Egyptians". */
  demonyms: names,
  /** The place of a state, or where the actor is based. */
  place: placeId.optional(),
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .optional(),
  /** ISO 3166-1 alpha-3, for states. */
  iso3: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Its ids in UCDP's list of actors, which knows one group under several where it changed. */
  ucdp: z.array(z.int().positive()).optional(),
  offices: z.array(office).default([]),
  /** Blocs it belongs to. Dates where a source at hand gives them. */
  memberships: z.array(z.strictObject({ in: actorId, from: day.optional(), to: day.optional() })).default([]),
  /** The organisation it is a part of and speaks for: a ministry's state, a wing's movement. */
  part_of: actorId.optional(),
  /** Whose position its words are where it holds none of its own: of a foreign ministry, its state. */
  speaks_for: actorId.optional(),
});

export const placeSchema = z.strictObject({
  id: placeId,
  name: text,
  aliases: names,
  type: z.enum(["region", "country", "territory", "admin", "city", "site", "water"]),
  parent: placeId.optional(),
  /** ISO 3166-1 alpha-3 of the country it lies in, where that is not disputed. */
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  geonames: z.int().positive().optional(),
  /** The state or body whose government has its seat there and is called by its name: of a capital, its state. */
  speaks_for: actorId.optional(),
});

export const issueSchema = z.strictObject({
  id: issueId,
  /** As it stands in "positions on …": "a ceasefire in Gaza". */
  name: text,
  aliases: names,
  /** Neighbouring issues it must not be mixed with, and how they differ. */
  differs_from: z.array(z.strictObject({ issue: issueId, how: text })).default([]),
  places: z.array(placeId).default([]),
});

export const dossierSchema = z.strictObject({
  id: dossierId,
  name: text,
  aliases: names,
  /** A record belongs where it names any of these, or stands in the dossier's own folder. */
  places: z.array(placeId).default([]),
  actors: z.array(actorId).default([]),
  issues: z.array(issueId).default([]),
});

/** Killed or injured, as one source tells it of one event. */
const casualties = z.strictObject({
  effect: z.enum(["killed", "injured", "missing", "captured", "displaced"]),
  quantity,
  /** Who was counted, in the source's words: "civilians", "people". */
  population: text.default("people"),
  /** Who counts; null where the source does not say. */
  reporter: actorId.nullable().default(null),
  /** True where it is the running toll of something that happened before, not people newly harmed. */
  cumulative: z.boolean().optional(),
  /** True for a part of a total of the same effect that stands beside it, such as one side's dead: the two are never added. */
  part: z.boolean().optional(),
});

/** What the coders of a dataset recorded of an event besides, their codes put into words. */
const datasetRow = z.strictObject({
  /** The dataset, "UCDP GED", and its own id of the row. */
  name: text,
  row: text,
  /** How final the coding is, where it is not, in the dataset's words (UCDP code_status). */
  status: text.optional(),
  /** What the dataset files the event under: kind of violence, conflict, tags. */
  under: z.array(text).optional(),
  /** `aggregated` where the sources tell of several events in one, so that their parts cannot be told (UCDP event_clarity). */
  clarity: z.enum(["clear", "aggregated"]).optional(),
  /** How exactly the place is known (UCDP where_prec, ACLED geo_precision). */
  place_precision: z.enum(["exact", "near", "district", "province", "area", "country", "sea_or_air"]).optional(),
  /** Names of the place from the smallest to the largest, as the dataset gives them, on record or not; found by their words. */
  where: z.array(text).optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  /** Groups the sides acted with, as the dataset names them. */
  with: z.array(text).optional(),
  /** How far the sources reach, in the dataset's words: "National", "Local partner-National". */
  source_scale: text.optional(),
  /** Who told the sources, in the dataset's words: "witnesses, medics". */
  reported_by: text.optional(),
  /** What the dataset has a field for and does not know. */
  not_recorded: z.array(text).optional(),
});

export const eventSchema = z.strictObject({
  id: eventId,
  date: dated,
  /** PLOVER event type. */
  type: z.enum([
    "agree",
    "consult",
    "support",
    "concede",
    "cooperate",
    "aid",
    "retreat",
    "request",
    "accuse",
    "reject",
    "threaten",
    "protest",
    "sanction",
    "mobilize",
    "coerce",
    "assault",
    "statement",
    "election",
    "disaster",
    "other",
  ]),
  /** PLOVER mode, lower case: "visit", "meeting", "airstrike". */
  mode: text.optional(),
  actors: z.array(actorId).default([]),
  recipients: z.array(actorId).default([]),
  places: z.array(placeId).default([]),
  issues: z.array(issueId).default([]),
  /** One sentence of at most 30 words, in the past tense, that stands without its neighbours. */
  summary: text,
  /** What was discussed, for meetings; short noun phrases. */
  topics: z.array(text).default([]),
  status: z.enum(["occurred", "planned", "alleged", "cancelled"]).default("occurred"),
  /** `machine` where a program coded the event from a report and nobody read it; it stands behind all that somebody reported. */
  coding: z.enum(["machine"]).optional(),
  casualties: z.array(casualties).default([]),
  /** Where it is a row of a dataset. Two rows of one dataset are two events. */
  dataset: datasetRow.optional(),
  /** Headings it stood under where it was found; a hint, never proof of what it is about. */
  headings: z.array(text).default([]),
  supersedes: eventId.optional(),
  evidence: evidences,
});

export const positionSchema = z.strictObject({
  id: positionId,
  actor: actorId,
  /** The person who said it, where that is somebody other than the actor. */
  speaker: actorId.optional(),
  issue: issueId,
  stance: z.enum(["supports", "opposes", "conditional", "ambiguous"]),
  /** What the stance hangs on, each as a clause after "if" or "until". */
  conditions: z.array(text).default([]),
  /** What the actor holds, as a clause after "said that" or "holds that", in our words. */
  statement: text,
  stated_on: day,
  stated_precision: z.enum(["day", "by"]).default("day"),
  venue: text.optional(),
  places: z.array(placeId).default([]),
  supersedes: positionId.optional(),
  evidence: evidences,
});

export const figureSchema = z.strictObject({
  id: figureId,
  /** What is counted, as a snake_case word: killed, injured, hostages, aid_trucks. */
  indicator: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
  /** Who or what was counted, as a noun phrase: "Palestinians", "people in Israel". */
  population: text,
  definition: text.optional(),
  /** Included or excluded by the counter, where it says so. */
  includes: names,
  excludes: names,
  quantity,
  measure: z.enum(["cumulative", "period"]),
  period: z.strictObject({ from: day.optional(), to: day.optional() }).optional(),
  as_of: day,
  /** `by`: known to be no newer than this day, and perhaps older. */
  as_of_precision: z.enum(["day", "by"]).default("day"),
  /** Who counts; null where the source names no counter. */
  reporter: actorId.nullable(),
  status: z.enum(["reported", "verified", "estimated"]).default("reported"),
  places: z.array(placeId).default([]),
  actors: z.array(actorId).default([]),
  supersedes: figureId.optional(),
  evidence: evidences,
});

export const questionSchema = z.strictObject({
  id: questionId,
  /** What is not known, as a question. */
  text,
  raised_on: day,
  answered_by: anyId.optional(),
  actors: z.array(actorId).default([]),
  places: z.array(placeId).default([]),
  issues: z.array(issueId).default([]),
  evidence: evidences,
});

/** A matter on which claims differ; the claims carry the sides. */
export const disputeSchema = z.strictObject({
  id: disputeId,
  /** The matter as a noun phrase: "the cause of the crash of flight PS752". */
  subject: text,
  /** Where the sides differ in date, scope or definition and so do not contradict, which and how. */
  differs: z.strictObject({ in: z.enum(["date", "scope", "definition"]), how: text }).optional(),
  actors: z.array(actorId).default([]),
  places: z.array(placeId).default([]),
  issues: z.array(issueId).default([]),
});

export const claimSchema = z.strictObject({
  id: claimId,
  dispute: disputeId,
  /** Who asserts it. */
  by: actorId,
  speaker: actorId.optional(),
  /** What is asserted, as a clause after "said that", in our words. */
  statement: text,
  stated_on: day,
  stated_precision: z.enum(["day", "by"]).default("day"),
  /** How it stands to another claim of the dispute. */
  relations: z
    .array(z.strictObject({ type: z.enum(["contradicts", "supports", "concedes", "scope_differs"]), target: claimId }))
    .default([]),
  supersedes: claimId.optional(),
  evidence: evidences,
});

export const schemas = {
  source: sourceSchema,
  actor: actorSchema,
  place: placeSchema,
  issue: issueSchema,
  dossier: dossierSchema,
  event: eventSchema,
  position: positionSchema,
  figure: figureSchema,
  question: questionSchema,
  dispute: disputeSchema,
  claim: claimSchema,
} as const;
