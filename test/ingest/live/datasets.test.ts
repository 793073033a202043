import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { FetchProblem } from "../../../src/ingest/live/problem.ts";
import { csvOf } from "../../../src/ingest/live/datasets/ucdp.ts";
import { unzipOne } from "../../../src/ingest/live/datasets/unzip.ts";
import { gdeltRow } from "../gdelt-rows.ts";
import { GED_COLUMNS, gedCells } from "../ged.ts";
import { liveWorld, type LiveWorld } from "./desk.ts";
import { type Host, startHost } from "./host.ts";
import { zipOf } from "./zip.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function started(answer: RequestListener, credentials: Record<string, string> = {}): Promise<{ host: Host; world: LiveWorld }> {
  const host = await startHost((request, response) =>
    request.url === "/robots.txt" ? void response.writeHead(404).end() : answer(request, response),
  );
  const world = await liveWorld([host.name], { credentials });
  open.push(host, world.store);
  return { host, world };
}

const paths = ({ requests }: Host): string[] => requests.map(({ url }) => url.split("?")[0] ?? "").filter((path) => path !== "/robots.txt");
const json = (value: unknown): string => JSON.stringify(value);

describe("GDELT's updates", () => {
  const archive = (stamp: string): Buffer =>
    zipOf(
      `${stamp}.export.CSV`,
      Buffer.from(
        `${gdeltRow({ GLOBALEVENTID: stamp.slice(-9), SQLDATE: stamp.slice(0, 8), DATEADDED: stamp, Actor1Code: "RUR", ActionGeo_Type: "1", ActionGeo_FullName: "Ruritania", SOURCEURL: `https://times.example/${stamp}` })}\n`,
      ),
    );
  function gdelt(
    newest: () => string,
    missing: readonly string[] = [],
    damage: (body: Buffer) => Buffer = (body) => body,
  ): RequestListener {
    return (request, response) => {
      const [, stamp] = /(\d{14})/.exec(request.url ?? "") ?? [];
      const base = `http://${request.headers.host}/gdeltv2`;
      if (request.url === "/gdeltv2/lastupdate.txt") {
        const body = archive(newest());
        response.end(
          `${body.length} ${hash("md5", body, "hex")} ${base}/${newest()}.export.CSV.zip\n99 ${"0".repeat(32)} ${base}/${newest()}.mentions.CSV.zip\n`,
        );
      } else if (stamp === undefined || missing.includes(stamp)) response.writeHead(404).end();
      else response.end(damage(archive(stamp)));
    };
  }

  it("are taken in one after the other, those missed meanwhile too, each once", async () => {
    let newest = "20261122114500";
    const { host, world } = await started(gdelt(() => newest, ["20261122121500"]));
    const { taken } = await world.desk.add("shared", { kind: "gdelt", address: host.url("/gdeltv2/lastupdate.txt") }, world.signal);
    expect(taken?.read).toBe(1);
    newest = "20261122123000";
    world.clock.advance(45 * 60_000);
    await world.due();
    expect(paths(host).slice(2)).toEqual([
      "/gdeltv2/lastupdate.txt",
      "/gdeltv2/20261122120000.export.CSV.zip",
      "/gdeltv2/20261122121500.export.CSV.zip",
      "/gdeltv2/20261122123000.export.CSV.zip",
    ]);
    const [last] = world.news.slice(-1);
    expect(last?.what === "fetched" && [last.taken.read, last.taken.notes]).toEqual([2, ["There was no update at 20261122121500."]]);
    world.clock.advance(15 * 60_000);
    await world.due();
    expect(paths(host).slice(6)).toEqual(["/gdeltv2/lastupdate.txt"]);
  });

  it.each<[string, (body: Buffer) => Buffer, string]>([
    ["cut off", (body) => body.subarray(0, body.length - 5), "is not what its list names."],
    [
      "changed by a byte",
      (body) => {
        const changed = Buffer.from(body);
        changed[40] = 255 - (changed[40] ?? 0);
        return changed;
      },
      "is not what its list names.",
    ],
    ["another", (body) => Buffer.concat([body, Buffer.from("x")]), "is not what its list names."],
  ])("that come %s are not taken", async (_, damage, words) => {
    const { host, world } = await started(gdelt(() => "20261122114500", [], damage));
    await expect(world.desk.add("shared", { kind: "gdelt", address: host.url("/gdeltv2/lastupdate.txt") }, world.signal)).rejects.toThrow(
      words,
    );
  });

  it("are fetched from their own host alone", async () => {
    const { host, world } = await started(
      (_, response) => void response.end(`10 ${"0".repeat(32)} http://other.example/20261122114500.export.CSV.zip\n`),
    );
    await expect(world.desk.add("shared", { kind: "gdelt", address: host.url("/lastupdate.txt") }, world.signal)).rejects.toThrow(
      "names an update on another host, other.example.",
    );
  });
});

