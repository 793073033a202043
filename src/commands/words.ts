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
  checkLength(text.length);
  return new Reading(spec, tokenise(text), isDate).options();
}

/** Typed words one by one, a quoted phrase as one. */
export function splitWords(text: string): string[] {
  checkLength(text.length);
  return tokenise(text).map((token) => token.text);
}

/** The same for words a shell has split already: an argument that holds blanks is one phrase, and after `--` come no options. */
export function parseArguments(spec: CommandSpec, args: readonly string[], isDate: IsDate): RawOptions {
  checkLength(args.reduce((sum, arg) => sum + arg.length, 0));
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  const short = before.find((arg) => /^-\p{L}+$/u.test(arg));
  if (short !== undefined) throw noOption(spec, short);
  const tokens = before.map((text) => ({ text, quoted: /\s/.test(text) && !text.startsWith("--") }));
  const words = end < 0 ? [] : args.slice(end + 1).map((text) => ({ text, quoted: true }));
  return new Reading(
    spec,
    [...tokens, ...words].filter(({ text }) => text.trim() !== ""),
    isDate,
  ).options();
}

function checkLength(length: number): void {
  if (length <= LONGEST_INPUT) return;
  throw new UserError("usage", `That is ${length} characters; at most ${LONGEST_INPUT} can be read.`, {
    next: "Ask about one topic at a time.",
  });
}

/** One pass over the words of one request. */
class Reading {
  readonly #spec: CommandSpec;
  readonly #tokens: readonly Token[];
  readonly #isDate: IsDate;
  readonly #options: Record<string, string> = {};
  readonly #loose: Token[] = [];

  constructor(spec: CommandSpec, tokens: readonly Token[], isDate: IsDate) {
    this.#spec = spec;
    this.#tokens = tokens;
    this.#isDate = isDate;
  }

  options(): RawOptions {
    for (let i = 0; i < this.#tokens.length;) i += this.#read(i);
    fillPositional(this.#spec, this.#loose, this.#options);
    return this.#options;
  }

  /** Reads what begins at token `i`; how many tokens that was. */
  #read(i: number): number {
    const token = this.#tokens[i] ?? { text: "", quoted: true };
    const named = token.quoted ? undefined : optionNamed(this.#spec, token.text);
    if (named === undefined) return this.#bareWord(token);
    if (named.option.kind === "flag" && named.value !== "") return this.#set(named.option, named.value ?? "true", 1);
    if (named.value === "") throw needsValue(named.option);
    if (named.value !== undefined) return this.#set(named.option, named.value, 1);
    const rest = this.#tokens.slice(i + 1);
    const taken = valueLength(this.#spec, named.option, rest, this.#isDate);
    if (taken > 0) return this.#set(named.option, joined(rest.slice(0, taken)), 1 + taken);
    // Without dashes or a colon the word may be part of the topic: "figures since".
    if (named.explicit) throw needsValue(named.option);
    this.#loose.push(token);
    return 1;
  }

  #bareWord(token: Token): number {
    const bare = token.quoted ? undefined : bareOption(this.#spec, token.text);
    if (bare && this.#options[bare.name] === undefined) return this.#set(bare, token.text.toLowerCase(), 1);
    this.#loose.push(token);
    return 1;
  }

  #set(option: OptionSpec, value: string, taken: number): number {
    if (this.#options[option.name] !== undefined) {
      throw new UserError("usage", `${option.name} is given twice.`, { next: `Give ${option.name} once.` });
    }
    this.#options[option.name] = value;
    return taken;
  }
}

const needsValue = ({ name }: OptionSpec): UserError =>
  new UserError("usage", `${name} needs a value.`, { next: `Write it as ${name} and the value.` });

const noOption = (spec: CommandSpec, name: string): UserError =>
  new UserError("usage", `${spec.name} has no option ${name}.`, { next: `It takes: ${spec.options.map((o) => o.name).join(", ")}.` });

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
  const [, dashes = "", name = "", value] = /^(--|—|–)?([a-z-]+)(?:(?:=|:(?=.))(.*))?$/isu.exec(token) ?? [];
  const option = spec.options.find((candidate) => candidate.name === name.toLowerCase());
  if (option === undefined) {
    if (dashes === "") return undefined;
    throw noOption(spec, name || token);
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
  // The name of an option ends the value; only as its first word may it belong to it: "period since Monday".
  const ends = rest.findIndex((token, i) => i > 0 && !token.quoted && optionNamed(spec, token.text) !== undefined);
  for (let length = Math.min(ends < 0 ? rest.length : ends, LONGEST_DATE_IN_WORDS); length > 0; length -= 1) {
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
