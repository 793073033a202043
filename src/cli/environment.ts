import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { UserError } from "../core/errors.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with what a `.env` file in `folder` adds to it; what is set already wins, even where it is empty. */
export function environment(env: Environment, folder: string): Environment {
  const file = join(folder, ".env");
  if (!existsSync(file)) return env;
  try {
    return { ...parseEnv(readFileSync(file, "utf8").replace(/^\uFEFF/u, "")), ...env };
  } catch (cause) {
    throw new UserError("bad-configuration", `${file} cannot be read.`, {
      next: "Give this user permission to read it, or move it away.",
      cause,
    });
  }
}
