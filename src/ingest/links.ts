import type { Gazetteer, Mention } from "../record/gazetteer.ts";
import { liesIn, type Atlas } from "./atlas.ts";
import type { EventKind } from "./event-type.ts";
import { FOR_OR_AGAINST, namesIn } from "./names.ts";

/** What a sentence names, by id, in the order of the text. */
export interface Links {
  actors: string[];
  recipients: string[];
  places: string[];
  issues: string[];
  /** What names left open may mean: places of which the sentence does not tell which. */
  open: string[];
  /** Who says what the sentence tells: "Azerbaijan says that …", "Afghan officials report …". */
  speaker?: string;
}

/** A mention settled to one meaning. */
interface Settled {
  kind: "actor" | "place";
  ref: string;
  start: number;
}

/** A name after one of these is where, not who. */
const WHERE =
  /(?:^|[\s(])(?:in|near|at|into|from|to|towards?|across|throughout|inside|outside|off|around|within|over|via|through|leaving|entering|visits?|visited|visiting|leaves|enters|(?:north|south|east|west|northeast|northwest|southeast|southwest|north-?western|north-?eastern|south-?western|south-?eastern|northern|southern|eastern|western|central|coast|city|town|village|capital|province|region|district|state|island|parts?|area|border|borders?|outskirts|waters|north|south) of|borders? with|bordering)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|central|north-?western|north-?eastern|south-?western|south-?eastern|southeast|northeast|northwest|southwest|downtown|neighbou?ring|occupied|mainland|rural|parts of|most of|much of|all of|city of|state of|province of|capital,?|nearby|Greater)\s+(?:the\s+)?)?$/i;
/** "Kabul, " before a name: the larger place of an address. */
const ADDRESS = /[\p{L}\d)],\s+(?:the\s+)?$/u;
/** Links the names of a sentence. What stays ambiguous after a look at the rest of the sentence is left out. */
export function linkSentence(sentence: string, gazetteer: Gazetteer, atlas: Atlas, kind: EventKind): Links {
  const mentions = namesIn(sentence, gazetteer);
  const sure = mentions.map((mention) => settle(sentence, mention, atlas));
  const known = sure.filter((one) => one !== undefined);
  const settled = mentions.flatMap((mention, i) => sure[i] ?? disambiguate(sentence, mention, known, atlas) ?? []);
  const links: Links = { actors: [], recipients: [], places: [], issues: [], open: [] };
  for (const { kind: of, ref, start } of settled) {
    const served =
      of === "actor" && IN_OFFICE.test(sentence.slice(Math.max(0, start - LONGEST_TITLE), start)) ? servedBy(ref, atlas) : undefined;
    if (served !== undefined) (isDoer(sentence, start, kind) ? links.actors : links.recipients).push(served);
    if (of === "place") links.places.push(ref);
    else if (atlas.actors.get(ref)?.type === "media" && /according to (?:an? |the )?$/i.test(sentence.slice(0, start))) continue;
    else if (!FOR_OR_AGAINST.test(sentence.slice(Math.max(0, start - 6), start)) && isDoer(sentence, start, kind)) links.actors.push(ref);
    else links.recipients.push(ref);
  }
  const around = settled.flatMap(({ kind: of, ref }) =>
    of === "place" ? [ref] : of === "actor" ? (atlas.actors.get(ref)?.place ?? []) : [],
  );
  const actors = [...new Set(links.actors)];
  const speaker = speakerOf(sentence, mentions, settled);
  return {
    ...(speaker === undefined ? {} : { speaker }),
    actors,
    recipients: [...new Set(links.recipients)].filter((ref) => !actors.includes(ref)),
    places: [...new Set(links.places)],
    open: mentions.flatMap((mention, i) =>
      settled.some(({ start }) => start === mention.start) || sure[i]
        ? []
        : mention.candidates.flatMap((row) => (row.kind === "place" ? [row.ref] : [])),
    ),
    issues: [...new Set(mentions.flatMap((mention) => issueOf(mention, around, gazetteer, atlas) ?? []))],
  };
}

