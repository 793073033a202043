import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Files with a fixed name that hold no records. */
const NO_RECORDS = new Set(["publishers.yaml"]);

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The record files of a folder, as sorted paths below it. What is not YAML, or hidden, is none. */
export function listFiles(folder: string, below = ""): string[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return listFiles(folder, name);
      return /\.ya?ml$/.test(entry.name) && !NO_RECORDS.has(entry.name) ? [name] : [];
    })
    .toSorted(byText);
}
