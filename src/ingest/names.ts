import type { Gazetteer, Mention } from "../record/gazetteer.ts";

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
  /^(?:-\p{L}+)?\s+(?:[\p{L}-]+\s+){0,3}?(?:singer|songwriter|band|rapper|musicians?|actors?|actress|filmmaker|comedian|artist|painter|novelist|author|writer|poet|playwright|model|designer|chef|footballers?|football|soccer|players?|teams?|tennis|golfer|cyclist|swimmer|athletes?|clubs?|league|basketball|baseball|boxer|sprinter|cricketers?|cricket|wrestler|skier|skater|gymnast|runner|racing|grand prix|film|album|rock|pop|cruise line|youtuber|streamer|chess|company|companies|corporations?|multinational|insurer|firms?|automakers?|carmaker|manufacturers?|airlines?|retailer|bank|banks|startup|businessman|businesswoman|billionaire|tycoon|conglomerate|pharmaceutical|newspaper|magazine|broadcaster|scientists?|researchers?|astronomers?|physicist|mathematician|chemist|archaeologists?|paleontologists?|engineer|inventor|historian|economist|professor|psychologist|philosopher|televangelist|heiress|socialite|supermodel|variant|strain|flu|conductor|composer|pianist|violinist|mountaineer|climber|explorer)\b/iu;

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
  // "AU$110 million", "US$5 billion": money.
  if (
    place &&
    /^(?:\s(?:\p{Lu}[\p{L}&.-]*|and|of)){0,6}\s(?:Company|Corporation|Group|Holdings|Ltd|Inc)\b/u.test(
      sentence.slice(mention.end, mention.end + 90),
    )
  )
    return true;
  return /^(?:\$|\s(?:Times|Post|Daily|Herald|Tribune|Journal|Globe|Gazette|Airlines|Airways)\b)/.test(after);
}

/** "pro-ISIL extremism", "anti-Taliban forces": named, and no double name. */
export const FOR_OR_AGAINST = /(?:^|[^\p{L}])(?:pro|anti)[-–]$/iu;

/** "Oxford–AstraZeneca": one half of a double name of which the other is no name on record. */
function hyphened(sentence: string, mention: Mention, all: readonly Mention[]): boolean {
  if (/^[-–]\p{Lu}/u.test(sentence.slice(mention.end, mention.end + 2))) return !all.some((other) => other.start === mention.end + 1);
  if (
    mention.candidates.every((row) => row.kind === "actor" && row.form !== "demonym") &&
    FOR_OR_AGAINST.test(sentence.slice(Math.max(0, mention.start - 6), mention.start))
  )
    return false;
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

/** "the variant first discovered in India": where a virus was named after, not where it is reported. */
const ORIGIN_OF_VARIANT =
  /\b(?:variants?|strains?|lineages?|sub-?lineages?|B\.1[.\d]*|P\.1)\b[^.;]{0,40}\b(?:discovered|identified|detected|found|seen|reported|originat(?:ed|ing|es)) in\s+(?:the\s+)?$/i;

const isDemonymLike = (word: string) => /(?:ian|ean|ish|ese|an|i)$/.test(word);

/** The names of a sentence that are names there: not a part of another name, not initials, not the origin of a private person or firm. */
export function namesIn(sentence: string, gazetteer: Gazetteer): Mention[] {
  const found = gazetteer
    .mentions(sentence)
    .flatMap((mention) => withoutDossiers(mention, gazetteer).flatMap((one) => withRealm(sentence, one, gazetteer)));
  return found
    .map(withoutInitials)
    .filter(
      (mention) =>
        mention.candidates.length > 0 &&
        !insideAnotherName(sentence, mention) &&
        !ORIGIN_OF_VARIANT.test(sentence.slice(Math.max(0, mention.start - 90), mention.start)) &&
        !hyphened(sentence, mention, found) &&
        !isPrivate(sentence, mention),
    );
}

/** A dossier is a view of the record, not a thing in the world: of its name "Israel and Gaza" the names within it are meant. */
function withoutDossiers(mention: Mention, gazetteer: Gazetteer): Mention[] {
  const candidates = mention.candidates.filter((row) => row.kind !== "dossier");
  if (candidates.length > 0) return [{ ...mention, candidates }];
  return [...mention.surface.matchAll(/(?:(?! and |[–-]).)+/gu)].flatMap((part) =>
    part[0].length === mention.surface.length
      ? []
      : gazetteer
          .mentions(part[0])
          .flatMap((inner) => withoutDossiers(inner, gazetteer))
          .map((inner) => ({ ...inner, start: inner.start + mention.start + part.index, end: inner.end + mention.start + part.index })),
  );
}

const RULER = /(?:^|\s)(?:King|Queen|Emir|Sultan|Crown Prince|Crown Princess|Prince|Princess)\s$/;

/** "King Salman of Saudi Arabia" names his country too. */
function withRealm(sentence: string, mention: Mention, gazetteer: Gazetteer): Mention[] {
  const of = mention.surface.lastIndexOf(" of ");
  const titled =
    RULER.test(`${sentence.slice(Math.max(0, mention.start - 16), mention.start)}`) ||
    RULER.test(/^.*? (?=\p{Lu})/u.exec(mention.surface)?.[0] ?? "");
  if (of < 0 || !titled || !mention.candidates.every((row) => row.kind === "actor")) return [mention];
  const from = of + " of ".length;
  const surface = mention.surface.slice(from);
  const realm = gazetteer.exact(surface).filter((row) => row.form !== "demonym");
  return realm.length > 0 ? [mention, { start: mention.start + from, end: mention.end, surface, candidates: realm }] : [mention];
}

/** "SANA" is not Sana'a: what is written in capitals throughout can only be a name that is. */
function withoutInitials(mention: Mention): Mention {
  if (!/^\p{Lu}{3,}$/u.test(mention.surface)) return mention;
  return { ...mention, candidates: mention.candidates.filter((row) => /^[\p{Lu}\d .&-]+$/u.test(row.name)) };
}
