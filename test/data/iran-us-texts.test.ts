import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { loadPublishers } from "../../src/record/publishers.ts";
import { sharedFolder } from "../support/shared.ts";
import { readData, textsAtHand } from "../support/texts.ts";

const shared = sharedFolder();
const dataFolder = fileURLToPath(new URL("../../data/", import.meta.url));
const dossier = readData("iran-us-2020");
const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const bodies = [dossier.event, dossier.position, dossier.figure, dossier.question, dossier.claim].flatMap((kind) => [...kind.values()]);
const quoted = bodies.flatMap((body) => body.evidence.filter((e) => e.quote !== undefined).map((evidence) => ({ id: body.id, evidence })));

if (shared === undefined)
  process.stderr.write("skipped: the quotes of data/iran-us-2020 against their texts (no sample data beside the project)\n");

describe.skipIf(shared === undefined)("the quotes of data/iran-us-2020 against their texts", () => {
  const texts = shared === undefined ? new Map<string, string>() : textsAtHand(shared);

  it("finds every source's text, unchanged", () => {
    const changed = [...dossier.source.values()].filter(
      ({ text }) => text === undefined || sha256(texts.get(text.key) ?? "") !== text.sha256,
    );
    expect(changed.map(({ id }) => id)).toEqual([]);
    expect(dossier.source.size).toBe(114);
  });

  it("finds every quote where it is said to stand", () => {
    const misplaced = quoted.filter(({ evidence: { source, quote = "", start = -1 } }) => {
      const text = texts.get(dossier.source.get(source)?.text?.key ?? "") ?? "";
      return text.slice(start, start + quote.length) !== quote;
    });
    expect(misplaced).toEqual([]);
    expect(quoted).toHaveLength(52);
  });
});

describe.skipIf(shared === undefined)("the outlets of the items", () => {
  it("are named as the list of publishers settles them", async () => {
    const publishers = await loadPublishers(dataFolder);
    const item = z.object({ id: z.string(), sources: z.array(z.string()) });
    const file = join(shared ?? "", "datasets/current-events/current-events-2018-01-01_2023-10-06.jsonl");
    const rows = readFileSync(file, "utf8")
      .split("\n")
      .filter((row) => row !== "");
    const outlets = new Map(rows.map((row) => item.parse(JSON.parse(row))).map(({ id, sources }) => [id, sources]));
    const wrong = [...dossier.source.values()].filter(({ id, publisher, family, wire, text }) => {
      const listed = outlets.get(text?.key ?? "");
      if (listed === undefined) return !id.startsWith("src-wn-");
      const letter = id.slice(`src-${text?.key}-`.length) || "a";
      const settled = publishers.resolve(listed["abcdef".indexOf(letter)] ?? "");
      return settled.publisher !== publisher || settled.family !== family || settled.wire !== wire;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

it("carries place and hash with every quote, and keeps it short", () => {
  expect(quoted.filter(({ evidence }) => evidence.start === undefined || evidence.sha256 !== sha256(evidence.quote ?? ""))).toEqual([]);
  expect(quoted.filter(({ evidence }) => (evidence.quote ?? "").split(" ").length > 20).map(({ id }) => id)).toEqual([]);
});

it("names licence, publisher and manner of access of every source", () => {
  const sources = [...dossier.source.values()];
  const wrong = sources.filter(({ id, publisher, licence, via, url }) =>
    id.startsWith("src-wn-")
      ? publisher !== "Wikinews" || licence !== "CC BY 2.5" || !url?.startsWith("https://en.wikinews.org/wiki/")
      : publisher === null ||
        licence !== "CC BY-SA 4.0" ||
        !/^Wikipedia contributors, Portal:Current events, \d+ \w+ \d{4} \(CC BY-SA 4\.0\)$/.test(via ?? ""),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

it("refers to nothing that is not on record", () => {
  const files = readdirSync(dataFolder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".yaml") && file !== "publishers.yaml",
  );
  const content = z.record(z.string(), z.array(z.looseObject({ id: z.string() })));
  const ids = new Set(
    files
      .flatMap((file) => Object.values(content.parse(parse(readFileSync(join(dataFolder, file), "utf8")))))
      .flat()
      .map(({ id }) => id),
  );
  const own = JSON.stringify(Object.values(dossier).flatMap((kind) => [...kind.values()]));
  const referred = new Set([...own.matchAll(/"((?:src|act|plc|iss|evt|pos|fig|qst|dsp|clm|dos)-[a-z0-9-]+)"/g)].map((match) => match[1]!));
  expect([...referred].filter((id) => !ids.has(id))).toEqual([]);
});

it("tells each event in one sentence of at most 30 words, with the same verbs for all", () => {
  const summaries = [...dossier.event.values()].map(({ summary }) => summary);
  expect(summaries.filter((summary) => summary.split(" ").length > 30 || !/^.+[^.]\.$/.test(summary))).toEqual([]);
  const weighing = /claim|admit|\bslam|insist|refus|condemn|brutal|massacre|regime|assassinat|martyr[^ ]* by/i;
  const wording = [...summaries, ...[...dossier.position.values(), ...dossier.claim.values()].map(({ statement }) => statement)];
  expect(wording.filter((text) => weighing.test(text))).toEqual([]);
});
