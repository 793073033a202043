import { UserError } from "../core/errors.ts";

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
    env: process.env,
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

/** Takes `--name value` or `--name=value` out of the arguments. Throws UserError("usage") where the value is missing. */
export function takeOption(args: string[], name: string): { value: string | undefined; rest: string[] } {
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  const found = args[at];
  if (found === undefined) return { value: undefined, rest: args };
  if (found.includes("=")) return { value: found.slice(found.indexOf("=") + 1), rest: args.toSpliced(at, 1) };
  const value = args[at + 1];
  if (value === undefined) throw new UserError("usage", `--${name} needs a value.`);
  return { value, rest: args.toSpliced(at, 2) };
}
