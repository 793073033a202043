/** How many times a vowel run is followed by a consonant run. */
function measure(stem: string): number {
  return shape(stem).match(/v+c+/gu)?.length ?? 0;
}

function shape(stem: string): string {
  return [...stem]
    .map((letter, i) => ("aeiou".includes(letter) || (letter === "y" && i > 0 && !"aeiou".includes(stem[i - 1] ?? "")) ? "v" : "c"))
    .join("");
}

const hasVowel = (stem: string): boolean => shape(stem).includes("v");
const short = (stem: string): boolean => shape(stem).endsWith("cvc") && !/[wxy]$/u.test(stem);

const STEP_2 = Object.entries({
  ational: "ate",
  tional: "tion",
  enci: "ence",
  anci: "ance",
  izer: "ize",
  bli: "ble",
  alli: "al",
  entli: "ent",
  eli: "e",
  ousli: "ous",
  ization: "ize",
  isation: "ise",
  ation: "ate",
  ator: "ate",
  alism: "al",
  iveness: "ive",
  fulness: "ful",
  ousness: "ous",
  aliti: "al",
  iviti: "ive",
  biliti: "ble",
});
const STEP_3 = Object.entries({ icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" });
const STEP_4 = /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize|ise)$/u;

function replaced(word: string, endings: readonly (readonly [string, string])[]): string {
  const found = endings.filter(([end]) => word.endsWith(end)).toSorted(([a], [b]) => b.length - a.length)[0];
  if (found === undefined) return word;
  const stem = word.slice(0, -found[0].length);
  return measure(stem) > 0 ? stem + found[1] : word;
}

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  return word.endsWith("s") && !word.endsWith("ss") && word.length > 3 ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const stem = /^(.+)(?:ed|ing)$/u.exec(word)?.[1];
  if (stem === undefined || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/u.test(stem)) return `${stem}e`;
  if (/([^aeioulsz])\1$/u.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && short(stem) ? `${stem}e` : stem;
}

/** Words that are not what their ending makes of them: a department is no departure. */
const OWN = new Set(["department", "compartment", "apartment", "university", "organisation", "organization"]);

/** Most stems that are kept; the words of a language are few, those of all names are not. */
const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

/** The stem of a folded English word after Porter (1980): "arresting", "arrested" and "arrests" share one. */
export function stemOf(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const stem = stemmed(word);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(word, stem);
  return stem;
}

function stemmed(word: string): string {
  if (word.length < 3 || /\d/u.test(word)) return word;
  const single = withoutPlural(word);
  if (OWN.has(single)) return single;
  let stem = withoutTense(withoutPlural(word));
  if (stem.endsWith("y") && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaced(replaced(stem, STEP_2), STEP_3);
  const bare = STEP_4.exec(stem)?.[1];
  if (bare !== undefined && measure(bare) > 1) stem = bare;
  if (stem.endsWith("e")) {
    const without = stem.slice(0, -1);
    if (measure(without) > 1 || (measure(without) === 1 && !short(without))) stem = without;
  }
  return stem.endsWith("ll") && measure(stem) > 1 ? stem.slice(0, -1) : stem;
}
