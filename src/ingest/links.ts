import type { Gazetteer, Mention } from "../record/gazetteer.ts";
import type { Atlas } from "./atlas.ts";
import { liesIn } from "./atlas.ts";
import type { EventKind } from "./event-type.ts";

/** What a sentence names, by id, in the order of the text. */
export interface Links {
  actors: string[];
  recipients: string[];
  places: string[];
  issues: string[];
  /** What names left open may mean: places of which the sentence does not tell which. */
  open: string[];
}

/** A mention settled to one meaning. */
interface Settled {
  kind: "actor" | "place" | "issue";
  ref: string;
  start: number;
}

/** A name after one of these is where, not who. */
const WHERE =
  /(?:^|[\s(])(?:in|near|at|into|from|to|towards?|across|throughout|inside|outside|off|around|within|over|via|through|leaving|entering|visits?|visited|visiting|leaves|enters|(?:north|south|east|west|northeast|northwest|southeast|southwest|north-?western|north-?eastern|south-?western|south-?eastern|northern|southern|eastern|western|central|coast|city|town|village|capital|province|region|district|state|island|parts?|area|border|border of|outskirts|waters|north|south) of)\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|central|north-?western|north-?eastern|south-?western|south-?eastern|southeast|northeast|northwest|southwest|downtown|neighbou?ring|occupied|mainland|rural|parts of|most of|much of|all of|city of|state of|province of|capital,?|nearby|Greater)\s+(?:the\s+)?)?$/i;
/** "Kabul, " before a name: the larger place of an address. */
const ADDRESS = /[\p{L}\d)],\s+(?:the\s+)?$/u;
const ROLES =
  /^(?:President|Prime|Minister|Foreign|Defen[cs]e|Interior|Finance|Health|Police|Army|Navy|Air|Parliament|Government|Supreme|National|Chief|King|Queen|Senator|Secretary|General|Ambassador|Congress|Senate|House|State|Department|Governor|Mayor|Attorney|Justice|Vice|Deputy|Special|Central|Security|Armed|Military|Embassy|Coast|Border|Former|Senators?|Representatives?|Republicans?|Democrats?)\b/;
const TITLES =
  /(?:^|\s)(?:President|Minister|Secretary|Senator|Sen\.|Gen\.|General|Chancellor|Premier|King|Queen|Prince|Princess|Pope|Ayatollah|Leader|leader|Governor|Chairman|Commander|Mr\.?|Mrs\.?|Dr\.?|Ambassador|Justice|Colonel|Major|Director|Chief|Envoy|Representative|Rep\.|Speaker|Sheikh|Sultan|Emir|Crown|Lord|Sir|Candidate|Nominee|Incumbent|The|Former|President-elect)\s+$/;
/** Names of places that are given to people too. */
const GIVEN_NAMES = new Set(
  "jordan chad israel georgia sydney london paris florence austin dallas victoria charlotte madison jackson sofia milan santiago adelaide houston lincoln india kenya ireland brooklyn chelsea savannah phoenix carolina virginia montana dakota asia america holland washington kingston cuba france china valencia lima malta cyprus".split(
    " ",
  ),
);

/** Callings and firms that a demonym before them says the origin of, and no more. */
const PRIVATE =
  /^(?:-\p{L}+)?\s+(?:[\p{L}-]+\s+){0,3}?(?:singer|songwriter|band|rapper|musicians?|actors?|actress|filmmaker|comedian|artist|painter|novelist|author|writer|poet|playwright|model|designer|chef|footballers?|football|soccer|players?|teams?|tennis|golfer|cyclist|swimmer|athletes?|clubs?|league|basketball|baseball|boxer|sprinter|cricketers?|cricket|wrestler|skier|skater|gymnast|runner|racing|grand prix|film|album|rock|pop|cruise line|youtuber|streamer|chess|company|companies|firms?|automakers?|carmaker|manufacturers?|airlines?|retailer|bank|banks|startup|businessman|businesswoman|billionaire|tycoon|conglomerate|pharmaceutical|newspaper|magazine|broadcaster|scientists?|researchers?|astronomers?|physicist|mathematician|chemist|archaeologists?|paleontologists?|engineer|inventor|historian|economist|professor|psychologist|philosopher|televangelist|heiress|socialite|supermodel|conductor|composer|pianist|violinist|mountaineer|climber|explorer)\b/iu;

