import { gzipSync } from "node:zlib";
import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { backOff, type Fetch, readRetryAfter } from "../../../src/ingest/live/fetcher.ts";
import { ask, fetcherFor, type Host, startHost, waitingClock } from "./host.ts";

const hosts: Host[] = [];
async function host(answer: RequestListener): Promise<Host> {
  const started = await startHost((request, response) =>
    request.url === "/robots.txt" ? void response.writeHead(404).end() : answer(request, response),
  );
  hosts.push(started);
  return started;
}
afterEach(async () => {
  for (const each of hosts.splice(0)) await each.close();
});

const QUICK = { connect: 200, headers: 200, whole: 700 };

async function message(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "nothing went wrong",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

async function text(fetch: Fetch, url: string): Promise<string> {
  const fetched = await fetch(ask(url));
  return fetched.changed ? fetched.body.toString() : "unchanged";
}

describe("what is fetched", () => {
  it("is asked for by name, packed, with the versions it was had in", async () => {
    const server = await host((request, response) => {
      if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: '"v1"', "last-modified": "Sun, 22 Nov 2026 10:00:00 GMT", "content-encoding": "gzip" })
          .end(gzipSync("news"));
    });
    const fetch = fetcherFor({ allow: [server.name] });
    const first = await fetch(ask(server.url("/feed")));
    expect(first).toMatchObject({ changed: true, validators: { etag: '"v1"', lastModified: "Sun, 22 Nov 2026 10:00:00 GMT" } });
    expect(first.changed && first.body.toString()).toBe("news");
    expect(await fetch(ask(server.url("/feed"), first.changed ? { validators: first.validators } : {}))).toEqual({ changed: false });
    expect(server.requests.map(({ url }) => url)).toEqual(["/robots.txt", "/feed", "/feed"]);
    expect(server.requests[1]?.headers).toMatchObject({
      "user-agent": "Readout/test (+https://desk.example.org)",
      "accept-encoding": "gzip, deflate, br",
    });
    expect(server.requests[2]?.headers["if-modified-since"]).toBe("Sun, 22 Nov 2026 10:00:00 GMT");
  });

  it("is had from one host at most once a second, one request after the other", async () => {
    let under = 0;
    let most = 0;
    const server = await host((_, response) => {
      most = Math.max(most, (under += 1));
      setImmediate(() => {
        under -= 1;
        response.end("x");
      });
    });
    const clock = waitingClock("2026-11-22T12:00:00Z");
    const fetch = fetcherFor({ clock, allow: [server.name] });
    await Promise.all(["/a", "/b", "/c"].map((path) => text(fetch, server.url(path))));
    expect(most).toBe(1);
    expect(clock.now() - Date.parse("2026-11-22T12:00:00Z")).toBe(5_000);
  });

  it("is asked for again where the host was out of order, after a while", async () => {
    let times = 0;
    const server = await host((_, response) => void ((times += 1) < 3 ? response.writeHead(500).end() : response.end("back")));
    const clock = waitingClock("2026-11-22T12:00:00Z");
    expect(await text(fetcherFor({ clock, allow: [server.name] }), server.url("/"))).toBe("back");
    expect(clock.waited).toEqual([1_000, 750, 250, 1_500]);
  });

  it("waits as long as the host asks, or leaves it to the schedule where that is long", async () => {
    let retry = "7";
    const server = await host((_, response) => void response.writeHead(429, { "retry-after": retry }).end());
    const clock = waitingClock("2026-11-22T12:00:00Z");
    const fetch = fetcherFor({ clock, allow: [server.name] });
    expect(await message(fetch(ask(server.url("/"))))).toBe(`${server.name} asks us to wait (429).`);
    expect(clock.waited.filter((wait) => wait === 7_000)).toHaveLength(2);
    retry = "3600";
    const before = server.requests.length;
    await expect(fetch(ask(server.url("/")))).rejects.toMatchObject({ retryAfter: 3_600_000, lasting: false });
    expect(server.requests.length - before).toBe(1);
  });

  it.each([
    [404, "There is nothing at"],
    [410, "There is nothing at"],
    [401, "may not be fetched (401)"],
    [403, "may not be fetched (403)"],
  ])("is not asked for again after %s", async (status, words) => {
    const server = await host((_, response) => void response.writeHead(status).end());
    const fetch = fetcherFor({ allow: [server.name] });
    expect(await message(fetch(ask(server.url("/x?key=secret"))))).toContain(words);
    expect(await message(fetch(ask(server.url("/x?key=secret"))))).not.toContain("secret");
    expect(server.requests.filter(({ url }) => url.startsWith("/x"))).toHaveLength(2);
  });
});

