import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { UserError } from "../../src/core/errors.ts";
import { createPublishers, loadPublishers, publishersSchema } from "../../src/record/publishers.ts";
import { sharedFolder } from "../support/shared.ts";

const shared = sharedFolder();
if (!shared) process.stderr.write("skipped: the outlets of the current events sample, no sample data beside the project\n");

const data = fileURLToPath(new URL("../../data/", import.meta.url));
const list = join(data, "publishers.yaml");
const publishers = await loadPublishers(data);
const small = createPublishers(
  publishersSchema.parse({
    publishers: [
      { name: "North Wire", wire: true, aliases: ["NW"] },
      { name: "South Wire", family: "South", wire: true },
      { name: "The Harbour", family: "Quay Group", aliases: ["Harbour Online"] },
      { name: "Portal", aggregator: true },
      { name: "Nine 5", aliases: ["Nine Five"] },
    ],
  }),
);

describe("names of outlets", () => {
  it.each([
    ["BBC", "BBC", "bbc"],
    ["BBC News", "BBC News", "bbc"],
    ["BBC Sport", "BBC Sport", "bbc"],
    ["al-Jazeera", "Al Jazeera", "al jazeera media network"],
    ["Al Jazeera English", "Al Jazeera English", "al jazeera media network"],
    ["CBC", "CBC", "cbc radio canada"],
    ["Radio-Canada", "Radio-Canada", "cbc radio canada"],
    ["Deutsche Welle", "DW", "deutsche welle"],
    ["Radio Free Europe/Radio Liberty", "RFE/RL", "rfe rl"],
    ["ABC News", "ABC News", "disney"],
    ["ABC News Australia", "ABC News (Australia)", "australian broadcasting corporation"],
    ["ABC News (Australia)", "ABC News (Australia)", "australian broadcasting corporation"],
    ["ABC.es", "ABC (Spain)", "vocento"],
    ["The Observer", "The Observer", "guardian media group"],
    ["The Guardian Nigeria", "The Guardian (Nigeria)", "the guardian nigeria"],
    ["Washington Post", "The Washington Post", "the washington post"],
    ["FRANCE 24", "France 24", "france medias monde"],
    ["Radio France Internationale", "RFI", "france medias monde"],
    ["CNN Philippines", "CNN Philippines", "cnn philippines"],
    ["TOLO News", "TOLOnews", "tolonews"],
    ["Space", "Space.com", "space com"],
    ["Business Standard", "Business Standard", "business standard"],
    ["The Business Standard", "The Business Standard (Bangladesh)", "the business standard bangladesh"],
    ["Inquirer.com", "The Philadelphia Inquirer", "the philadelphia inquirer"],
    ["Wikinews", "Wikinews", "wikimedia"],
    ["TRTWorld", "TRT World", "trt"],
    ["arsTECHNICA", "Ars Technica", "advance"],
  ])("%s is %s of the family %s", (name, publisher, family) => {
    expect(publishers.resolve(name)).toEqual({ publisher, family });
  });

  it.each([
    ["Reuters", "Reuters", "thomson reuters"],
    ["The Associated Press", "AP", "associated press"],
    ["Agence France-Presse", "AFP", "agence france presse"],
    ["Xinhuanet", "Xinhua", "xinhua"],
    ["AA", "Anadolu Agency", "anadolu agency"],
    ["Yonhap", "Yonhap News Agency", "yonhap news agency"],
    ["Asian News International", "ANI", "ani"],
    ["W.A.F.A.", "WAFA", "wafa"],
  ])("%s is the agency %s", (name, publisher, family) => {
    expect(publishers.resolve(name)).toEqual({ publisher, family, wire: publisher });
  });

  it.each([
    ["AFP via France 24", "France 24", "france medias monde", "AFP"],
    ["Reuters via Yahoo News", "Yahoo! News", "yahoo", "Reuters"],
    ["AP (via ABC News)", "ABC News", "disney", "AP"],
    ["The Guardian/AP", "The Guardian", "guardian media group", "AP"],
    ["MSN/AP", "MSN", "msn", "AP"],
    ["Reuters on MSN", "MSN", "msn", "Reuters"],
    ["BBC News (Reuters)", "BBC News", "bbc", "Reuters"],
    ["Euronews and Reuters", "Euronews", "euronews", "Reuters"],
    ["Anadolu, Belga via Het Laatste Nieuws", "Het Laatste Nieuws", "het laatste nieuws", "Anadolu Agency"],
    ["AFP via Macau Business", "Macau Business", "macau business", "AFP"],
    ["The Star/ANN", "The Star", "the star", "Asia News Network"],
  ])("%s is %s carrying an agency", (name, publisher, family, wire) => {
    expect(publishers.resolve(name)).toEqual({ publisher, family, wire });
  });

  it("gives a report of one outlet carried by another to the one that wrote it", () => {
    expect(publishers.resolve("The Washington Post via MSN")).toEqual({ publisher: "The Washington Post", family: "the washington post" });
    expect(small.resolve("Harbour Online via Portal")).toEqual({ publisher: "The Harbour", family: "quay group" });
  });

  it.each([
    ["golf", "golf"],
    ["AFC", "afc"],
    ["NYSE", "nyse"],
    ["Splash 24/7", "splash 24 7"],
    ["ABC", "abc"],
    ["Stories on Portal", "stories on portal"],
    ["Rock & Roll", "rock roll"],
  ])("leaves %s as given", (name, family) => {
    expect(publishers.resolve(name)).toEqual({ publisher: name, family });
  });

  it("does not choose between two outlets that are one when written as one word", () => {
    const twins = createPublishers(
      publishersSchema.parse({ publishers: [{ name: "The Rap" }, { name: "Ther Ap" }, { name: "East End" }] }),
    );
    expect(twins.resolve("TheRap")).toEqual({ publisher: "TheRap", family: "therap" });
    expect(twins.resolve("EastEnd")).toEqual({ publisher: "East End", family: "east end" });
  });

  it("drops the number of a second reference only where the rest is an outlet", () => {
    expect(publishers.resolve("Reuters²").publisher).toBe("Reuters");
    expect(publishers.resolve("CNN2").publisher).toBe("CNN");
    expect(publishers.resolve("France 24").publisher).toBe("France 24");
    expect(small.resolve("Nine 5").publisher).toBe("Nine 5");
    expect(small.resolve("Unheard Of 2")).toEqual({ publisher: "Unheard Of 2", family: "unheard of 2" });
  });

  it("resolves what it answers to itself", () => {
    const part = constantFrom(
      ..."North Wire|NW|South Wire|The Harbour|harbour online|Portal|Nine 5|Elsewhere|via| via | on |/|(|)|, | and |2|²|.com|the ".split(
        "|",
      ),
    );
    const name = oneof(
      string(),
      array(part, { maxLength: 8 }).map((parts) => parts.join("")),
    );
    assert(
      property(name, (given) => {
        const first = small.resolve(given);
        const second = small.resolve(first.publisher);
        expect({ publisher: second.publisher, family: second.family }).toEqual({ publisher: first.publisher, family: first.family });
      }),
      { numRuns: 3000, seed: 7 },
    );
  });
});

