import { eventKind, hasVerb } from "../../event-type.ts";

/** What introduces a comment, a question, a list or pictures, and no news. */
const NO_NEWS =
  /^(?:live|opinion|analysis|video|watch|listen|explainer|explained|podcast|photos?|in pictures|pictures|gallery|factbox|timeline|editorial|review|interview|quiz|column|comment|letters?|obituary|profile|newsletter|briefing|corrected|correction|sponsored|advertisement|fact check|q&a|from the archives?|on this day|how|why|what|who|when|where|which|here(?:'|’)?s?|is|are|can|could|should|will|do|does|did|has|have|\d+ (?:things|ways|reasons|takeaways|photos|charts))\b/i;
const FEWEST_WORDS = 5;
const MOST_WORDS = 45;

/**
 * The sentence of a headline that tells plainly what happened: with a verb of it, in the spelling of a sentence, no question, comment or
 * list. It is the beginning of the headline; the name of the outlet after it is left out. Undefined where it is none.
 */
export function plainSentence(headline: string): string | undefined {
  const sentence = headline.replace(/\s+(?:\||–|—|-|•)\s+[^|–—•]{2,40}$/u, (tail) => (isName(tail) ? "" : tail)).trim();
  const words = sentence.split(" ");
  if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) return undefined;
  if (/\?["”’')]*$/.test(sentence) || /[|]/.test(sentence) || /…|\.\.\.$/.test(sentence) || NO_NEWS.test(sentence)) return undefined;
  if (isTitleCase(words) || !hasVerb(sentence)) return undefined;
  return eventKind(sentence).verb < 0 ? undefined : sentence;
}

/** Every word of it begins with a capital: "The Strelsau Times". */
const isName = (tail: string): boolean => tail.split(/\s+/).every((word) => !/^\p{Ll}/u.test(word) || /^(?:of|the|and|on|for)$/.test(word));

/** "Rebels Seize Town After Talks Fail": every word has a capital, so that no name can be told from a verb. */
function isTitleCase(words: readonly string[]): boolean {
  const long = words.slice(1).filter((word) => /^\p{L}{4,}/u.test(word));
  return long.length >= 3 && long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.7;
}
