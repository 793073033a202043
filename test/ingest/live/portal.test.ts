import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FetchProblem } from "../../../src/ingest/live/problem.ts";
import { type FakePortal, startFakePortal } from "../../support/fake-portal/server.ts";
import { portalTitle } from "../../support/fake-portal/wikitext.ts";
import { liveWorld, type LiveWorld } from "./desk.ts";

const DAY = "2026-11-21";
const item = (text: string): string => `*${text} [https://times.example/a (The Strelsau Times)]`;
const page = (...items: string[]): string =>
  `{{Current events|year=2026|month=11|day=21|content=\n'''Armed conflicts and attacks'''\n${items.join("\n")}\n}}`;

const FIRST = "Six soldiers are killed in a bombing in Strelsau, Ruritania.";
const SECOND = "Ruritania and Graustark sign a border treaty in Edelweiss.";
const THIRD = "Police in Graustark arrest twelve people after protests.";

let portal: FakePortal;
let world: LiveWorld;
beforeEach(async () => {
  portal = await startFakePortal();
  world = await liveWorld([portal.host]);
});
afterEach(async () => {
  await portal.close();
  await world.store.close();
});

const add = () => world.desk.add("shared", { kind: "current-events", address: portal.url, every: 60 }, world.signal);
/** What is due an hour later. */
const later = async (minutes = 60): Promise<void> => {
  world.clock.advance(minutes * 60_000);
  await world.due();
};

