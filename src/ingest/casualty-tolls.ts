import type { Quantity } from "../record/types.ts";
import type { Effect } from "./casualty-words.ts";
import { readNumbers } from "./numbers.ts";
import type { Token } from "./tokens.ts";

/** A running total of what began before: "the death toll rises to 1,300". */
export interface Toll {
  effect: Effect;
  quantity: Quantity;
  /** Token at which its number begins. */
  at: number;
}

const SUBJECTS: readonly (readonly [words: RegExp, effect: Effect])[] = [
  [
    /\bdeath toll\b|\bnumber of (?:confirmed |people )?(?:deaths|dead|killed|fatalities|people killed|people dead|victims|people who (?:have )?(?:died|been killed))\b|\btoll (?:from|of)\b/,
    "killed",
  ],
  [/\bnumber of (?:people )?(?:injured|wounded|injuries)\b|\binjury toll\b/, "injured"],
  [/\bnumber of (?:people )?missing\b/, "missing"],
];
const REACHING: Readonly<Record<string, Quantity["qualifier"] | undefined>> = {
  to: "exactly",
  at: "exactly",
  of: "exactly",
  reaches: "exactly",
  reaching: "exactly",
  reached: "exactly",
  is: "exactly",
  hits: "exactly",
  surpasses: "more_than",
  surpassed: "more_than",
  surpassing: "more_than",
  exceeds: "more_than",
  exceeded: "more_than",
  passes: "more_than",
  above: "more_than",
  beyond: "more_than",
  tops: "more_than",
};

/** Running totals in a sentence. The number after "to", "at" or a verb of reaching counts; the one after "from" or "by" does not. */
export function readTolls(tokens: readonly Token[]): Toll[] {
  const words = tokens.map((token) => token.lower);
  const joined = words.join(" ");
  const numbers = readNumbers(tokens);
  return SUBJECTS.flatMap(([pattern, effect]) => {
    const match = pattern.exec(joined);
    if (!match) return [];
    const from = joined.slice(0, match.index + match[0].length).split(" ").length;
    const end = words.findIndex((word, i) => i >= from && (word === ";" || (word === "." && i < words.length - 1)));
    const phrase = numbers.find((n) => {
      if (n.from < from || (end >= 0 && n.from >= end) || n.from - from > 24) return false;
      return (
        REACHING[words[n.from - 1] ?? ""] !== undefined &&
        /^(?:people|persons|dead|deaths|in|on|as|after|with|and|,|\.|;|following|from|fatalities|including|so|since|\(|due|while|when|civilians|soldiers|individuals|victims|at|officially|confirmed|by|a|today|yesterday)?$/.test(
          words[n.to] ?? "",
        )
      );
    });
    if (!phrase) return [];
    const implied = REACHING[words[phrase.from - 1]!] ?? "exactly";
    const { from: at } = phrase;
    return [
      { effect, at, quantity: phrase.quantity.qualifier === "exactly" ? { ...phrase.quantity, qualifier: implied } : phrase.quantity },
    ];
  });
}
