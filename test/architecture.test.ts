import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** What each part may import; `main`, `cli` and `config` are the composition root and may import all. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: ["core"],
  record: ["record", "core"],
  briefings: ["briefings", "record", "core"],
  digests: ["digests", "briefings", "record", "core"],
  ingest: ["ingest", "record", "core"],
  commands: ["commands", "digests", "ingest", "briefings", "record", "core"],
  storage: ["storage", "digests", "ingest", "record", "core"],
  adapters: ["adapters", "commands", "core"],
};
const ROOT = new Set(["main", "cli", "config"]);

/** What the adapters share; it knows no platform's SDK either. */
const SHARED_ADAPTERS = "adapters/common/";

/** SDKs and the one adapter that may import them. */
const SDKS: readonly [pattern: RegExp, folder: string][] = [
  [/^@slack\//, "adapters/slack"],
  [/^(discord\.js|discord-api-types|@discordjs\/)/, "adapters/discord"],
  [/^(node:sqlite|kysely|pg)$/, "storage"],
];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name))
    .toSorted();
}

function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;]*?\bfrom\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s+["']([^"']+)["']/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

const part = (file: string): string => file.split("/")[0]?.replace(/\.ts$/, "") ?? "";

/** Breaches in one file, `file` being its path under src. */
function breaches(file: string, text: string): string[] {
  const own = part(file);
  if (ROOT.has(own)) return [];
  const found: string[] = [];
  for (const specifier of importsOf(text)) {
    if (specifier.startsWith(".")) {
      const target = posix.normalize(posix.join(posix.dirname(file), specifier));
      if (!MAY_IMPORT[own]?.includes(part(target))) found.push(`${file} imports ${target}`);
      const [, adapter] = file.split("/");
      if (own === "adapters" && target.startsWith("adapters/") && !target.startsWith(SHARED_ADAPTERS) && target.split("/")[1] !== adapter) {
        found.push(`${file} imports another adapter, ${target}`);
      }
    } else {
      const sdk = SDKS.find(([pattern]) => pattern.test(specifier));
      if (sdk && !file.startsWith(`${sdk[1]}/`)) found.push(`${file} imports ${specifier}`);
    }
  }
  if (own !== "adapters" && /\b(slack|discord)\b/i.test(text)) found.push(`${file} names a platform`);
  if (/\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)/.test(text)) found.push(`${file} reads the clock or chance itself`);
  if (/^export default\b/m.test(text)) found.push(`${file} has a default export`);
  return found;
}

describe("the shape of the code", () => {
  const files = sourceFiles(src).map((path) => ({ file: relative(src, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));

  it("scans every part of the tree", () => {
    const parts = new Set(files.map(({ file }) => part(file)));
    for (const name of ["core", "record", "briefings", "commands", "storage", "ingest", "adapters"]) expect(parts).toContain(name);
  });

  it("keeps imports one way, SDKs in their adapter and time injected", () => {
    expect(files.flatMap(({ file, text }) => breaches(file, text))).toEqual([]);
  });

  it.each([
    ["record/x.ts", 'import { a } from "../briefings/types.ts";', "record/x.ts imports briefings/types.ts"],
    ["commands/x.ts", 'import { App } from "@slack/bolt";', "commands/x.ts imports @slack/bolt"],
    [
      "adapters/slack/x.ts",
      'import { b } from "../discord/render.ts";',
      "adapters/slack/x.ts imports another adapter, adapters/discord/render.ts",
    ],
    ["adapters/console/x.ts", 'export { b } from "../../record/port.ts";', "adapters/console/x.ts imports record/port.ts"],
    ["briefings/x.ts", "// as Slack shows it", "briefings/x.ts names a platform"],
    ["core/x.ts", "const t = Date.now();", "core/x.ts reads the clock or chance itself"],
    ["core/x.ts", "export default 1;", "core/x.ts has a default export"],
  ])("catches a breach planted in %s", (file, text, breach) => {
    expect(breaches(file, text)).toContain(breach);
  });

  it("resolves every relative import it reads", () => {
    const known = new Set(files.map(({ file }) => file));
    const dangling = files.flatMap(({ file, text }) =>
      importsOf(text)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => posix.normalize(posix.join(dirname(file), specifier)))
        .filter((target) => target.endsWith(".ts") && !known.has(target)),
    );
    expect(dangling).toEqual([]);
  });
});