describe("the Current events portal, fetched", () => {
  it("brings a week of days at once, in two requests, with the outlets' own addresses", async () => {
    portal.put(portalTitle(DAY), page(item(FIRST), item(SECOND)));
    portal.put(portalTitle("2026-11-16"), page(item(THIRD)));
    portal.put(portalTitle("2026-11-15"), page(item("Ruritania bombs Graustark.")));
    const { taken } = await add();
    expect(taken).toMatchObject({ read: 3, added: 6, events: 3, notes: [], skipped: [] });
    expect(await world.events()).toEqual([
      `evt-wce-2026-11-16-01 2026-11-16 ${THIRD}`,
      `evt-wce-2026-11-21-01 2026-11-21 ${FIRST}`,
      `evt-wce-2026-11-21-02 2026-11-21 ${SECOND}`,
    ]);
    const [source] = await world.store.get({ owner: "shared", asOf: "2026-11-22T12:00:30Z" }, "source", ["src-wce-2026-11-21-01-o1"]);
    expect(source?.body).toMatchObject({
      publisher: "The Strelsau Times",
      family: "strelsau press",
      url: "https://times.example/a",
      published_at: "2026-11-21",
      licence: "CC BY-SA 4.0",
      via: "Wikipedia contributors, Portal:Current events, 21 November 2026 (CC BY-SA 4.0)",
    });
    expect(portal.requests).toHaveLength(2);
    expect(new URL(portal.requests[0] ?? "", portal.url).searchParams.get("maxlag")).toBe("5");
    expect(new URL(portal.requests[0] ?? "", portal.url).searchParams.get("titles")?.split("|")).toHaveLength(7);
  });

  it("asks only for the days that changed, and changes nothing where none did", async () => {
    portal.put(portalTitle(DAY), page(item(FIRST)));
    await add();
    const position = await world.store.position();
    const before = portal.requests.length;
    await later();
    expect(portal.requests.length - before).toBe(1);
    portal.put(portalTitle("2026-11-22"), page(item(THIRD)));
    await later();
    expect(portal.requests.slice(before + 1).map((url) => new URL(url, portal.url).searchParams.get("titles")?.split("|").length)).toEqual([
      10, 1,
    ]);
    expect(await world.store.position()).toBe(position + 1);
  });

  it("keeps an item itself when it is reworded and others are put before it", async () => {
    portal.put(portalTitle(DAY), page(item(FIRST), item(SECOND)));
    await add();
    const reworded = "Eight soldiers are killed in a bombing in Strelsau, Ruritania.";
    portal.put(portalTitle(DAY), page(item(THIRD), item(reworded), item(SECOND)));
    await later();
    expect(await world.events()).toEqual([
      `evt-wce-2026-11-21-01 2026-11-21 ${reworded}`,
      `evt-wce-2026-11-21-02 2026-11-21 ${SECOND}`,
      `evt-wce-2026-11-21-03 2026-11-21 ${THIRD}`,
    ]);
    const history = await world.store.history("shared", "evt-wce-2026-11-21-01");
    expect(history.map(({ record }) => record.revision)).toEqual([1, 2]);
  });

  it("takes back an item that is gone, with its sources, and gives it its own id when it is there again", async () => {
    portal.put(portalTitle(DAY), page(item(FIRST), item(SECOND)));
    await add();
    portal.put(portalTitle(DAY), page(item(SECOND)));
    await later();
    expect(await world.events()).toEqual([`evt-wce-2026-11-21-02 2026-11-21 ${SECOND}`]);
    expect((await world.store.history("shared", "src-wce-2026-11-21-01-o1")).at(-1)?.retracted?.reason).toBe(
      "no longer on the portal's page",
    );
    portal.put(portalTitle(DAY), page(item(THIRD), item(SECOND), item(FIRST)));
    await later();
    expect(await world.events()).toEqual([
      `evt-wce-2026-11-21-01 2026-11-21 ${FIRST}`,
      `evt-wce-2026-11-21-02 2026-11-21 ${SECOND}`,
      `evt-wce-2026-11-21-03 2026-11-21 ${THIRD}`,
    ]);
  });

  it("does not believe at once that a page lost most of its items", async () => {
    const many = ["Strelsau", "Edelweiss", "Ganlook Fortress", "Ruritania", "Graustark", "Zenda"].map((place, i) =>
      item(
        `${["Two", "Three", "Four", "Five", "Six", "Seven"][i]} people die in a fire in ${place}, officials of town ${"abcdef"[i]} say.`,
      ),
    );
    portal.put(portalTitle(DAY), page(...many));
    await add();
    const before = await world.events();
    expect(before).toHaveLength(6);
    portal.put(portalTitle(DAY), page("blanked"));
    await later();
    expect(await world.events()).toEqual(before);
    const [last] = world.news.slice(-1);
    expect(last?.what === "fetched" && last.taken.notes).toEqual([
      "The page of 2026-11-21 lost most of its items; it is believed when it is still so the next time.",
    ]);
    await later();
    expect(await world.events()).toEqual([]);
  });

  it("has the same ids as an import of the same day, so that neither doubles the other", async () => {
    portal.put(portalTitle(DAY), page(item(FIRST)));
    await add();
    await world.desk.remove("shared", "S1");
    const { taken } = await world.desk.add("shared", { kind: "current-events", address: portal.url }, world.signal);
    expect(taken).toMatchObject({ added: 0, revised: 0, unchanged: 2 });
  });

  it("catches up every day missed, and says where that were too many", async () => {
    portal.put(portalTitle("2026-11-22"), page(item(FIRST)));
    await add();
    portal.put(portalTitle("2026-11-25"), page(item(SECOND)));
    await later(20 * 1_440);
    expect(await world.events()).toContain(`evt-wce-2026-11-25-01 2026-11-25 ${SECOND}`);
    await later(100 * 1_440);
    const [last] = world.news.slice(-1);
    expect(last?.what === "fetched" && last.taken.notes).toEqual(["Only the last 50 days are caught up; the 60 before them are not."]);
  });

  it("is tested without storing anything", async () => {
    await add();
    portal.put(portalTitle(DAY), page(item(FIRST)));
    const position = await world.store.position();
    expect((await world.desk.test("shared", "S1", world.signal)).taken).toMatchObject({
      read: 1,
      added: 2,
      events: 1,
      samples: [`2026-11-21: ${FIRST}`],
    });
    expect(await world.store.position()).toBe(position);
    expect(await world.events()).toEqual([]);
  });

  it("goes on where it was stopped, day by day", async () => {
    for (let day = 16; day <= 22; day += 1) portal.put(portalTitle(`2026-11-${day}`), page(item(FIRST)));
    const stop = new AbortController();
    const { live } = world.store;
    const source = await live.add({ owner: "shared", kind: "current-events", address: portal.url, label: "", every: 60, due: 0 });
    const commit = world.store.commit.bind(world.store);
    let commits = 0;
    world.store.commit = async (...args) => {
      if ((commits += 1) === 3) stop.abort(new Error("stopping"));
      return commit(...args);
    };
    await expect(world.desk.runner.runNow(source, stop.signal)).rejects.toThrow("stopping");
    expect(await world.events()).toHaveLength(3);
    expect((await live.find("shared", "S1"))?.failures).toBe(0);
    const before = portal.requests.length;
    await world.due();
    expect(await world.events()).toHaveLength(7);
    const asked = portal.requests.slice(before).map((url) => new URL(url, portal.url).searchParams.get("titles")?.split("|").length);
    expect(asked[1]).toBeLessThanOrEqual(5);
  });
});

