import { words as wordsOf } from "../../core/text.ts";
import { stemOf } from "../stem.ts";
import { sensesOf } from "./alike.ts";
import { type Telling, toldBy } from "./record-words.ts";

/** Words that make what follows no deed done: wished, asked for, feared or not to be. */
const UNREAL = new Set(
  "to should would could may might must will shall can if whether until unless likely possible possibly planned planning".split(" "),
);
const NEGATED = new Set("not no never without neither nor".split(" "));
/** Nouns that make a deed one that is asked for: "arrest warrant". */
const ASKED_FOR = new Set("warrant warrants notice notices request requests demand threat threats plan plans bill order".split(" "));
const WISHES = new Set(
  "called call calls calling urged urges demanded demands asked asks requested warned threatened vowed promised wanted sought for".split(
    " ",
  ),
);
/** Before a noun, these tell of something else that is the occasion of what is told. */
const OCCASION = new Set("over after since following despite against for".split(" "));
const FILLERS = new Set("the a an be been being further more any of his her its their".split(" "));

/**
 * Whether a record tells that it was done: the word asked for, or a like one, stands in it otherwise than as wished, asked
 * for, feared or merely mentioned. `negated`: a record that tells it was not done counts too.
 */
export function asserts(record: Telling, words: readonly string[], negated: boolean): boolean {
  return words.every((word) => assertsWord(record, word, words, negated));
}

/** Whether a text has a word, or a like one, only before what asks for it: "arrested" in "arrest warrants". */
export function onlyAskedFor(text: string, word: string): boolean {
  const wanted = new Set(sensesOf(word));
  const told = wordsOf(text);
  const at = told.flatMap((said, i) => (sensesOf(said).some((sense) => wanted.has(sense)) ? [i] : []));
  return at.length > 0 && at.every((i) => ASKED_FOR.has(told[i + 1] ?? ""));
}

function assertsWord(record: Telling, asked: string, others: readonly string[], negated: boolean): boolean {
  if (record.kind === "figure" || record.kind === "question")
    return others.some((word) => ASKED_FOR.has(word)) || !onlyAskedFor(toldBy(record), asked);
  const wanted = new Set(sensesOf(asked));
  if (record.kind === "event") {
    const { mode, type } = record.body;
    if (wordsOf(`${type} ${mode ?? ""}`).some((word) => stemOf(word) === stemOf(asked))) return true;
  }
  const text = wordsOf(record.kind === "event" ? record.body.summary : record.body.statement);
  const at = text.flatMap((word, i) => (sensesOf(word).some((sense) => wanted.has(sense)) ? [i] : []));
  // What no text of it says, its type, its harm or the matter it stands under does.
  return at.length === 0 || at.some((i) => real(text, i, negated, new Set(others.map(stemOf))));
}

/** `asked`: stems of the question's own words, which it may well ask for as wished or planned. */
function real(text: readonly string[], i: number, negated: boolean, asked: ReadonlySet<string>): boolean {
  const next = text[i + 1] ?? "";
  if (ASKED_FOR.has(next) && !asked.has(stemOf(next))) return false;
  const before = text.slice(0, i).toReversed();
  const near = before.find((word) => !FILLERS.has(word)) ?? "";
  const [first = "", second = ""] = before;
  // "plans to attack", where plans are what is asked after.
  if (first === "to" && asked.has(stemOf(second))) return true;
  if ((UNREAL.has(near) && !asked.has(stemOf(near))) || (!negated && NEGATED.has(near))) return false;
  const noun = ["the", "a", "an", "further"].includes(first) || OCCASION.has(first);
  const beyond = before.filter((word) => !FILLERS.has(word));
  if (noun && OCCASION.has(beyond[0] ?? "")) return false;
  return !(near === "for" && WISHES.has(beyond[1] ?? ""));
}
