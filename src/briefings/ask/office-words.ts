import { fold } from "../../core/text.ts";

/** A word of a title, or several that mean one, with the words of the question it takes. */
export interface Unit {
  from: number;
  to: number;
  /** The word all spellings of it share. */
  word: string;
  /** The word that all titles of this sort share, whichever country's they are: a secretary of state is a foreign minister. */
  sort: string;
}

/**
 * Spellings of one title or of one part of it, the sort it is of in brackets where other titles are of it too. Language only:
 * whose office it is, and who held it, is on record.
 */
const SPELLINGS = `
prime-minister: prime minister, pm, premier
deputy-prime-minister: deputy prime minister, deputy pm, deputy premier, vice premier
foreign-minister (foreign-minister): foreign minister, fm, minister of foreign affairs, minister for foreign affairs, foreign affairs minister
secretary-of-state (foreign-minister): secretary of state, sec of state, secstate, state secretary
foreign-secretary (foreign-minister): foreign secretary
top-diplomat (foreign-minister): top diplomat, chief diplomat
defense-minister (defense-minister): defense minister, defence minister, minister of defense, minister of defence, minister for defence
secretary-of-defense (defense-minister): secretary of defense, secretary of defence, defense secretary, defence secretary, secdef
spokesperson: spokesperson, spokesman, spokeswoman, spox, press secretary
department-of-state: department of state, state department, state dept, dept of state
foreign-ministry: foreign ministry, ministry of foreign affairs, foreign affairs ministry, mfa
envoy (envoy): envoy, emissary
representative (envoy): representative
commander (head): commander
secretary-general (head): secretary general, secgen
director-general (head): director general
head (head): head, chief, leader, boss, chair, chairman, chairwoman
supreme-leader: supreme leader
crown-prince: crown prince
vice-president: vice president, veep, vp
president: president
defense: defence, defense
ambassador: ambassador
prosecutor: prosecutor, attorney
`;

interface Spelling {
  words: readonly string[];
  word: string;
  sort: string;
}

const spellings: readonly Spelling[] = SPELLINGS.split("\n")
  .filter((line) => line !== "")
  .flatMap((line) => {
    const [lead = "", list = ""] = line.split(": ");
    const [word = "", sort = word] = lead.replace(")", "").split(" (");
    return list.split(", ").map((spelling) => ({ words: spelling.split(" "), word, sort }));
  })
  .toSorted((a, b) => b.words.length - a.words.length);
const byFirst = new Map<string, Spelling[]>();
for (const spelling of spellings) {
  const first = spelling.words[0] ?? "";
  byFirst.set(first, [...(byFirst.get(first) ?? []), spelling]);
}

/** Words that join the parts of a title, or say nothing of which office it is. */
export const JOINING: ReadonlySet<string> = new Set(
  "of for to the a an on at in then current former acting caretaker interim own".split(" "),
);

/** Words before a title that say nothing of which office it is. */
export const WHEN_HELD: ReadonlySet<string> = new Set("then current former acting caretaker interim own new newly".split(" "));

/** The words of a text, those that make up one part of a title as one. */
export function unitsOf(words: readonly string[]): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i] ?? "";
    const spelling = byFirst.get(word)?.find((known) => known.words.every((part, k) => words[i + k] === part));
    const length = spelling?.words.length ?? 1;
    units.push({ from: i, to: i + length, word: spelling?.word ?? word, sort: spelling?.sort ?? word });
    i += length;
  }
  return units;
}

/** The parts of a title, the words that join them left out. */
export function partsOf(title: string): Unit[] {
  return unitsOf(fold(title).split(" ")).filter((unit) => !JOINING.has(unit.word));
}

/** Words without one of which no office is named. */
const HEADS = new Set(
  "prime-minister deputy-prime-minister foreign-minister defense-minister spokesperson envoy head supreme-leader crown-prince vice-president president ambassador prosecutor secretary minister chancellor king queen pope general director rapporteur speaker governor mayor emir sultan crown".split(
    " ",
  ),
);

/** Whether this part of a title is what its holder is. */
export const isHead = (unit: Unit): boolean => HEADS.has(unit.sort);
