import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const DOCUMENTS = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "data/README.md",
  ...markdownIn("docs"),
  ...markdownIn("docs/adr"),
  ...markdownIn("docs/guides"),
];
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;

/** Words after `readout` that are commands; read from where they are defined. */
const COMMANDS = new Set([
  ...[...readFileSync(join(root, "src/cli/run.ts"), "utf8").matchAll(/^ {2}(\w+): async \(\) =>/gm)].map(([, name]) => name),
  ...readdirSync(join(root, "src/commands"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      // Of a name of two words the first is what follows `readout`.
      [
        ...readFileSync(join(root, "src/commands", file), "utf8").matchAll(/^\s+name: "([a-z]+)(?: [a-z-]+)?",\s+(?:title|summary): "/gm),
      ].map(([, name]) => name),
    ),
  "help",
]);

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}

/** What a document names that is not there. */
function missing(document: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, path = ""]) => join(dirname(document), path));
  const paths = [...text.matchAll(/`((?:src|test|data|docs|tools|bench|bin|\.ci)\/[\w./-]*[\w/])`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !path.includes("..."));
  const npm = [...text.matchAll(/\bnpm (?:run )?(test|start|bench|check(?::\w+)?|format|run \S+)\b/g)].map(([, script = ""]) => script);
  const readout = [...text.matchAll(/(?:bin\/|`)readout ([a-z]+)\b/g)].map(([, command = ""]) => command);
  return [
    ...[...links, ...paths].filter((path) => !existsSync(join(root, path)) && !path.startsWith("bench/out")),
    ...npm.filter((script) => scripts[script] === undefined).map((script) => `npm run ${script}`),
    ...readout.filter((command) => !COMMANDS.has(command)).map((command) => `readout ${command}`),
  ];
}

describe("the documents", () => {
  it.each(DOCUMENTS)("%s names only what is there", (document) => {
    expect(missing(document, readFileSync(join(root, document), "utf8"))).toEqual([]);
  });

  it("would notice a path, a link, a script and a command that are not there", () => {
    const text = "See `src/nowhere.ts` and [this](nothing.md); run npm run dance or `readout juggle gaza`.";
    expect(missing("README.md", text.replace("npm run dance", "npm run check:dance"))).toEqual([
      "nothing.md",
      "src/nowhere.ts",
      "npm run check:dance",
      "readout juggle",
    ]);
  });

  it("knows the commands", () => {
    expect([...COMMANDS].toSorted()).toEqual([
      "ask",
      "brief",
      "compare",
      "correct",
      "digest",
      "digests",
      "discord",
      "disputed",
      "doctor",
      "export",
      "figures",
      "help",
      "import",
      "positions",
      "questions",
      "reports",
      "slack",
      "sources",
      "start",
      "timeline",
      "topic",
      "topics",
      "validate",
      "watch",
    ]);
  });
});