describe("a portal in trouble", () => {
  const json =
    (value: unknown, headers: Record<string, string> = {}) =>
    (_: unknown, response: { writeHead(status: number, headers: Record<string, string>): { end(text: string): unknown } }): boolean => {
      response
        .writeHead(200, { "content-type": "application/json", ...headers })
        .end(typeof value === "string" ? value : JSON.stringify(value));
      return true;
    };

  it.each([
    ["lags behind", json({ error: { code: "maxlag", info: "Waiting for db1: 6 seconds lagged.", lag: 6 } }, { "retry-after": "5" })],
    ["sends JSON that is cut off", json('{"batchcomplete":true,"query":{"pages":[{"ti')],
    ["sends a page to log in", json("<!DOCTYPE html><html><title>Log in</title></html>")],
    ["sends nothing", json("")],
  ])("that %s once is asked again", async (_, trouble) => {
    portal.put(portalTitle(DAY), page(item(FIRST)));
    portal.interrupt(trouble);
    expect((await add()).taken).toMatchObject({ added: 2 });
  });

  it.each([
    [
      "sends a page to log in",
      json("<html><body>Log in</body></html>"),
      "sent a web page for people, such as a form to log in, in place of data.",
    ],
    ["sends JSON of another kind", json([1, 2]), "did not answer as the MediaWiki API does."],
    ["refuses", json({ error: { code: "badvalue", info: "Unrecognized value" } }), "refused the request (badvalue: Unrecognized value)."],
    [
      "goes on without end",
      json({ continue: { rvcontinue: "1|1", continue: "||" }, query: { pages: [] } }),
      "The wiki's answer goes on without end.",
    ],
  ])("that %s is said to", async (_, trouble, words) => {
    portal.interrupt(trouble, 1_000);
    const failed = await add().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(FetchProblem);
    expect(String(failed)).toContain(words);
    expect(await world.desk.list("shared")).toEqual([]);
  });

  it("that refuses us is said to want a contact", async () => {
    portal.interrupt((_, response) => response.writeHead(403).end() !== undefined);
    await expect(add()).rejects.toMatchObject({
      next: "Set READOUT_CONTACT to a page or mailbox of yours: Wikimedia refuses programs that name no contact.",
    });
  });

  it("is reported once, asked ever more rarely, and reported again when it recovers", async () => {
    portal.put(portalTitle(DAY), page(item(FIRST)));
    await add();
    portal.interrupt((_, response) => response.writeHead(500).end() !== undefined, 1_000_000);
    const told = (): string[] => world.news.map(({ what }) => what).filter((what) => what !== "fetched");
    const pauses: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const [source] = await world.desk.list("shared");
      world.clock.advance(Math.max(0, (source?.due ?? 0) - world.clock.now()));
      await world.due();
      const [after] = await world.desk.list("shared");
      pauses.push(Math.round(((after?.due ?? 0) - world.clock.now()) / 60_000));
      expect(told()).toEqual(i === 0 ? [] : ["failing"]);
    }
    expect(pauses).toEqual([4, 8, 15, 30, 60]);
    expect((await world.desk.failing()).map(({ id, failures, lastError }) => [id, failures, lastError])).toEqual([
      ["S1", 5, `${portal.host} is out of order (500).`],
    ]);
  });

  it("that recovers is said to", async () => {
    await add();
    portal.interrupt((_, response) => response.writeHead(403).end() !== undefined, 1);
    await later();
    await later(2 * 1_440);
    expect(world.news.map(({ what }) => what)).toEqual(["fetched", "failing", "recovered", "fetched"]);
    expect((await world.desk.list("shared"))[0]).toMatchObject({ failures: 0, told: false });
  });
});

describe("several processes", () => {
  it("never fetch one source at once, and take over from one that died", async () => {
    portal.put(portalTitle(DAY), page(item(FIRST)));
    const { live } = world.store;
    await live.add({ owner: "shared", kind: "current-events", address: portal.url, label: "", every: 60, due: world.clock.now() });
    const now = world.clock.now();
    expect(await live.claim({ now, until: now + 900_000, holder: "other", limit: 5 })).toHaveLength(1);
    await world.due();
    expect(portal.requests).toEqual([]);
    await later(16);
    expect(await world.events()).toHaveLength(1);
    expect(await live.progress("S1", "other", { cursor: "stale" }, now)).toBe(false);
  });

  it("of which two are at it fetch once", async () => {
    portal.put(portalTitle(DAY), page(item(FIRST)));
    const other = await liveWorld([portal.host], { store: world.store });
    await world.store.live.add({ owner: "shared", kind: "current-events", address: portal.url, label: "", every: 60, due: 0 });
    await Promise.all([world.due(), other.due(), world.due()]);
    expect(portal.requests).toHaveLength(2);
  });
});
