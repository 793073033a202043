import type { RequestListener } from "node:http";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { plainSentence } from "../../../src/ingest/live/feed/headline.ts";
import { parseFeedText } from "../../../src/ingest/live/feed/parse.ts";
import { decodeText, plainText } from "../../../src/ingest/live/feed/text.ts";
import { FetchProblem } from "../../../src/ingest/live/problem.ts";
import { liveWorld, type LiveWorld } from "./desk.ts";
import { type Host, startHost } from "./host.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** A host that serves what `body` gives for a path, and a desk that may fetch from it. */
async function started(answer: RequestListener): Promise<{ host: Host; world: LiveWorld }> {
  const host = await startHost((request, response) =>
    request.url === "/robots.txt" ? void response.writeHead(404).end() : answer(request, response),
  );
  const world = await liveWorld([host.name]);
  open.push(host, world.store);
  return { host, world };
}

const served =
  (body: () => string | Buffer, type = "application/rss+xml"): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { "content-type": type }).end(body());

const item = (title: string, more = "<pubDate>Sun, 22 Nov 2026 09:00:00 GMT</pubDate>", guid = title): string =>
  `<item><title>${title}</title><link>/news?a=1&amp;b=2</link><guid isPermaLink="false">${guid}</guid>${more}</item>`;
const rss = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Strelsau Times</title><link>https://times.example/</link><language>en-gb</language>${items.join("")}</channel></rss>`;

const PLAIN = "Graustark signs border treaty with Ruritania";
const add = (world: LiveWorld, host: Host, path = "/feed") =>
  world.desk.add("shared", { kind: "feed", address: host.url(path) }, world.signal);
const scope = (world: LiveWorld) => ({ owner: "shared", asOf: new Date(world.clock.now()).toISOString().replace(/\.\d+Z$/, "Z") }) as const;

