import { createServer } from "node:http";
import { UserError } from "../core/errors.ts";
import type { Pages } from "../core/page.ts";
import type { Health } from "./health.ts";
import type { Metrics } from "./metrics.ts";

const JSON_TYPE = "application/json";

/**
 * The process's own pages: `/healthz` (200 while the record can be read), `/readyz` (200 while every configured platform is connected as
 * well) and `/metrics` (Prometheus text format). They hold nothing that is anybody's.
 */
export function pagesOf(health: Health, metrics: Metrics): Pages {
  return {
    "/healthz": async () => {
      const { status, report } = await health();
      return { status, body: JSON.stringify(report), type: JSON_TYPE };
    },
    "/readyz": async () => {
      const { status, report } = await health();
      const waiting = Object.entries(report.platforms).flatMap(([name, state]) => (state === "not connected" ? [name] : []));
      const ready = status === 200 && waiting.length === 0;
      return { status: ready ? 200 : 503, body: JSON.stringify({ ready, waiting, record: report.status }), type: JSON_TYPE };
    },
    "/metrics": () => metrics.page(),
  };
}

/** A server for these pages alone. Rejects with UserError where the port cannot be had; resolves to the port it got and how to stop. */
export async function servePages(pages: Pages, port: number): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const page = Object.hasOwn(pages, path) && ["GET", "HEAD"].includes(request.method ?? "") ? pages[path] : undefined;
    if (page === undefined) {
      response.writeHead(404).end();
      return;
    }
    page().then(
      ({ status, body, type }) => response.writeHead(status, { "content-type": type }).end(body),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(new UserError("bad-configuration", `Port ${port} cannot be had.`, { next: "Set PORT to one that is free.", cause }));
    });
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