describe("the file", () => {
  const load = async (content: string) => {
    const dir = await mkdtemp(join(tmpdir(), "publishers-"));
    try {
      await writeFile(join(dir, "publishers.yaml"), content);
      return await loadPublishers(dir);
    } finally {
      await rm(dir, { recursive: true });
    }
  };

  it("refuses a name that stands for two outlets", async () => {
    await expect(load("publishers: [{ name: Post }, { name: Courier, aliases: [POST] }]")).rejects.toThrow(
      '"POST" already stands for Post',
    );
  });

  it("refuses unknown fields, broken YAML and a missing file as bad data", async () => {
    await expect(load("publishers: [{ name: Post, owner: X }]")).rejects.toThrow('Unrecognized key: "owner"');
    await expect(load("publishers: [")).rejects.toMatchObject({ code: "bad-data" });
    await expect(loadPublishers(join(tmpdir(), "no-such-folder"))).rejects.toBeInstanceOf(UserError);
  });
});

describe.skipIf(!shared)("the outlets of the current events sample", () => {
  it("knows at least 85 of 100 mentions, and settles every name for good", () => {
    const file = join(shared ?? "", "datasets/current-events/current-events-2018-01-01_2023-10-06.jsonl");
    const outlets = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .flatMap((line) => (JSON.parse(line) as { sources: string[] }).sources);
    const names = new Set(publishersSchema.parse(parse(readFileSync(list, "utf8"))).publishers.map(({ name }) => name));
    const settled = outlets.map((outlet) => publishers.resolve(outlet).publisher);
    expect(outlets).toHaveLength(35980);
    expect(new Set(settled).size).toBeLessThan(3000);
    expect(settled.filter((name) => names.has(name)).length).toBeGreaterThan(0.85 * 35980);
    expect(settled.filter((name) => publishers.resolve(name).publisher !== name)).toEqual([]);
  });
});
