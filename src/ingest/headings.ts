import type { Gazetteer } from "../record/gazetteer.ts";
import { fold } from "../core/text.ts";
import { liesIn, type Atlas } from "./atlas.ts";
import { sharesTheme } from "./heading-themes.ts";
import { widest, type Links } from "./links.ts";

/** A place taken from a heading, and the heading. */
export interface HeadingPlace {
  place: string;
  heading: string;
}

/** Words that headings share and that tie a sentence to none of them. */
const GENERIC = new Set(
  "covid pandemic coronavirus election elections protests protest conflict crisis relations politics attack attacks shooting killing death murder trial season civil military international national government republic presidential parliamentary general local state states united north south east west northern southern eastern western human rights foreign outbreak impact aftermath response reactions reaction during years people party union women world first second third battle offensive campaign operation insurgency intervention involvement terrorism violence unrest disaster disasters earthquake flood floods storm wildfires economy economic crime vaccination sanctions and school high university college police church city county airport hospital flight league open world championship championships cup street park center centre station building festival games president government minister the for with from over against".split(
    " ",
  ),
);

/**
 * The place of an item whose sentence names none, from its innermost heading that names one. A heading can be left over from an
 * item before, so it must be borne out: it stands directly over the item (`fresh`), or a telling word of it is in the sentence, or
 * the sentence is plainly of what the heading is of.
 * It is not used where the sentence names states and the heading's place lies in another.
 */
export function placeFromHeading(
  headings: readonly string[],
  sentence: string,
  links: Links,
  gazetteer: Gazetteer,
  atlas: Atlas,
  fresh: boolean,
): HeadingPlace | undefined {
  const states = [...links.actors, ...links.recipients].flatMap((ref) => {
    const actor = atlas.actors.get(ref);
    return actor?.type === "person" ? (actor.homes ?? []) : (actor?.place ?? []);
  });
  for (const line of headings.toReversed()) {
    const named = parts(line).flatMap((heading) => {
      const place = remembered(heading, gazetteer, atlas);
      return place === undefined ? [] : [{ place, heading }];
    });
    if (named.length === 0) continue;
    return named.find(({ place, heading }) => {
      const agrees = states.some((state) => liesIn(atlas, place, state) || liesIn(atlas, state, place));
      if (states.length > 0 && !agrees && !isNobodys(place, atlas)) return false;
      if (links.open.length > 0 && !links.open.some((open) => liesIn(atlas, open, place) || liesIn(atlas, place, open))) return false;
      if (fresh || agrees || sharesWord(heading, sentence)) return true;
      return !isNobodys(place, atlas) && sharesTheme(heading, sentence);
    });
  }
  return undefined;
}

/** Whether a place lies in no state on record: the sea, a region, ground that is fought over. */
function isNobodys(place: string, atlas: Atlas): boolean {
  return ![...atlas.actors.values()].some(
    (actor) => actor.type === "state" && actor.place !== undefined && liesIn(atlas, place, actor.place),
  );
}

/** Headings recur for weeks: the place of each is worked out once for a gazetteer. */
const PLACES = new WeakMap<Gazetteer, Map<string, string | undefined>>();

function remembered(heading: string, gazetteer: Gazetteer, atlas: Atlas): string | undefined {
  const known = PLACES.get(gazetteer) ?? new Map<string, string | undefined>();
  PLACES.set(gazetteer, known);
  if (!known.has(heading)) known.set(heading, placeOf(heading, gazetteer, atlas));
  return known.get(heading);
}

/** A line of several headings, parted by commas that are not inside brackets or before a year or a state. */
function parts(line: string): string[] {
  const found: string[] = [];
  for (const part of line.split(/,\s+(?=[^)]*(?:\(|$))/)) {
    // "Washington, D.C." and "Portland, Oregon" are one place.
    if (/^\p{Lu}[\p{L}.]*(?: \p{Lu}\p{L}*)?$/u.test(part) && found.length > 0) found.push(`${found.pop()}, ${part}`);
    else if (part.trim() !== "") found.push(part.trim());
  }
  return found;
}

/** The one place a heading speaks of: the one after "in", else the one country it names. */
function placeOf(heading: string, gazetteer: Gazetteer, atlas: Atlas): string | undefined {
  const found = gazetteer.mentions(heading).flatMap((mention) => {
    // "Trump–Ukraine scandal" is not in Ukraine.
    if (/[\p{L}][-–]$/u.test(heading.slice(0, mention.start)) || /^[-–]\p{Lu}/u.test(heading.slice(mention.end))) return [];
    const places = new Set(
      mention.candidates.flatMap((row) =>
        row.kind === "place"
          ? row.ref
          : row.kind === "actor"
            ? (atlas.actors.get(row.ref)?.place ?? [])
            : // An issue whose name has a capital names its place: "Nagorno-Karabakh conflict".
              /\p{Lu}/u.test(mention.surface)
              ? (atlas.issues.get(row.ref) ?? [])
              : [],
      ),
    );
    const settled = widest([...places], atlas);
    return settled.length === 1 ? [{ place: settled[0]!, inside: /\bin (?:the )?$/.test(heading.slice(0, mention.start)) }] : [];
  });
  const inside = [...new Set(found.filter((mention) => mention.inside).map((mention) => mention.place))];
  if (inside.length === 1) return inside[0];
  const all = [...new Set(found.map((mention) => mention.place))];
  return inside.length === 0 && all.length === 1 ? all[0] : undefined;
}

function sharesWord(heading: string, sentence: string): boolean {
  const telling = new Set(
    fold(heading)
      .split(" ")
      .filter((word) => word.length >= 5 && !/^\d/.test(word) && !GENERIC.has(word)),
  );
  return fold(sentence)
    .split(" ")
    .some((word) => telling.has(word));
}
