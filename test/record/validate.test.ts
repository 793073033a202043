import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readTexts, validateFolders } from "../../src/record/validate.ts";
import { folderOf } from "./load-folders.ts";

const TEXT = "On Sunday the minister said “we are \n  ready” to talk. Later she said: we are ready.";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** A folder in which nothing is wrong, file by file and line by line. */
const RIGHT = {
  "sources.yaml": `
sources:
  - id: src-a
    publisher: Paper
    published_at: 2023-11-05
    text: { key: a, sha256: ${sha256(TEXT)} }
  - id: src-b
    publisher: Other Paper
    published_at: 2023-11-06
    text: { key: a, sha256: ${sha256(TEXT)} }
`,
  "actors.yaml": `
actors:
  - { id: act-land, name: Landia, type: state, demonyms: [Landian] }
  - { id: act-other, name: Otheria, type: state }
  - { id: act-bloc, name: Bloc of States, type: bloc }
  - { id: act-ministry, name: Ministry of Roads, type: government, part_of: act-land, memberships: [{ in: act-bloc }] }
  - id: act-minister
    name: Ann Minister
    type: person
    offices:
      - { title: Minister, of: act-ministry, from: 2023-01-01, from_basis: start, to: 2023-11-05, to_basis: end, evidence: [{ source: src-a }] }
      - { title: Envoy, of: act-other, from: 2020-01-01, from_basis: start, to: 2020-02-01, to_basis: attested, evidence: [{ source: src-a }] }
`,
  "rest.yaml": `
issues: [{ id: iss-talks, name: talks }, { id: iss-trade, name: trade }]
places: [{ id: plc-town, name: Townsville, type: city }]
events:
  - id: evt-a
    date: { from: 2023-11-05, to: 2023-11-06, precision: span }
    type: assault
    actors: [act-minister]
    places: [plc-town]
    summary: Ann Minister of Landia visited Townsville, where one of two bombs killed 12 people on Sunday.
    casualties: [{ effect: killed, quantity: { value: 12 } }, { effect: injured, quantity: { low: 2 } }]
    evidence: [{ source: src-a }]
positions:
  - id: pos-a
    actor: act-land
    speaker: act-minister
    issue: iss-talks
    stance: supports
    statement: talks should begin
    stated_on: 2023-11-04
    evidence: [{ source: src-a, quote: "we are ready", sha256: ${sha256("we are ready")} }]
  - id: pos-b
    actor: act-land
    speaker: act-minister
    issue: iss-talks
    stance: opposes
    statement: talks should end
    stated_on: 2023-11-05
    supersedes: pos-a
    evidence: [{ source: src-a, quote: 'said "we are ready" to talk', start: 23 }]
`,
};

type File = keyof typeof RIGHT;

/** The problems of the folder with one thing changed, as `file:line entry field: found | expected (severity)`. */
async function problemsWith(
  file: File,
  from: string,
  to: string,
  texts: ReadonlyMap<string, string> = new Map([["a", TEXT]]),
): Promise<string[]> {
  if (!RIGHT[file].includes(from)) throw new Error(`"${from}" is not in ${file}`);
  const folder = folderOf({ ...RIGHT, [file]: RIGHT[file].replace(from, to) });
  const problems = await validateFolders([folder], { texts });
  return problems.map(
    (p) =>
      `${p.file.slice(folder.length + 1)}:${p.line} ${p.entry} ${p.field}: ${p.found.replace(folder, "FOLDER")} | ${p.expected} (${p.severity})`,
  );
}

