import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * The full texts in a folder and below, by key: the name of a `.txt` file without its ending, the `id` of a line of a
 * `.jsonl` file with `id` and `text`. Lines that are neither are passed over; of a key that comes twice, the first counts.
 */
export function readTexts(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (key: string, text: string) => void (texts.has(key) || texts.set(key, text));
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted()) {
    const path = join(folder, file);
    if (file.endsWith(".txt")) add(basename(file, ".txt"), readFileSync(path, "utf8"));
    if (!file.endsWith(".jsonl")) continue;
    for (const line of readFileSync(path, "utf8").split("\n")) {
      const row = parsed(line);
      if (
        typeof row === "object" &&
        row !== null &&
        "id" in row &&
        "text" in row &&
        typeof row.id === "string" &&
        typeof row.text === "string"
      ) {
        add(row.id, row.text);
      }
    }
  }
  return texts;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
