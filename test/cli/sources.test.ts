import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakePortal, startFakePortal } from "../support/fake-portal/server.ts";
import { portalTitle, sampleItems, toWikitext } from "../support/fake-portal/wikitext.ts";
import { type Ran, runHere, runReadoutBeside } from "../support/run-readout.ts";
import { sharedFolder } from "../support/shared.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

let folder: string;
let portal: FakePortal;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-sources-"));
  portal = await startFakePortal();
  await layShippedRecord(folder);
});
afterEach(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => ({ READOUT_FETCH_ALLOW: portal.host, READOUT_CONTACT: "https://desk.example.org" });
const run = (...args: string[]): Promise<Ran> => runHere(folder, args, environment());

const DAY = 86_400_000;
/** So many days before today, as the portal and the record write it. */
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

describe("readout sources", () => {
  it("add current-events fetches the week at once, and a briefing on any topic of it answers", async () => {
    portal.put(
      portalTitle(daysAgo(1)),
      "{{Current events|content=\n'''Armed conflicts and attacks'''\n*[[Yemeni civil war (2014–present)|Yemeni civil war]]\n**At least 40 people are killed in a drone strike on a market in [[Sanaa]], [[Yemen]]. [https://news.example.org/1 (AFP)]\n}}",
    );
    portal.put(
      portalTitle(daysAgo(3)),
      "{{Current events|content=\n*[[Egypt]] and [[Ethiopia]] sign an agreement on the Nile. [https://news.example.org/2 (Reuters)]\n}}",
    );
    const added = await runReadoutBeside(folder, ["sources", "add", "current-events", portal.url], environment());
    expect(added.err).toBe("");
    expect(added.code).toBe(0);
    expect(added.out).toContain("Added as S1: Wikipedia, Portal:Current events, every hour.");
    expect(added.out).toContain("2 items read: 4 records came in, 2 of them events.");
    const brief = await run("brief", "yemen");
    expect(brief.code).toBe(0);
    expect(brief.out).toContain("At least 40 people are killed in a drone strike on a market in Sanaa, Yemen. [1]");
    expect(brief.out).toContain("Wikipedia contributors, Portal:Current events");
    expect(brief.out).toContain("https://news.example.org/1");
    expect((await run("sources", "list")).out).toContain("S1 Wikipedia, Portal:Current events — current-events");
    expect((await run("sources", "yemen")).out).toContain("AFP");
  });

  it("says what is wrong, and how an operator can allow what is inside", async () => {
    const { code, err } = await runHere(folder, ["sources", "add", "current-events", portal.url]);
    expect(code).toBe(3);
    expect(err).toBe(
      `${portal.host} is inside the network Readout runs in, which is not fetched.\nAn operator can allow it: READOUT_FETCH_ALLOW=${portal.host}\n`,
    );
    expect((await run("sources", "add", "gopher")).code).toBe(2);
    expect((await run("sources", "test", "S7")).err).toContain("There is no live source S7.");
  });

  it("that fail are named by doctor", async () => {
    await run("sources", "add", "current-events", portal.url);
    const healthy = await run("doctor");
    expect(healthy.out).toContain("Live sources: 1, all fetched");
  });
});

const shared = sharedFolder();
describe.skipIf(!shared)("a fortnight of the sample data as the portal (../shared/datasets/current-events)", () => {
  it("is on record after one fetch, and its countries' briefings answer", async () => {
    const items = await sampleItems(shared ?? "", "2023-09-23", "2023-10-06");
    const days = Map.groupBy(items, ({ date }) => date);
    const last = Date.parse("2023-10-06");
    for (const [day, list] of days) {
      const moved = daysAgo((last - Date.parse(day)) / DAY);
      portal.put(portalTitle(moved), toWikitext(list.map((item) => ({ ...item, date: moved }))));
    }
    const added = await run("sources", "add", "current-events", portal.url);
    expect(added.code).toBe(0);
    const week = items.filter(({ date }) => date >= "2023-09-30").length;
    expect(added.out).toContain(`${week} items read`);
    for (const [topic, words] of [
      ["syria", "112 troops and civilians are killed"],
      ["ukraine", "Hroza, Kharkiv Oblast"],
      ["taiwan", "Typhoon Koinu makes landfall"],
      ["vanuatu", "Charlot Salwai is elected as Prime Minister"],
      ["maldives", "run-off election"],
    ] as const) {
      const brief = await run("brief", topic);
      expect(brief.code).toBe(0);
      expect(brief.out.replace(/\s+/g, " ")).toContain(words);
    }
  }, 60_000);
});