describe("what is stopped", () => {
  it("an endless answer", async () => {
    let sent = 0;
    const server = await host((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 97))) sent += 65_536;
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    const fetch = fetcherFor({ allow: [server.name] });
    const limits = { wire: 1_000_000, unpacked: 2_000_000 };
    expect(await message(fetch(ask(server.url("/"), { limits })))).toContain("sent more than 1 MB, which is not taken.");
    expect(sent).toBeLessThan(60_000_000);
  });

  it("an answer that says it is too long", async () => {
    const server = await host((_, response) => void response.writeHead(200, { "content-length": "999999999" }).write("x"));
    expect(await message(fetcherFor({ allow: [server.name] })(ask(server.url("/"))))).toContain("sent more than 20 MB");
  });

  it.each([
    ["gzip", gzipSync(Buffer.alloc(30_000_000))],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(30_000_000)))],
  ])("a bomb (%s)", async (encoding, body) => {
    const server = await host((_, response) => void response.writeHead(200, { "content-encoding": encoding }).end(body));
    const limits = { wire: 1_000_000, unpacked: 3_000_000 };
    expect(await message(fetcherFor({ allow: [server.name] })(ask(server.url("/"), { limits })))).toContain("unpacks to more than 3 MB");
  });

  it.each([
    ["cut off", "gzip", gzipSync("x".repeat(10_000)).subarray(0, 40), "came broken or cut off"],
    ["no such packing", "zstd", Buffer.from("x"), "is packed in a way that is not known (zstd)."],
    ["packed over and over", "gzip, gzip, gzip", Buffer.from("x"), "is packed 3 times over."],
  ])("packing that is %s", async (_, encoding, body, words) => {
    const server = await host((_request, response) => void response.writeHead(200, { "content-encoding": encoding }).end(body));
    expect(await message(fetcherFor({ allow: [server.name] })(ask(server.url("/"))))).toContain(words);
  });

  it("a host that sends no headers, one that sends no end, and one that breaks off", async () => {
    const server = await host((request, response) => {
      if (request.url === "/slow") response.writeHead(200).write("and then");
      else if (request.url === "/cut") {
        response.writeHead(200, { "content-length": "100" });
        response.write("half", () => response.destroy());
      }
    });
    const fetch = fetcherFor({ allow: [server.name], patience: QUICK });
    expect(await message(fetch(ask(server.url("/mute"))))).toBe(`${server.name} did not answer in time.`);
    expect(await message(fetch(ask(server.url("/slow"))))).toBe(`${server.name} took too long.`);
    expect(await message(fetch(ask(server.url("/cut"))))).toBe(`${server.name} broke the connection off.`);
  });

  it("when it is told to stop", async () => {
    const server = await host(() => {});
    const stop = new AbortController();
    const asked = fetcherFor({ allow: [server.name] })(ask(server.url("/"), { signal: stop.signal }));
    const stopped = message(asked);
    stop.abort(new Error("told to stop"));
    expect(await stopped).toBe("told to stop");
  });
});

describe("redirects", () => {
  it("are followed five times, and never in a circle without end", async () => {
    const server = await host((request, response) => {
      const hop = Number(/\d+/.exec(request.url ?? "")?.[0] ?? 0);
      if (hop === 5 && request.url?.startsWith("/hop")) response.end("arrived");
      else response.writeHead(302, { location: request.url?.startsWith("/hop") ? `/hop${hop + 1}` : "/circle" }).end();
    });
    const fetch = fetcherFor({ allow: [server.name] });
    expect(await text(fetch, server.url("/hop0"))).toBe("arrived");
    expect(await message(fetch(ask(server.url("/circle"))))).toBe(`${server.name} sends on from one address to the next without end.`);
    expect(server.requests.filter(({ url }) => url === "/circle")).toHaveLength(6);
  });

  it("lead nowhere inside the network", async () => {
    const inside = await host((_, response) => void response.end("secret"));
    const server = await host(
      (request, response) => void response.writeHead(302, { location: TARGETS[request.url ?? ""] ?? inside.url("/") }).end(),
    );
    const TARGETS: Record<string, string> = {
      "/meta": "http://169.254.169.254/latest/meta-data/",
      "/file": "file:///etc/passwd",
      "/odd": "http://0x7f000001/",
    };
    const fetch = fetcherFor({ allow: [server.name] });
    expect(await message(fetch(ask(server.url("/"))))).toBe(`${inside.name} is inside the network Readout runs in, which is not fetched.`);
    expect(await message(fetch(ask(server.url("/meta"))))).toContain("169.254.169.254 is inside the network");
    expect(await message(fetch(ask(server.url("/file"))))).toBe("Only http and https addresses are fetched.");
    expect(await message(fetch(ask(server.url("/odd"))))).toContain("127.0.0.1 is inside the network");
    expect(inside.requests).toEqual([]);
  });

  it("take no secret to another host", async () => {
    const other = await host((_, response) => void response.end("thanks"));
    const server = await host((_, response) => void response.writeHead(307, { location: other.url("/") }).end());
    const fetch = fetcherFor({ allow: [server.name, other.name] });
    const secret = { secret: true, api: true, headers: { authorization: "Bearer x" } };
    expect(await message(fetch(ask(server.url("/"), secret)))).toBe(
      `127.0.0.1:${server.port} sends on to 127.0.0.1:${other.port}; a secret is not sent there.`,
    );
    expect(other.requests).toEqual([]);
    expect(await message(fetcherFor({ names: { "api.org": ["8.8.8.8"] } })(ask("http://api.org/", secret)))).toBe(
      "api.org would be asked without encryption; a secret is not sent so.",
    );
  });
});