describe("a feed, fetched", () => {
  it("gives sources, and events where a headline plainly says what happened", async () => {
    const { host, world } = await started(
      served(() => rss(item(PLAIN), item("Opinion: why the treaty matters to Graustark"), item("Is Ruritania ready for peace?"))),
    );
    const { taken, source } = await add(world, host);
    expect(taken).toMatchObject({ read: 3, added: 4, events: 1, notes: [] });
    expect(source).toMatchObject({ kind: "feed", every: 30, label: "" });
    const [event] = await world.store.select(scope(world), { kinds: ["event"] }, "oldest", 10);
    expect(event?.body).toMatchObject({
      summary: PLAIN,
      type: "agree",
      actors: ["act-graustark", "act-ruritania"],
      date: { from: "2026-11-22", precision: "day" },
    });
    const [at] = await world.store.get(scope(world), "source", [event?.body.evidence[0].source ?? ""]);
    expect(at?.body).toMatchObject({
      publisher: "The Strelsau Times",
      family: "strelsau press",
      headline: PLAIN,
      published_at: "2026-11-22T09:00:00Z",
      published_basis: "stated",
      url: "https://times.example/news?a=1&b=2",
      language: "en-GB",
    });
  });

  it("is asked for with its version, and brings nothing twice", async () => {
    let etag = '"1"';
    const { host, world } = await started((request, response) => {
      if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(rss(item(PLAIN)));
    });
    await add(world, host);
    const position = await world.store.position();
    world.clock.advance(1_800_000);
    await world.due();
    etag = '"2"';
    world.clock.advance(1_800_000);
    await world.due();
    expect(host.requests.slice(1).map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"1"', '"1"']);
    expect(await world.store.position()).toBe(position);
    expect(world.news.map((news) => news.what === "fetched" && [news.taken.added, news.taken.unchanged])).toEqual([
      [2, 0],
      [0, 0],
      [0, 1],
    ]);
  });

  it("revises an item that says something else, and takes its event back where it tells of none any more", async () => {
    let title = "Ruritania bombs a bridge in Edelweiss, killing 5 people";
    const { host, world } = await started(served(() => rss(item(title, undefined, "g1"))));
    await add(world, host);
    title = "Ruritania bombs a bridge in Edelweiss, killing 7 people";
    world.clock.advance(1_800_000);
    await world.due();
    expect((await world.events()).map((line) => line.slice(line.indexOf(" ") + 1))).toEqual([`2026-11-22 ${title}`]);
    title = "Analysis: the bridge";
    world.clock.advance(1_800_000);
    await world.due();
    expect(await world.events()).toEqual([]);
  });

  it("keeps what has no sound date as a source alone, on the day it was first seen", async () => {
    const { host, world } = await started(
      served(() =>
        rss(
          item(PLAIN, ""),
          item("Ruritania bombs Graustark", "<pubDate>soon</pubDate>"),
          item("Graustark bombs Ruritania", "<pubDate>Mon, 22 Nov 2027 09:00:00 GMT</pubDate>"),
        ),
      ),
    );
    const { taken } = await add(world, host);
    expect(taken).toMatchObject({ added: 2, events: 0, notes: ["2 items without a sound date: kept as sources, not as events."] });
    expect(taken?.skipped).toEqual([{ reason: "dated in the future; taken in when its day has come", count: 1 }]);
    world.clock.advance(86_400_000);
    await world.due();
    const sources = await world.store.select(scope(world), { kinds: ["source"] }, "oldest", 10);
    expect(sources.map(({ body, revision }) => [body.published_at.slice(0, 10), body.published_basis, revision])).toEqual([
      ["2026-11-22", "inferred", 1],
      ["2026-11-22", "inferred", 1],
    ]);
  });

  it("takes one article in two feeds once", async () => {
    const body = rss(
      `<item><title>${PLAIN}</title><guid>https://times.example/1</guid><pubDate>Sun, 22 Nov 2026 09:00:00 GMT</pubDate></item>`,
    );
    const { host, world } = await started(served(() => body));
    await add(world, host, "/world");
    expect((await add(world, host, "/politics")).taken).toMatchObject({ added: 0, unchanged: 1 });
  });

  it("of ten thousand items and more is taken within bounds", async () => {
    const many = Array.from({ length: 10_500 }, (_, i) => item(`Headline number ${i}`, undefined, `g${i}`));
    const { host, world } = await started(served(() => rss(...many)));
    const { taken } = await add(world, host);
    expect(taken).toMatchObject({ read: 10_000, added: 10_000, notes: ["The feed has 500 items more than the 10000 that are taken."] });
  }, 60_000);

  it.each<[string, string | Buffer, string, string]>([
    ["a page to log in", "<!doctype html><html><title>Log in</title></html>", "text/html", "sent a web page for people"],
    [
      "a page that says it is XML",
      '<?xml version="1.0"?>\n<!-- x --><html><body/></html>',
      "application/xml",
      "sent a web page for people",
    ],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "image/png", "is not text."],
    ["other XML", "<?xml version='1.0'?><svg/>", "application/xml", "is no RSS, Atom or JSON feed."],
    ["other JSON", '{"a":1}', "application/json", "is no RSS, Atom or JSON feed."],
    ["nothing", "", "application/xml", "answered with nothing."],
    [
      "entities of its own",
      '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
      "application/xml",
      "defines entities of its own",
    ],
    ["half a feed", rss(item(PLAIN)).slice(0, 250), "application/xml", "is broken or cut off."],
  ])("that is %s is not added", async (_, body, type, words) => {
    const { host, world } = await started(served(() => body, type));
    const refused = await add(world, host).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FetchProblem);
    expect(String(refused)).toContain(words);
    expect(await world.desk.list("shared")).toEqual([]);
  });
});

/** Whether something worked, was refused in words, or broke. */
function outcomeOf(work: () => unknown): "worked" | "refused" | "broke" {
  try {
    work();
    return "worked";
  } catch (error) {
    return error instanceof FetchProblem ? "refused" : "broke";
  }
}

