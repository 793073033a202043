import { schedule } from "node-cron";
import type { AdapterLog } from "../adapters/common/log.ts";
import { type MessageDocument, plainDocument } from "../core/document.ts";
import type { PlatformAdapter } from "../core/platform.ts";
import { labelOf, type LiveDesk } from "../ingest/live/desk.ts";
import { shownUrl } from "../ingest/live/problem.ts";
import type { LiveNews } from "../ingest/live/runner.ts";
import { failure } from "./serve-log.ts";

/** Every minute; what is due stands in the database. */
const WHEN = "* * * * *";

/** Fetches what is due, now and from now on. `stop` ends what is in hand, which goes on the next time. */
export function fetchRegularly({ runner }: LiveDesk): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let running = runner.runDue(stopping.signal);
  const again = (): Promise<void> => (running = running.then(() => runner.runDue(stopping.signal)));
  const task = schedule(WHEN, again, { name: "live", timezone: "UTC", noOverlap: true });
  return {
    async stop() {
      stopping.abort(new Error("stopping"));
      await task.destroy();
      await running;
    },
  };
}

/** Logs what live sources bring and when they begin to fail and recover, and says the latter where they were added. */
export function createLiveTeller(log: AdapterLog, adapters: () => readonly PlatformAdapter[]): (news: LiveNews) => void {
  const post = ({ source: { where } }: LiveNews, document: MessageDocument): void => {
    const adapter = adapters().find(({ name }) => name === where?.platform);
    if (!adapter || !where) return;
    adapter.post(where, document).catch((error: unknown) => log("warn", "live source not told of", { failure: failure(error).failure }));
  };
  return (news) => {
    const { id, kind, address } = news.source;
    const details = { source: id, kind, ...(address === undefined ? {} : { address: shownUrl(address) }) };
    switch (news.what) {
      case "fetched": {
        const { read, added, revised, retracted } = news.taken;
        if (added + revised + retracted > 0) log("info", "live source fetched", { ...details, read, added, revised, retracted });
        break;
      }
      case "failing":
        log("warn", "live source failing", { ...details, error: news.error });
        post(
          news,
          plainDocument(
            "notice",
            `${labelOf(news.source)} (${id}) cannot be fetched: ${news.error}`,
            "It is tried again; when it works, that is said here.",
          ),
        );
        break;
      case "recovered":
        log("info", "live source recovered", details);
        post(news, plainDocument("notice", `${labelOf(news.source)} (${id}) is fetched again.`));
        break;
      case "broken":
        log("error", "live source broken", {
          ...details,
          failure: failure(news.cause).failure,
          at: failure(news.cause).at?.join(" | ") ?? "",
        });
        break;
    }
  };
}
