import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

interface Page {
  revision: number;
  wikitext: string;
}

/** Answers a request in place of the portal, where it has something to say. */
export type Interruption = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A wiki on this machine that holds pages of the Current events portal and answers as the MediaWiki API does. */
export interface FakePortal {
  /** Of its api.php. */
  readonly url: string;
  /** `127.0.0.1:PORT`, as READOUT_FETCH_ALLOW takes it. */
  readonly host: string;
  /** Paths with queries, in the order asked. */
  readonly requests: string[];
  /** Puts a day's page up, as a new revision. */
  put(title: string, wikitext: string): void;
  remove(title: string): void;
  /** Asked before the portal answers; gone once it has answered `times` requests. */
  interrupt(interruption: Interruption, times?: number): void;
  close(): Promise<void>;
}

export async function startFakePortal(): Promise<FakePortal> {
  const pages = new Map<string, Page>();
  const requests: string[] = [];
  let revision = 1_000;
  let interruptions: { answer: Interruption; left: number }[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    const first = interruptions[0];
    if (first && first.answer(request, response)) {
      first.left -= 1;
      interruptions = interruptions.filter(({ left }) => left > 0);
      return;
    }
    const { searchParams, pathname } = new URL(request.url ?? "", "http://portal");
    if (pathname === "/robots.txt") response.writeHead(200).end("User-agent: *\nDisallow: /w/\n");
    else if (pathname !== "/w/api.php") response.writeHead(404).end();
    else answerJson(response, query(searchParams, pages));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/w/api.php`,
    host: `127.0.0.1:${port}`,
    requests,
    put: (title, wikitext) => void pages.set(title, { revision: (revision += 1), wikitext }),
    remove: (title) => void pages.delete(title),
    interrupt: (answer, times = 1) => void interruptions.push({ answer, left: times }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerJson(response: ServerResponse, value: unknown): void {
  response
    .writeHead(200, { "content-type": "application/json; charset=utf-8", "content-encoding": "gzip" })
    .end(gzipSync(JSON.stringify(value)));
}

function query(parameters: URLSearchParams, pages: ReadonlyMap<string, Page>): unknown {
  const given = (parameters.get("titles") ?? "").split("|");
  if (given.length > 50)
    return { error: { code: "toomanyvalues", info: "Too many values supplied for parameter titles. The limit is 50." } };
  const withContent = (parameters.get("rvprop") ?? "").includes("content");
  return {
    batchcomplete: true,
    query: {
      normalized: given.flatMap((title) =>
        title.includes("_") ? [{ fromencoded: false, from: title, to: title.replaceAll("_", " ") }] : [],
      ),
      pages: given.map((title) => {
        const name = title.replaceAll("_", " ");
        const page = pages.get(name);
        if (!page) return { ns: 100, title: name, missing: true };
        const slots = withContent
          ? { slots: { main: { contentmodel: "wikitext", contentformat: "text/x-wiki", content: page.wikitext } } }
          : {};
        return { pageid: 7, ns: 100, title: name, revisions: [{ revid: page.revision, parentid: 0, ...slots }] };
      }),
    },
  };
}