describe("formats and encodings", () => {
  const at = { url: new URL("https://times.example/feeds/news") };

  it("Atom, RDF and JSON feeds are read like RSS", () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/" xml:lang="fr"><title>T</title><entry><id>urn:x:1</id><title type="html">&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title><link rel="self" href="no"/><link href="a/b"/><updated>2026-11-22T08:00:00Z</updated></entry></feed>`;
    expect(parseFeedText(atom, at)).toEqual({
      title: "T",
      language: "fr",
      rights: undefined,
      beyond: 0,
      items: [
        { identity: "urn:x:1", title: "A & B", link: "https://base.example/a/b", date: "2026-11-22T08:00:00Z", publisher: undefined },
      ],
    });
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>R</title><link>https://r.example/</link></channel><item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><dc:date>2026-11-22</dc:date></item></rdf:RDF>`;
    expect(parseFeedText(rdf, at).items).toEqual([
      { identity: "https://r.example/1", title: "One", link: "https://r.example/1", date: "2026-11-22", publisher: undefined },
    ]);
    const json = JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "J",
      items: [{ id: "7", title: "Seven", url: "/7", date_published: "2026-11-22T08:00:00+01:00" }],
    });
    expect(parseFeedText(json, at).items).toEqual([
      { identity: "7", title: "Seven", link: "https://times.example/7", date: "2026-11-22T08:00:00+01:00", publisher: undefined },
    ]);
  });

  it("text is decoded as the mark, the header or the document says", () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Gr\u00e4ustark</a>', "latin1");
    expect(decodeText({ body: latin, contentType: "text/xml" })).toContain("Gräustark");
    expect(decodeText({ body: latin, contentType: "text/xml; charset=utf-8" })).toContain("Gr\ufffdustark");
    expect(decodeText({ body: Buffer.from("\ufeffGräu", "utf16le"), contentType: "" })).toBe("Gräu");
    expect(decodeText({ body: Buffer.from("Gräu"), contentType: "text/xml; charset=nonsense" })).toBe("Gräu");
  });

  it("titles lose their markup", () => {
    expect(plainText("<b>One</b> &amp;lt;i&amp;gt; two&nbsp;&#8217;three&#x2019; <script>x</script>\u202e")).toBe(
      "One &lt;i&gt; two ’three’ x",
    );
    expect(plainText("&lt;p&gt;Four &amp; five&lt;/p&gt;")).toBe("Four & five");
  });

  it("fails on no text but by saying so", () => {
    const piece = fc.constantFrom(
      "<rss>",
      "<channel>",
      "<item>",
      "</item>",
      "<title>",
      "</title>",
      "<![CDATA[",
      "]]>",
      "<feed xmlns='http://www.w3.org/2005/Atom'>",
      "<entry>",
      "&amp;",
      "<",
      ">",
      "{",
      '"version":',
      "x",
      "<?xml version='1.0'?>",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(outcomeOf(() => parseFeedText(pieces.join(""), at))).not.toBe("broke");
      }),
    );
  });
});

describe("the plain sentence of a headline", () => {
  it.each([
    ["Ruritania bombs Graustark, killing 20 people", "Ruritania bombs Graustark, killing 20 people"],
    ["Ruritania bombs Graustark, killing 20 - The Strelsau Times", "Ruritania bombs Graustark, killing 20"],
    ["Border war: Ruritania attacks oil depot in Graustark | News", "Border war: Ruritania attacks oil depot in Graustark"],
    ["Ruritania's king visits Graustark for talks", "Ruritania's king visits Graustark for talks"],
    ["Did Ruritania bomb Graustark last night?", undefined],
    ["Why Ruritania attacks Graustark again", undefined],
    ["Live: Ruritania attacks Graustark again", undefined],
    ["Opinion | Ruritania attacks its own future", undefined],
    ["Ruritania Attacks Graustark After Border Talks Collapse", undefined],
    ["The history of Ruritania and Graustark", undefined],
    ["Five things to know about Ruritania", undefined],
    ["War returns", undefined],
  ])("%s", (headline, sentence) => {
    expect(plainSentence(headline)).toBe(sentence);
  });
});
