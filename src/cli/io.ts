import { UserError } from "../core/errors.ts";
import { environment } from "./environment.ts";

/** The process as the command line sees it. */
export interface Io {
  env: Readonly<Record<string, string | undefined>>;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  out(text: string): void;
  error(text: string): void;
}

export function terminal(): Io {
  return {
    env: environment(process.env, process.cwd()),
    stdin: process.stdin,
    stdout: process.stdout,
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  };
}

const NARROWEST = 40;
const WIDEST = 100;

/** How to write to this terminal; plain and 100 columns where it is none. */
export function styleOf({ env, stdout }: Io): { width: number; colours: boolean; links: boolean } {
  const tty = stdout.isTTY === true;
  const colours = env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : tty && !env.NO_COLOR && env.TERM !== "dumb";
  const width = tty ? Math.min(Math.max(stdout.columns ?? WIDEST, NARROWEST), WIDEST) : WIDEST;
  return { width, colours, links: tty && colours };
}

/** Takes `--name value` or `--name=value` out of the arguments before `--`. Throws UserError("usage") where it is twice there or has no value. */
export function takeOption(args: readonly string[], name: string): { value: string | undefined; rest: string[] } {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const at = args.findIndex((arg, i) => i < end && (arg === `--${name}` || arg.startsWith(`--${name}=`)));
  const found = args[at];
  if (found === undefined) return { value: undefined, rest: [...args] };
  const inOne = found.startsWith(`--${name}=`);
  const value = inOne ? found.slice(`--${name}=`.length) : args[at + 1];
  if (!value) throw new UserError("usage", `--${name} needs a value.`, { next: `Write it as --${name} and the value.` });
  const rest = args.toSpliced(at, inOne ? 1 : 2);
  if (takeOption(rest, name).value !== undefined)
    throw new UserError("usage", `--${name} is given twice.`, { next: `Give --${name} once.` });
  return { value, rest };
}
