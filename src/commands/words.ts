import { UserError } from "../core/errors.ts";
import type { CommandSpec, OptionSpec, RawOptions } from "./command.ts";

/** Longest text a user may send as one request; more is refused in words rather than cut. */
export const LONGEST_INPUT = 4_000;

const LENGTHS = new Set(["short", "standard", "full"]);
const GRANULARITIES = new Set(["day", "week", "month"]);

/** How many words of free text a day or a period may be: "between 1 and 5 November 2023". */
const LONGEST_DATE_IN_WORDS = 7;

/** Tells whether words are a day or a period, so that an option's value ends where the date ends. */
export type IsDate = (text: string) => boolean;

/**
 * Reads typed words into options, in any order: `gaza as-of 2023-11-10 full`, `--since 7d gaza`,
 * `egypt issue:ceasefire`, `"gaza strip" private`. Words that carry no option name fill the positional options: all but
 * the last take one word or one quoted phrase, the last takes the rest. Throws UserError("usage").
 */
export function parseWords(spec: CommandSpec, text: string, isDate: IsDate): RawOptions {
  if (text.length > LONGEST_INPUT) {
    throw new UserError("usage", `That is ${text.length} characters; at most ${LONGEST_INPUT} can be read.`, {
      next: "Ask about one topic at a time.",
    });
  }
  const tokens = tokenise(text);
  const options: Record<string, string> = {};
  const loose: Token[] = [];
  const set = (option: OptionSpec, value: string): void => {
    if (options[option.name] !== undefined)
      throw new UserError("usage", `${option.name} is given twice.`, { next: `Give ${option.name} once.` });
    options[option.name] = value;
  };
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i] ?? { text: "", quoted: true };
    const named = token.quoted ? undefined : optionNamed(spec, token.text);
    if (named === undefined) {
      const bare = token.quoted ? undefined : bareOption(spec, token.text);
      if (bare && options[bare.name] === undefined) set(bare, token.text.toLowerCase());
      else loose.push(token);
      i += 1;
    } else if (named.option.kind === "flag") {
      set(named.option, named.value ?? "true");
      i += 1;
    } else if (named.value !== undefined) {
      set(named.option, named.value);
      i += 1;
    } else {
      const taken = valueLength(spec, named.option, tokens.slice(i + 1), isDate);
      if (taken === 0) {
        // Without dashes or a colon the word may be part of the topic: "figures since".
        if (!named.explicit) loose.push(token);
        else
          throw new UserError("usage", `${named.option.name} needs a value.`, { next: `Write it as ${named.option.name} and the value.` });
      } else set(named.option, joined(tokens.slice(i + 1, i + 1 + taken)));
      i += 1 + taken;
    }
  }
  fillPositional(spec, loose, options);
  return options;
}

interface Token {
  text: string;
  quoted: boolean;
}

function tokenise(text: string): Token[] {
  const found = text.matchAll(/"([^"]*)"|“([^”]*)”|([^\s"“]\S*:"[^"]*")|(\S+)/gu);
  return [...found]
    .map(([, straight, curly, pair, plain]) => {
      const quoted = straight ?? curly;
      return quoted === undefined ? { text: pair?.replaceAll('"', "") ?? plain ?? "", quoted: false } : { text: quoted, quoted: true };
    })
    .filter((token) => token.text !== "");
}

interface Named {
  option: OptionSpec;
  value?: string;
  /** Written with dashes or a colon, so that it cannot be a word of the topic. */
  explicit: boolean;
}

/** `--name`, `--name=value`, `name:value`, or the bare name of an option that is not positional. */
function optionNamed(spec: CommandSpec, token: string): Named | undefined {
  const [, dashes = "", name = "", value] = /^(--|—|–)?([a-z-]+)(?:[=:](.+))?$/isu.exec(token) ?? [];
  const option = spec.options.find((candidate) => candidate.name === name.toLowerCase());
  if (option === undefined) {
    if (dashes === "") return undefined;
    throw new UserError("usage", `${spec.name} has no option ${name || token}.`, {
      next: `It takes: ${spec.options.map((o) => o.name).join(", ")}.`,
    });
  }
  const explicit = dashes !== "" || value !== undefined;
  if (!explicit && option.positional) return undefined;
  return { option, explicit, ...(value === undefined ? {} : { value }) };
}

/** Words that name their own option: a length or a granularity. */
function bareOption(spec: CommandSpec, token: string): OptionSpec | undefined {
  const word = token.toLowerCase();
  return spec.options.find(
    (option) => (option.kind === "length" && LENGTHS.has(word)) || (option.kind === "granularity" && GRANULARITIES.has(word)),
  );
}

function valueLength(spec: CommandSpec, option: OptionSpec, rest: readonly Token[], isDate: IsDate): number {
  const first = rest[0];
  if (first === undefined) return 0;
  if (option.kind !== "day" && option.kind !== "period") return 1;
  if (first.quoted) return 1;
  for (let length = Math.min(rest.length, LONGEST_DATE_IN_WORDS); length > 0; length -= 1) {
    if (isDate(joined(rest.slice(0, length)))) return length;
  }
  // Not a date at all: take one word, so that the message can quote it.
  return optionNamed(spec, first.text) ? 0 : 1;
}

const joined = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(" ");

function fillPositional(spec: CommandSpec, loose: Token[], options: Record<string, string>): void {
  const open = spec.options.filter((option) => option.positional && options[option.name] === undefined);
  const rest = [...loose];
  for (const [i, option] of open.entries()) {
    if (rest.length === 0) return;
    const last = i === open.length - 1;
    options[option.name] = last ? joined(rest.splice(0)) : (rest.shift()?.text ?? "");
  }
  if (rest.length > 0)
    throw new UserError("usage", `${spec.name} does not take “${joined(rest)}”.`, {
      next: `For example: ${spec.examples[0] ?? spec.name}`,
    });
}