describe("a ZIP archive of one file", () => {
  const content = Buffer.from("a\tb\n".repeat(1_000));

  it("is unpacked", async () => {
    expect(await unzipOne(zipOf("x.csv", content), 10_000, "here")).toEqual(content);
  });

  it.each<[string, Buffer, string]>([
    ["is no archive", Buffer.from("nothing of the kind"), "is broken or cut off."],
    ["is empty", Buffer.alloc(0), "is broken or cut off."],
    ["is cut off at its beginning", zipOf("x.csv", content).subarray(20), "is broken or cut off."],
    ["says it is small and is not", zipOf("x.csv", Buffer.alloc(50_000_000), 100), "is broken or cut off."],
    ["is too large", zipOf("x.csv", Buffer.alloc(20_000)), "unpacks to more than"],
  ])("that %s is refused", async (_, archive, words) => {
    await expect(unzipOne(archive, 10_000, "here")).rejects.toThrow(words);
  });
});

describe("a broken ZIP archive", () => {
  it("fails but by saying so in no case", async () => {
    const whole = zipOf("x.csv", Buffer.from("a\tb\n".repeat(50)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(whole.length),
        async (changes, length) => {
          const broken = Buffer.from(whole);
          for (const [at, byte] of changes) broken[at] = byte;
          const result: unknown = await unzipOne(broken.subarray(0, length), 10_000, "here").catch((error: unknown) => error);
          expect(result instanceof Buffer || result instanceof FetchProblem).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("ReliefWeb's reports", () => {
  const report = (id: number, changed: string, title = "Floods in Ruritania leave 12 people dead") => ({
    id: String(id),
    fields: {
      title,
      url: `https://reliefweb.int/node/${id}`,
      date: { original: "2026-11-20T00:00:00+00:00", created: changed, changed },
      source: [{ name: "OCHA" }],
      country: [{ name: "Ruritania" }],
    },
  });

  it("are asked for by what changed since, page by page, under the approved name", async () => {
    const all = Array.from({ length: 150 }, (_, i) =>
      report(i + 1, new Date(Date.parse("2026-11-20T00:00:00Z") + i * 1_000).toISOString().replace(".000Z", "+00:00")),
    );
    const { host, world } = await started(
      (request, response) => {
        const query = new URL(request.url ?? "", "http://x").searchParams;
        const from = Date.parse(query.get("filter[value][from]") ?? "");
        const offset = Number(query.get("offset"));
        const data = all.filter(({ fields }) => Date.parse(fields.date.changed) >= from).slice(offset, offset + Number(query.get("limit")));
        response.end(json({ totalCount: all.length, count: data.length, data }));
      },
      { RELIEFWEB_APPNAME: "desk-approved-7k" },
    );
    const { taken } = await world.desk.add("shared", { kind: "reliefweb", address: host.url("/v2/reports") }, world.signal);
    expect(taken?.read).toBe(151);
    const asked = host.requests.map(({ url }) => new URL(url, "http://x").searchParams);
    expect(asked.map((query) => [query.get("appname"), query.get("filter[value][from]"), query.get("sort[]")])).toEqual([
      ["desk-approved-7k", "2026-11-15T12:00:00+00:00", "date.changed:asc"],
      ["desk-approved-7k", "2026-11-20T00:01:39+00:00", "date.changed:asc"],
    ]);
    expect(await world.store.count({ owner: "shared", asOf: "2026-11-23T00:00:00Z" }, { kinds: ["source"] })).toBe(150);
    world.clock.advance(3_600_000);
    await world.due();
    expect(new URL(host.requests.at(-1)?.url ?? "", "http://x").searchParams.get("filter[value][from]")).toBe("2026-11-20T00:02:29+00:00");
  });

  it("need a name, and it goes to ReliefWeb alone", async () => {
    const { host, world } = await started((_, response) => void response.writeHead(403).end());
    await expect(world.desk.add("shared", { kind: "reliefweb" }, world.signal)).rejects.toThrow("RELIEFWEB_APPNAME is not set.");
    await expect(
      world.desk.add("shared", { kind: "reliefweb", address: "https://reliefweb.evil.org/v2/reports" }, world.signal),
    ).rejects.toThrow("The account's secrets are only sent to api.reliefweb.int.");
    await expect(world.desk.add("somewhere:T1", { kind: "reliefweb", address: host.url("/v2/reports") }, world.signal)).rejects.toThrow(
      "reliefweb is fetched by the account of whoever runs Readout.",
    );
    expect(host.requests).toEqual([]);
  });
});

describe("UCDP's events", () => {
  const rowOf = (id: string): Record<string, string> => {
    const cells = gedCells(id, { date_start: "2026-01-05T00:00:00", date_end: "2026-01-05T00:00:00" });
    return Object.fromEntries(GED_COLUMNS.map((column) => [column, cells[column] ?? ""]));
  };

  it("are taken in release by release, page by page, with the token, as far as they are published", async () => {
    const { host, world } = await started(
      (request, response) => {
        const url = new URL(request.url ?? "", `http://${request.headers.host}`);
        if (request.headers["x-ucdp-access-token"] !== "tok") response.writeHead(401).end();
        else if (url.pathname === "/api/gedevents/26.0.1") {
          const page = Number(url.searchParams.get("page") ?? 0);
          const next = page === 0 ? `${url.origin}${url.pathname}?pagesize=1000&page=1` : "";
          response.end(json({ TotalCount: 2, TotalPages: 2, NextPageUrl: next, PreviousPageUrl: "", Result: [rowOf(String(700 + page))] }));
        } else if (url.pathname === "/api/gedevents/26.0.2")
          response.end(json({ TotalCount: 1, TotalPages: 1, NextPageUrl: "", Result: [rowOf("702")] }));
        else response.writeHead(404).end();
      },
      { UCDP_TOKEN: "tok" },
    );
    const { taken } = await world.desk.add("shared", { kind: "ucdp", address: host.url("/api/gedevents") }, world.signal);
    expect(paths(host)).toEqual(["/api/gedevents/26.0.1", "/api/gedevents/26.0.1", "/api/gedevents/26.0.2", "/api/gedevents/26.0.3"]);
    expect(taken).toMatchObject({ read: 3, events: 3, retracted: 0, skipped: [] });
    world.clock.advance(1_440 * 60_000);
    await world.due();
    expect(paths(host).slice(4)).toEqual(["/api/gedevents/26.0.3"]);
    expect(await world.events()).toHaveLength(3);
  });

  it("take the token to no other place, whatever a page names as the next", async () => {
    const { host, world } = await started(
      (_, response) => void response.end(json({ NextPageUrl: "http://evil.example/api/gedevents/26.1?page=1", Result: [rowOf("1")] })),
      { UCDP_TOKEN: "tok" },
    );
    await world.desk.add("shared", { kind: "ucdp", address: host.url("/api/gedevents/26.1") }, world.signal);
    expect(paths(host)).toEqual(["/api/gedevents/26.1"]);
  });

  it("become CSV with what must be quoted quoted", () => {
    expect(
      csvOf([
        { id: 1, a: 'say "x", y', b: null },
        { id: 2, c: true },
      ]).toString(),
    ).toBe('id,a,b,c\n1,"say ""x"", y",,\n2,,,true');
  });
});

describe("ACLED's events", () => {
  const csv = readFileSync(fileURLToPath(new URL("../fixtures/acled-new.csv", import.meta.url)), "utf8");

  it("are fetched by the account's token, first by day and then by what was uploaded since", async () => {
    const bodies: string[] = [];
    const { host, world } = await started(
      (request, response) => {
        if (request.url === "/oauth/token") {
          request.on("data", (part: Buffer) => bodies.push(part.toString()));
          request.on("end", () =>
            response.end(json({ token_type: "Bearer", expires_in: 86_400, access_token: "day-token", refresh_token: "r" })),
          );
        } else if (request.url?.startsWith("/api/deleted/read"))
          response.end(
            json({ status: 200, data: [{ event_id_cnty: "RUR101", deleted_timestamp: "1795400000" }, { event_id_cnty: "NEVER1" }] }),
          );
        else if (request.headers.authorization === "Bearer day-token")
          response.end(new URL(request.url ?? "", "http://x").searchParams.has("timestamp") ? csv.split("\n")[0] : csv);
        else response.writeHead(401).end();
      },
      { ACLED_EMAIL: "desk@news.example", ACLED_PASSWORD: "p&ss" },
    );
    const { taken } = await world.desk.add("shared", { kind: "acled", address: host.url("/api/acled/read") }, world.signal);
    expect(taken?.read).toBeGreaterThan(1);
    expect(taken?.events).toBeGreaterThan(0);
    expect(bodies).toEqual(["username=desk%40news.example&password=p%26ss&grant_type=password&client_id=acled"]);
    world.clock.advance(1_440 * 60_000);
    await world.due();
    const [last] = world.news.slice(-1);
    expect(last?.what === "fetched" && last.taken.retracted).toBe(1);
    expect((await world.events()).some((line) => line.startsWith("evt-acled-rur101 "))).toBe(false);
    const asked = host.requests.filter(({ url }) => url.startsWith("/api/acled/")).map(({ url }) => new URL(url, "http://x").searchParams);
    expect(asked.map((query) => [query.get("event_date"), query.get("timestamp"), query.get("_format")])).toEqual([
      ["2026-10-23|2026-11-22", null, "csv"],
      [null, String(Date.parse("2026-11-22T12:00:00Z") / 1_000), "csv"],
    ]);
    expect(world.news.every((news) => news.what === "fetched")).toBe(true);
  });

  it("say where the account is refused, without its secrets", async () => {
    const { host, world } = await started((_, response) => void response.writeHead(401).end(), {
      ACLED_EMAIL: "desk@news.example",
      ACLED_PASSWORD: "secret",
    });
    const refused = await world.desk.add("shared", { kind: "acled", address: host.url("/api/acled/read") }, world.signal).catch(String);
    expect(refused).toContain("/oauth/token may not be fetched (401).");
    expect(refused).not.toMatch(/secret|desk@/);
  });
});
