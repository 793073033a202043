import type { CommandSpec, OptionSpec, RawOptions } from "../command.ts";

/** Options that are also named without a colon: `pause d1a2b3 until Monday`, `subscribe gaza 08:00 only-if-new`. */
const BARE = new Set(["until", "only-if-new", "private", "confirm"]);

/**
 * Reads words as options whose values go on to the next option: `gaza strip 08:00 zone: New York length: full`. What comes before any
 * option is the first one's.
 */
export function readWordsOf({ options }: CommandSpec): (words: readonly string[]) => RawOptions {
  return (words) => {
    const found: Record<string, string[]> = {};
    let current = options[0]?.name ?? "";
    for (const word of words) {
      const named = optionAt(word, options);
      if (named === undefined) (found[current] ??= []).push(word);
      else if (named.option.kind === "flag") found[named.option.name] = [named.value === "" ? "true" : named.value];
      else {
        current = named.option.name;
        found[current] = named.value === "" ? [] : [named.value];
      }
    }
    return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, values.join(" ")]));
  };
}

function optionAt(word: string, options: readonly OptionSpec[]): { option: OptionSpec; value: string } | undefined {
  const [, dashes = "", name = "", sign = "", value = ""] = /^(--)?([a-z]+(?:-[a-z]+)*)([:=])?(.*)$/isu.exec(word) ?? [];
  const option = options.find((each) => each.name === name.toLowerCase());
  if (option === undefined || (sign === "" && value !== "")) return undefined;
  return dashes !== "" || sign !== "" || BARE.has(option.name) ? { option, value } : undefined;
}
