import { existsSync } from "node:fs";
import { readConfig } from "../config.ts";
import { UserError } from "../core/errors.ts";
import { type Problem, readTexts, validateFolders } from "../record/validate.ts";
import { type Io, takeOption } from "./io.ts";
import { oneLine } from "./say.ts";
import { EXIT } from "./usage.ts";

/** `validate [folder…] [--texts FOLDER]`: every problem of the data folders at once; exits 3 where there is an error. */
export async function validateCommand(args: string[], io: Io): Promise<number> {
  const { value: textsFolder, rest } = takeOption(args, "texts");
  const config = readConfig(io.env);
  const folders = rest.length > 0 ? rest : [config.shippedData];
  for (const folder of [...folders, ...(textsFolder === undefined ? [] : [textsFolder])]) {
    if (!existsSync(folder))
      throw new UserError("bad-data", `There is no folder ${folder}.`, { next: "Name a folder of record files, such as data/gaza." });
  }
  const texts = textsFolder === undefined ? undefined : await readTexts(textsFolder);
  const problems = await validateFolders(folders, { beside: [config.shippedData], ...(texts === undefined ? {} : { texts }) });
  for (const problem of problems) io.out(describe(problem));
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const unchecked = problems.length - errors;
  io.out(
    `${errors === 0 ? "No errors" : `${errors} error${errors === 1 ? "" : "s"}`}; ${unchecked} could not be checked${textsFolder === undefined ? " (--texts names a folder of source texts)" : ""}.\n`,
  );
  return errors === 0 ? EXIT.answered : EXIT.badData;
}

function describe({ file, line, entry, field, found, expected, severity }: Problem): string {
  const words = `${file}:${line}: ${severity}: ${entry}${field === undefined ? "" : ` ${field}`}: found ${found}, expected ${expected}`;
  return `${oneLine(words)}\n`;
}