/**
 * The issue a mention means. "Ceasefire" alone is any ceasefire: a local one is meant only where one of its places is, else the
 * general one. A name with a capital, such as "Kosovo status", says its place itself.
 */
function issueOf({ candidates, surface }: Mention, around: readonly string[], gazetteer: Gazetteer, atlas: Atlas): string | undefined {
  if (candidates.some((row) => row.kind === "place" || row.kind === "actor")) return undefined;
  if (!candidates.some((row) => row.kind === "issue")) return undefined;
  // The general one may be named with its article, "a ceasefire", and the local one without.
  const bare = gazetteer.exact(surface.replace(/^(?:an?|the) /i, ""));
  const issues = [...new Set([...candidates, ...bare].filter((row) => row.kind === "issue").map((row) => row.ref))];
  const placesOf = (issue: string) => atlas.issues.get(issue) ?? [];
  const local = issues.filter((issue) => placesOf(issue).some((place) => around.some((other) => liesIn(atlas, other, place))));
  const general = issues.filter((issue) => placesOf(issue).length === 0);
  const named = /\p{Lu}/u.test(surface) ? issues : [];
  return [local, general, named].find((found) => found.length === 1)?.[0];
}

/** What stands between a name that opens a sentence and its verb of saying: "'s Defence Ministry says", "officials say that". */
const SAYS =
  /^(?:['’]s?)?(?:\s+[\p{L}-]+){0,3}?\s+(?:says?|said|claims?|claimed|reports?|reported|announces?|announced|confirms?|confirmed|states?|stated)\b/u;
const OPENING = 12;

function speakerOf(sentence: string, mentions: readonly Mention[], settled: readonly Settled[]): string | undefined {
  const [first] = mentions;
  if (!first || first.start > OPENING || !SAYS.test(sentence.slice(first.end, first.end + 80))) return undefined;
  return settled.find(({ kind, start }) => kind === "actor" && start === first.start)?.ref;
}

/** Everyone takes part in a meeting or an agreement; else the doers stand before the verb or after "by". */
function isDoer(sentence: string, start: number, kind: EventKind): boolean {
  if (kind.type === "consult" || kind.type === "agree" || kind.type === "cooperate") return true;
  if (kind.verb < 0)
    return !/\b(?:at|in|near|outside|inside|against|to|from|with|for|on|over|of|into)\s+(?:an?\s+|the\s+)?$/i.test(
      sentence.slice(0, start),
    );
  const passive = /\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|shot|hit|struck|slain)\b/.exec(
    sentence.slice(Math.max(0, kind.verb - 16), kind.verb + 20),
  );
  const by = /\bby\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}$/.test(sentence.slice(Math.max(0, start - 40), start));
  if (passive) return by;
  return start < kind.verb || by;
}

/** "President X", "Foreign Minister Y", not "former President X": the sentence says that the office is held. */
const IN_OFFICE =
  /(?:^|[^\p{L}])(?<!(?:[Ff]ormer|[Ee]x|[Dd]eposed|[Oo]usted|[Ll]ate|[Vv]ice|[Dd]eputy|[Pp]arty|[Aa]cting|[Ii]mprisoned)[ -](?:Vice |Prime )?)(?:President|Prime Minister|Foreign Minister|Defen[cs]e Minister|Chancellor|Chief Executive|King|Queen|Emir|Sultan|Premier|Foreign Secretary|Secretary of State)\s+$/u;
const LONGEST_TITLE = 40;

/** Whom a person speaks for, where the record knows of one alone. */
function servedBy(person: string, atlas: Atlas): string | undefined {
  const { type, serves = [] } = atlas.actors.get(person) ?? {};
  return type === "person" && serves.length === 1 ? serves[0] : undefined;
}

/** "the perpetrator of the Tel Aviv shooting", "over the Doha agreement": another event, named by its place. */
const OTHER_EVENT =
  /^(?:\s(?:19|20)\d\d)?\s(?:attacks?|shootings?|bombings?|massacres?|riots?|explosions?|blasts?|siege|summit|talks|deal|agreement|accords?|protocol|protests|clashes|killings?)\b/;