/** Links the names of a sentence. What stays ambiguous after a look at the rest of the sentence is left out. */
export function linkSentence(sentence: string, gazetteer: Gazetteer, atlas: Atlas, kind: EventKind): Links {
  const found = gazetteer.mentions(sentence);
  const mentions = found
    .map(withoutInitials)
    .filter(
      (mention) =>
        mention.candidates.length > 0 &&
        !insideAnotherName(sentence, mention) &&
        !hyphened(sentence, mention, found) &&
        !isPrivate(sentence, mention),
    );
  const sure = mentions.map((mention) => settle(sentence, mention, atlas));
  const known = sure.filter((one) => one !== undefined);
  const settled = mentions.flatMap((mention, i) => sure[i] ?? disambiguate(sentence, mention, known, atlas) ?? []);
  const links: Links = { actors: [], recipients: [], places: [], issues: [], open: [] };
  for (const { kind: of, ref, start } of settled) {
    if (of === "place") links.places.push(ref);
    else if (of === "issue") links.issues.push(ref);
    else if (atlas.actors.get(ref)?.type === "media" && /according to (?:an? |the )?$/i.test(sentence.slice(0, start))) continue;
    else if (isDoer(sentence, start, kind)) links.actors.push(ref);
    else links.recipients.push(ref);
  }
  const around = settled.flatMap(({ kind: of, ref }) =>
    of === "place" ? [ref] : of === "actor" ? (atlas.actors.get(ref)?.place ?? []) : [],
  );
  const actors = [...new Set(links.actors)];
  return {
    actors,
    recipients: [...new Set(links.recipients)].filter((ref) => !actors.includes(ref)),
    places: [...new Set(links.places)],
    open: mentions.flatMap((mention, i) =>
      settled.some(({ start }) => start === mention.start) || sure[i]
        ? []
        : mention.candidates.flatMap((row) => (row.kind === "place" ? [row.ref] : [])),
    ),
    // "Ceasefire" alone is any ceasefire: an issue is meant only where one of its places is.
    issues: [...new Set(links.issues)].filter((issue) =>
      atlas.issues.get(issue)?.some((place) => around.some((other) => liesIn(atlas, other, place))),
    ),
  };
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

/** "SANA" is not Sana'a: what is written in capitals throughout can only be a name that is. */
function withoutInitials(mention: Mention): Mention {
  if (!/^\p{Lu}{3,}$/u.test(mention.surface)) return mention;
  return { ...mention, candidates: mention.candidates.filter((row) => /^[\p{Lu}\d .&-]+$/u.test(row.name)) };
}

/** The one meaning a mention has, if names and grammar leave one. */
function settle(sentence: string, mention: Mention, atlas: Atlas): Settled | undefined {
  const refs = (kind: Settled["kind"]) => [...new Set(mention.candidates.filter((row) => row.kind === kind).map((row) => row.ref))];
  const [places, actors, issues] = [widest(refs("place"), atlas), refs("actor"), refs("issue")];
  const one = (kind: Settled["kind"], found: readonly string[]): Settled | undefined =>
    found.length === 1 ? { kind, ref: found[0]!, start: mention.start } : undefined;
  if (places.length === 0 && actors.length === 0) return one("issue", issues);
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

/** Capitalised words before a name that are no part of it: openings of a sentence, directions, kinds of place. */
const OPENERS =
  /^(?:In|At|On|From|The|After|As|When|While|For|By|Near|And|But|If|With|Against|Since|Although|Following|During|Around|Across|Outside|Inside|Over|To|Into|Of|Between|Both|Despite|North|South|East|West|North-?east|North-?west|South-?east|South-?west|Northern|Southern|Eastern|Western|Central|Greater|Downtown|Midtown|Upper|Lower|Old|New|Inner|Outer|Metro|Metropolitan|Mainland|Occupied|President|Mayor|Governor|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|City|Province|Island|Islands|Cyclone|Hurricane|Typhoon)$/i;

/** "Ivanka Trump", "Trump Tower", "Michael Jordan": the name is part of another. */
function insideAnotherName(sentence: string, mention: Mention): boolean {
  const before = sentence.slice(Math.max(0, mention.start - 30), mention.start);
  const after = sentence.slice(mention.end, mention.end + 30);
  const person =
    mention.candidates.some((row) => row.ref.startsWith("act-") && row.form !== "demonym") &&
    !mention.candidates.some((row) => row.kind === "place");
  const word = mention.surface.toLowerCase();
  if (!/\s/.test(mention.surface) && (GIVEN_NAMES.has(word) || (person && /^\p{Lu}\p{Ll}+$/u.test(mention.surface)))) {
    const first = /(?:^|\s)(\p{Lu}\p{Ll}+)\s+$/u.exec(before);
    if (first && !TITLES.test(before) && !OPENERS.test(first[1]!) && !isDemonymLike(first[1]!)) return true;
    const next = /^\s+(\p{Lu}[\p{Ll}']+)/u.exec(after);
    if (
      next &&
      (GIVEN_NAMES.has(word)
        ? !ROLES.test(after.trimStart())
        : /^(?:Tower|Organization|Organisation|National|International|Hotel|University|Jr|Foundation|Airport|Street|Plaza|Doral)/.test(
            next[1]!,
          ))
    )
      return true;
  }
  const place = mention.candidates.every((row) => row.kind === "place") && !/\s/.test(mention.surface);
  const head = place ? /(?:^|[\s(])(\p{Lu}[\p{L}'’.-]*)\s+$/u.exec(before)?.[1] : undefined;
  if (head !== undefined && !OPENERS.test(head) && !isDemonymLike(head)) return true;
  return /^\s(?:Times|Post|Daily|Herald|Tribune|Journal|Globe|Gazette|Airlines|Airways)\b/.test(after);
}

/** "Oxford–AstraZeneca": one half of a double name of which the other is no name on record. */
function hyphened(sentence: string, mention: Mention, all: readonly Mention[]): boolean {
  if (/^[-–]\p{Lu}/u.test(sentence.slice(mention.end, mention.end + 2))) return !all.some((other) => other.start === mention.end + 1);
  return (
    /[\p{L}][-–]$/u.test(sentence.slice(Math.max(0, mention.start - 2), mention.start)) &&
    !all.some((other) => other.end === mention.start - 1)
  );
}

/** "American singer", "the Danish shipping company": what private people and firms do is not what their state does. */
function isPrivate(sentence: string, mention: Mention): boolean {
  if (!mention.candidates.every((row) => row.form === "demonym")) return false;
  return PRIVATE.test(sentence.slice(mention.end, mention.end + 60));
}

const isDemonymLike = (word: string) => /(?:ian|ean|ish|ese|an|i)$/.test(word);
