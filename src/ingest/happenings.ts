import type { Sentence } from "./sentences.ts";
import type { EventKind } from "./event-type.ts";

/** A run of sentences that tells of one event: what stands for it, and all that is said of it. */
export interface Happening {
  /** The sentence that stands for the event. */
  lead: Sentence;
  /** From the first sentence of the run to its last. */
  sentences: Sentence[];
}

/** Openings that lean on the sentence before. */
const LEANS =
  /^(?:["“]?(?:It|Its|He|She|His|Her|They|Their|Them|This|That|These|Those|There|Both|Neither|Such|Also|However|Meanwhile|In addition|Despite this|As a result|In response,|Subsequently|Nevertheless|Therefore|Shortly after|At the same time|On the same day|In total|Overall|Additionally|Furthermore|Moreover|Previously|Earlier|Later|Hours (?:earlier|later)|Afterwards?|Another|Others?|Many|Some|Several|Dozens|Most|One of|Two of|None|No|Among|According to|If|But|And|The (?:attack|incident|move|decision|suspects?|perpetrators?|attackers?|victims?|announcement|event|group|man|woman|two|three|former|latter|report|deal|agreement|company|case|vote|ruling|law|bill|organization|government|police|country|city|President|president|strike|shooting|explosion|blast|crash|fire|driver|gunman|protesters?|statement|plane|aircraft|vessel|ship|storm|earthquake|outbreak|ban|measure|new|bomb|death|total|number|injured|dead|remaining|others?)|An? (?:spokes\w+|witness|second|third|further|total|suspect|number|statement|investigation)))\b/;
/** Openings that say nothing without the sentence before: an item rarely begins so, and then its next sentence stands for it. */
const PRONOUNS =
  /^["“]?(?:It|Its|He|She|His|Her|They|Their|Them|This|That|These|Those|Both|Neither|However|In addition|Additionally|Furthermore|Moreover|Despite this|As a result)\b/;
const OWN_TYPES = new Set(["assault", "agree", "consult", "sanction", "disaster", "protest", "retreat"]);

/**
 * Which sentences of an item are events of their own.
 *
 * The lead is the first sentence that stands alone; it is the event's summary, word for word. A further sentence becomes a second
 * event only when it plainly tells another happening: it opens with a subject of its own (no pronoun, no "the attack"), is in the
 * portal's present tense for news of the day, is of another type than the lead out of a few telling ones, and begins with a name
 * on record (`named`). All else stays with the event before it, in its evidence.
 */
export function happenings(
  sentences: readonly Sentence[],
  kindOf: (sentence: string) => EventKind,
  named: (sentence: string) => boolean,
): Happening[] {
  const standing = sentences.findIndex((sentence) => !PRONOUNS.test(sentence.text));
  const leadAt = Math.max(0, standing);
  const lead = sentences[leadAt];
  if (!lead) return [];
  const found: Happening[] = [{ lead, sentences: sentences.slice(0, leadAt + 1) }];
  const types = new Set<EventKind["type"]>();
  for (const sentence of sentences.slice(leadAt + 1)) {
    if (types.size === 0) types.add(kindOf(lead.text).type);
    const standsAlone = !LEANS.test(sentence.text) && isPresent(sentence.text);
    const type = standsAlone ? kindOf(sentence.text).type : undefined;
    if (type !== undefined && OWN_TYPES.has(type) && !types.has(type) && named(sentence.text)) {
      types.add(type);
      found.push({ lead: sentence, sentences: [sentence] });
    } else found.at(-1)!.sentences.push(sentence);
  }
  return found;
}

/** News of the day stands in the present tense, what came before in the past or the perfect. */
function isPresent(sentence: string): boolean {
  return !NOT_NEWS.test(sentence) && /\b(?:is|are|[a-z]+s)\b/.test(sentence);
}

const NOT_NEWS =
  /\b(?:was|were|had|has|have|been|being|did|said|took|came|began|ended|will|would|can|could|may|might|comes?|currently|since|seeks?|targeted|received|in response|ago|yesterday|later|last (?:week|month|year))\b|\b(?:in|since|on) (?:19|20)\d\d\b|\b[a-z]{3,}ed (?:a|an|the|its|their|his|her|in|at)\b/;