describe("names", () => {
  it("that stand for an address inside are not fetched, be it one among others", async () => {
    for (const addresses of [["127.0.0.1"], ["10.0.0.5"], ["8.8.8.8", "192.168.0.1"], ["::1"], ["64:ff9b::a00:1"]]) {
      expect(await message(fetcherFor({ names: { "evil.org": addresses } })(ask("http://evil.org/", { api: true })))).toBe(
        "evil.org is inside the network Readout runs in, which is not fetched.",
      );
    }
  });

  it("are looked up once a request and connected to as they were checked, whatever they stand for a moment later", async () => {
    const server = await host((_, response) => void response.end("news"));
    const name = `rebind.org:${server.port}`;
    let asked = 0;
    const resolve = async (): Promise<string[]> => ((asked += 1) === 1 ? ["127.0.0.1"] : ["192.0.2.1"]);
    const fetched = await fetcherFor({ resolve, allow: [name], patience: QUICK })(ask(`http://${name}/`, { api: true }));
    expect(fetched.changed && fetched.body.toString()).toBe("news");
    expect(asked).toBe(1);
  });

  it("that stand for an address inside by the time of a redirect are not followed", async () => {
    const inside = await host((_, response) => void response.end("secret"));
    const server = await host((_, response) => void response.writeHead(302, { location: "http://turned.org/" }).end());
    const fetch = fetcherFor({ names: { "turned.org": ["127.0.0.1"] }, allow: [server.name] });
    expect(await message(fetch(ask(server.url("/"), { api: true })))).toBe(
      "turned.org is inside the network Readout runs in, which is not fetched.",
    );
    expect(inside.requests).toEqual([]);
  });

  it("that are not found are said to be so", async () => {
    expect(await message(fetcherFor({})(ask("http://nowhere.org/", { api: true })))).toBe("nowhere.org was not found.");
  });
});

describe("robots.txt", () => {
  const serve = (robots: (times: number) => [number, string]): RequestListener => {
    let times = 0;
    return (request, response) => {
      const [status, body] = robots((times += request.url === "/robots.txt" ? 1 : 0));
      if (request.url === "/robots.txt") response.writeHead(status).end(body);
      else response.end("news");
    };
  };
  const started = async (robots: (times: number) => [number, string]): Promise<Host> => {
    const server = await startHost(serve(robots));
    hosts.push(server);
    return server;
  };

  it("is asked once a day and obeyed", async () => {
    const server = await started((times) => [200, times === 1 ? "User-agent: *\nDisallow: /closed" : "User-agent: Readout\nDisallow: /"]);
    const clock = waitingClock("2026-11-22T12:00:00Z");
    const fetch = fetcherFor({ clock, allow: [server.name] });
    expect(await text(fetch, server.url("/open"))).toBe("news");
    expect(await message(fetch(ask(server.url("/closed/a"))))).toBe(`${server.name} asks robots not to fetch /closed/a.`);
    clock.advance(86_400_000);
    expect(await message(fetch(ask(server.url("/open"))))).toBe(`${server.name} asks robots not to fetch /open.`);
    expect(server.requests.map(({ url }) => url)).toEqual(["/robots.txt", "/open", "/robots.txt"]);
  });

  it("that cannot be had closes everything for a while; that is not there closes nothing", async () => {
    const broken = await started(() => [503, ""]);
    expect(await message(fetcherFor({ allow: [broken.name] })(ask(broken.url("/"))))).toBe(
      `${broken.name} does not say now what robots may fetch, so nothing is.`,
    );
    const without = await started(() => [404, ""]);
    expect(await text(fetcherFor({ allow: [without.name] }), without.url("/"))).toBe("news");
  });

  it("is not for interfaces made for programs", async () => {
    const server = await started(() => [200, "User-agent: *\nDisallow: /"]);
    const fetched = await fetcherFor({ allow: [server.name] })(ask(server.url("/w/api.php"), { api: true }));
    expect(fetched.changed && fetched.body.toString()).toBe("news");
    expect(server.requests.map(({ url }) => url)).toEqual(["/w/api.php"]);
  });
});

describe("waits", () => {
  it("double with each failure, with a random half, up to a bound", () => {
    expect([1, 2, 3, 20].map((failures) => backOff(1_000, failures, 60_000, () => 1))).toEqual([1_000, 2_000, 4_000, 60_000]);
    expect(backOff(1_000, 3, 60_000, () => 0)).toBe(2_000);
  });

  it("are read in seconds and as dates, a day at most", () => {
    const now = Date.parse("2026-11-22T12:00:00Z");
    expect(readRetryAfter("120", now)).toBe(120_000);
    expect(readRetryAfter("Sun, 22 Nov 2026 12:00:30 GMT", now)).toBe(30_000);
    expect(readRetryAfter("Sun, 22 Nov 2020 12:00:30 GMT", now)).toBe(0);
    expect(readRetryAfter("99999999", now)).toBe(86_400_000);
    expect(readRetryAfter("soon", now)).toBeUndefined();
  });
});