describe("validate", () => {
  it("finds nothing wrong where nothing is", async () => {
    expect(await problemsWith("rest.yaml", "positions:", "positions:")).toEqual([]);
  });

  it.each<[string, File, string, string, string[]]>([
    [
      "an unknown field",
      "rest.yaml",
      "name: trade",
      "name: trade, colour: red",
      [`rest.yaml:2 iss-trade colour: the unknown field "colour" | one of id, name, aliases, differs_from, places (error)`],
    ],
    [
      "a day that does not exist",
      "rest.yaml",
      "from: 2023-11-05",
      "from: 2023-02-30",
      [`rest.yaml:6 evt-a date.from: "2023-02-30" | a day that exists, YYYY-MM-DD (error)`],
    ],
    [
      "a span that ends before it begins",
      "rest.yaml",
      "to: 2023-11-06",
      "to: 2023-11-01",
      [`rest.yaml:6 evt-a date.to: "2023-11-01" | a day not before 2023-11-05 (error)`],
    ],
    [
      "a dangling reference",
      "rest.yaml",
      "places: [plc-town]",
      "places: [plc-town, plc-atlantis]",
      ["rest.yaml:9 evt-a places.1: plc-atlantis, which is nowhere | the id of a record (error)"],
    ],
    [
      "a duplicate id",
      "rest.yaml",
      "id: iss-trade",
      "id: iss-talks",
      ["rest.yaml:2 iss-talks id: the id iss-talks again, first at FOLDER/rest.yaml:2 | an id of its own (error)"],
    ],
    [
      "an uncited claim",
      "rest.yaml",
      "evidence: [{ source: src-a }]",
      "evidence: []",
      ["rest.yaml:12 evt-a evidence: nothing | at least one source (error)"],
    ],
    [
      "a quote its source does not hold",
      "rest.yaml",
      `quote: "we are ready", sha256: ${sha256("we are ready")}`,
      `quote: "we are not ready"`,
      [`rest.yaml:21 pos-a evidence.0.quote: "we are not ready" | words that stand in src-a (error)`],
    ],
    [
      "a quote at another place",
      "rest.yaml",
      "start: 23",
      "start: 20",
      ["rest.yaml:30 pos-b evidence.0.start: start 20 | start 23 (error)"],
    ],
    [
      "a quote with another hash",
      "rest.yaml",
      `sha256: ${sha256("we are ready")}`,
      `sha256: ${sha256("x")}`,
      [`rest.yaml:21 pos-a evidence.0.sha256: a quote with the hash ${sha256("we are ready")} | the hash ${sha256("x")} (error)`],
    ],
    [
      "a text with another hash",
      "sources.yaml",
      sha256(TEXT),
      sha256("x"),
      [`sources.yaml:6 src-a text.sha256: a text with the hash ${sha256(TEXT)} | the hash ${sha256("x")} (error)`],
    ],
    [
      "words said after leaving office",
      "rest.yaml",
      "stated_on: 2023-11-05",
      "stated_on: 2023-11-06",
      ["rest.yaml:24 pos-b speaker: act-minister, Minister 2023-01-01 to 2023-11-05 | an office of act-land on 2023-11-06 (error)"],
    ],
    [
      "a speaker without an office",
      "rest.yaml",
      "actor: act-land\n    speaker: act-minister\n    issue: iss-talks\n    stance: opposes",
      "actor: act-land\n    speaker: act-bloc\n    issue: iss-talks\n    stance: opposes",
      ["rest.yaml:24 pos-b speaker: act-bloc, who has no office of act-land | an office of act-land on 2023-11-05 (error)"],
    ],
    [
      "a summary of more than 30 words",
      "rest.yaml",
      "on Sunday.",
      `on Sunday${" and so on".repeat(5)}.`,
      ["rest.yaml:10 evt-a summary: 31 words | at most 30 words (error)"],
    ],
    [
      "a name that is not linked",
      "rest.yaml",
      "visited Townsville",
      "visited Otheria",
      [`rest.yaml:10 evt-a summary: the name "Otheria" | a link to act-other (error)`],
    ],
    [
      "a name of another record",
      "rest.yaml",
      "of Landia visited",
      "met the Bloc of States and visited",
      [`rest.yaml:10 evt-a summary: the name "Bloc of States" | a link to act-bloc (error)`],
    ],
    [
      "a name nobody knows",
      "rest.yaml",
      "visited Townsville",
      "visited Nowhereville",
      [`rest.yaml:10 evt-a summary: the name "Nowhereville" | a name on record (unchecked)`],
    ],
    [
      "a number of people that no field holds",
      "rest.yaml",
      "killed 12 people",
      "killed twenty-one people",
      [`rest.yaml:10 evt-a summary: the number "twenty-one" | the number held as a field (error)`],
    ],
    [
      "a number of things that no field holds",
      "rest.yaml",
      "one of two bombs",
      "one of 3,000 bombs",
      [`rest.yaml:10 evt-a summary: the number "3,000" | the number held as a field (unchecked)`],
    ],
    [
      "superseding another issue",
      "rest.yaml",
      "issue: iss-talks\n    stance: opposes",
      "issue: iss-trade\n    stance: opposes",
      ["rest.yaml:29 pos-b supersedes: pos-a, whose issue is iss-talks | one whose issue is iss-trade (error)"],
    ],
    [
      "superseding something newer",
      "rest.yaml",
      "stated_on: 2023-11-05",
      "stated_on: 2023-11-03",
      ["rest.yaml:29 pos-b supersedes: pos-a of 2023-11-04 | one not newer than 2023-11-03 (error)"],
    ],
    [
      "superseding another kind",
      "rest.yaml",
      "supersedes: pos-a",
      "supersedes: evt-a",
      [`rest.yaml:29 pos-b supersedes: "evt-a" | an id of the form pos-some-words (error)`],
    ],
    [
      "a list that is none of ours",
      "rest.yaml",
      "issues:",
      "topics:",
      [
        `rest.yaml:2 (file) undefined: a list named "topics" | one of sources, actors, places, issues, dossiers, events, positions, figures, questions, disputes, claims (error)`,
        "rest.yaml:17 pos-a issue: iss-talks, which is nowhere | the id of a record (error)",
        "rest.yaml:25 pos-b issue: iss-talks, which is nowhere | the id of a record (error)",
      ],
    ],
  ])("names %s with file, line, entry, found and expected", async (_title, file, from, to, expected) => {
    const problems = await problemsWith(file, from, to);
    expect(problems).toEqual(expected);
  });

  it("says what it could not check where a text is not at hand", async () => {
    const problems = await problemsWith("rest.yaml", "positions:", "positions:", new Map());
    expect(problems).toEqual([
      `rest.yaml:21 pos-a evidence.0.quote: the text "a" is not at hand | the quote in its source (unchecked)`,
      `rest.yaml:30 pos-b evidence.0.quote: the text "a" is not at hand | the quote in its source (unchecked)`,
      `sources.yaml:6 src-a text.key: the text "a" is not at hand | its text, to check (unchecked)`,
      `sources.yaml:10 src-b text.key: the text "a" is not at hand | its text, to check (unchecked)`,
    ]);
  });

  it("finds a chain that supersedes itself", async () => {
    const problems = await problemsWith("rest.yaml", "stated_on: 2023-11-04", "stated_on: 2023-11-05\n    supersedes: pos-b");
    expect(problems).toEqual([
      "rest.yaml:21 pos-a supersedes: pos-b, which supersedes this one in turn | a chain that ends (error)",
      "rest.yaml:30 pos-b supersedes: pos-a, which supersedes this one in turn | a chain that ends (error)",
    ]);
  });

  it("lets records refer to those in folders beside, which it does not check", async () => {
    const beside = folderOf({
      "a.yaml": "actors: [{ id: act-beside, name: Beside, type: state, colour: red }, { id: act-b, name: B, type: state }]",
    });
    const folder = folderOf({ "a.yaml": "actors: [{ id: act-a, name: A, type: state, part_of: act-b }]" });
    expect(await validateFolders([folder], { beside: [beside] })).toEqual([]);
    expect(await validateFolders([folder])).toHaveLength(1);
  });

  it("counts a folder within one beside it once, and knows its dossier", async () => {
    const files = {
      "sources.yaml": "sources: [{ id: src-a, publisher: P, published_at: 2023-11-05 }]",
      "war/dossier.yaml": "dossiers: [{ id: dos-war, name: Long War }]",
      "war/events.yaml":
        "events: [{ id: evt-a, date: { from: 2023-11-05 }, type: consult, summary: They met about the Long War., evidence: [{ source: src-a }] }]",
    };
    const folder = folderOf(files);
    expect(await validateFolders([`${folder}/war`], { beside: [folder] })).toEqual([]);
    expect(await validateFolders([folder], { beside: [folder] })).toEqual([]);
  });

  it("names every problem of every file at once", async () => {
    const folder = folderOf({
      "a.yaml": "actors:\n  - { id: act-a }\n  - { name: B, type: planet }",
      "b.yaml": "events:\n  - {\n",
      "c.yaml": "[]",
      "d.yaml": "",
    });
    const problems = await validateFolders([folder]);
    expect(problems.map((p) => [p.file.slice(folder.length + 1), p.line, p.entry, p.field, p.found, p.expected])).toEqual([
      ["a.yaml", 2, "act-a", "name", "nothing", "text"],
      ["a.yaml", 2, "act-a", "type", "nothing", "one of state, government, organisation, armed_group, bloc, person, public, media"],
      ["a.yaml", 3, "actors[1]", "id", "nothing", "text"],
      ["a.yaml", 3, "actors[1]", "type", `"planet"`, "one of state, government, organisation, armed_group, bloc, person, public, media"],
      ["b.yaml", 3, "(file)", undefined, expect.stringContaining("Flow map"), "YAML"],
      ["c.yaml", 1, "(file)", undefined, "no map", expect.stringContaining("a map of sources")],
    ]);
  });
});

describe("readTexts", () => {
  it("reads text files by name and lines of JSON by id, and passes over the rest", () => {
    const folder = folderOf({
      "one.txt": "First.",
      "more/two.jsonl": '{"id":"x","text":"Second."}\n{"id":"y"}\nnot JSON\n{"id":"x","text":"Third."}\n',
      "a.md": "no",
    });
    expect([...readTexts(folder)]).toEqual([
      ["x", "Second."],
      ["one", "First."],
    ]);
  });
});