const OF_THE = /\b(?:of|over|for|in|to|with|since|by|under|from) the (?:(?:19|20)\d\d )?$/;

const isOtherEvent = (sentence: string, { start, end }: Mention): boolean =>
  OTHER_EVENT.test(sentence.slice(end, end + 24)) && OF_THE.test(sentence.slice(Math.max(0, start - 24), start));

/** The one meaning a mention has, if names and grammar leave one. */
function settle(sentence: string, mention: Mention, atlas: Atlas): Settled | undefined {
  const refs = (kind: Settled["kind"]) => [...new Set(mention.candidates.filter((row) => row.kind === kind).map((row) => row.ref))];
  const [places, actors] = [widest(refs("place"), atlas), refs("actor")];
  const one = (kind: Settled["kind"], found: readonly string[]): Settled | undefined =>
    found.length === 1 ? { kind, ref: found[0]!, start: mention.start } : undefined;
  if (actors.length === 0 && isOtherEvent(sentence, mention)) return undefined;
  if (actors.length === 0) return one("place", places);
  if (places.length === 0) return one("actor", actors);
  return isWhere(sentence, mention) ? one("place", places) : one("actor", actors);
}

/** "Gaza" may be the strip or the city in it: the one that holds the others is safe. */
export function widest(places: readonly string[], atlas: Atlas): readonly string[] {
  const holder = places.find((place) => places.every((other) => liesIn(atlas, other, place)));
  return holder === undefined ? places : [holder];
}

function isWhere(sentence: string, mention: Mention): boolean {
  if (
    /^['’]s?\s/.test(sentence.slice(mention.end, mention.end + 3)) &&
    !/(?:^|\s)in\s+(?:the\s+)?$/i.test(sentence.slice(0, mention.start))
  )
    return false;
  if (isModifier(sentence, mention)) return false;
  const before = sentence.slice(Math.max(0, mention.start - 60), mention.start);
  return (
    WHERE.test(before) ||
    (ADDRESS.test(before) &&
      /^(?:[,.;]|\s(?:in|on|after|when|by|as|during|where|and|for|with|leaving|killing|at|following)\b|$)/.test(
        sentence.slice(mention.end),
      ))
  );
}

/** "the U.S. Embassy", "U.S. troops", "in Israel Defense Forces custody": whose, not where. */
function isModifier(sentence: string, mention: Mention): boolean {
  const after = sentence.slice(mention.end, mention.end + 40);
  if (/^\s+\p{Lu}/u.test(after)) return !/^\s+(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/.test(after);
  return /^(?:U\.S\.|US|UK|U\.K\.|EU|UN)$/.test(mention.surface) && /^\s+[a-z]/.test(after) && !FOLLOWS_PLACE.test(after);
}

/** Words that go on after the name of a place and do not belong to it. */
const FOLLOWS_PLACE =
  /^\s+(?:in|on|at|to|from|for|by|with|and|or|as|after|before|when|while|where|which|who|that|is|are|was|were|has|have|will|since|during|following|amid|over|under|because|due|with|without|until|than|but|of|via|through|into|against|between|about|it|they|today|yesterday)\b/;

/** Settles a name of several places by the others of the sentence: the one that lies with them. */
function disambiguate(sentence: string, mention: Mention, known: readonly Settled[], atlas: Atlas): Settled | undefined {
  const places = [...new Set(mention.candidates.filter((row) => row.kind === "place").map((row) => row.ref))];
  const around = known.flatMap(({ kind, ref }) =>
    kind === "place" ? [ref] : kind === "actor" ? (atlas.actors.get(ref)?.place ?? []) : [],
  );
  const near = places.filter((place) => around.some((other) => liesIn(atlas, place, other) || liesIn(atlas, other, place)));
  return near.length === 1 && isWhere(sentence, mention) ? { kind: "place", ref: near[0]!, start: mention.start } : undefined;
}
