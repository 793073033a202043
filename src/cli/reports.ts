import { renderMarkdown } from "../adapters/console/render-markdown.ts";
import { renderText } from "../adapters/console/render-text.ts";
import { readConfig } from "../config.ts";
import { instantLabel } from "../core/date-labels.ts";
import { type Inline, type MessageDocument, plainDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import type { Conversation } from "../core/platform.ts";
import type { Reports } from "../digests/reports.ts";
import { openReadout, systemClock } from "../main.ts";
import { formatOf } from "./answer.ts";
import { type Io, styleOf, takeOption } from "./io.ts";
import { EXIT } from "./usage.ts";

type Kept = Awaited<ReturnType<Reports["list"]>>[number];

const SHOWN = 20;
const MOST_SHOWN = 1_000;

/** `reports [--limit N] [--format F]`: the errors that readers reported, the newest first. Exits 1 where there are none. */
export async function reportsCommand(args: string[], io: Io): Promise<number> {
  const format = takeOption(args, "format");
  const limit = takeOption(format.rest, "limit");
  if (limit.rest.length > 0) {
    throw new UserError("usage", `reports does not take “${limit.rest.join(" ")}”.`, { next: "It takes: --limit 50, --format json." });
  }
  const as = formatOf(format.value);
  const most = limitOf(limit.value);
  const config = readConfig(io.env);
  const readout = await openReadout(config, { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
  try {
    const kept = await readout.store.reports.list(most);
    io.out(print(kept, as, config.zone, io));
    return kept.length > 0 ? EXIT.answered : EXIT.nothing;
  } finally {
    await readout.close();
  }
}

function print(kept: readonly Kept[], format: ReturnType<typeof formatOf>, zone: string, io: Io): string {
  if (format === "json") return `${JSON.stringify(kept, undefined, 2)}\n`;
  const document = reportsDocument(kept, zone);
  return format === "markdown" ? renderMarkdown(document) : renderText(document, { ...styleOf(io), commandPrefix: "readout " });
}

/** What readers reported as a document, times in `zone`. */
export function reportsDocument(kept: readonly Kept[], zone: string): MessageDocument {
  if (kept.length === 0) return plainDocument("notice", "No error was reported.");
  const title = `${kept.length} report${kept.length === 1 ? "" : "s"} of errors, the newest first`;
  return { tone: "answer", summary: title, blocks: [{ kind: "list", title, items: kept.map((report) => item(report, zone)) }] };
}

function item({ id, reportedAt, understood, asOf, answer, words, conversation, user }: Kept, zone: string): Inline[] {
  const said = words === "" ? "no words were given" : `“${words}”`;
  const rest = ` — ${instantLabel(reportedAt, zone)}: ${said}. On the answer ${answer}: ${understood}, as of ${instantLabel(asOf, zone)}. From ${user}, ${placeOf(conversation)}.`;
  return [
    { kind: "text", text: id, style: "strong" },
    { kind: "text", text: rest },
  ];
}

function placeOf({ platform, tenant, channel, thread }: Conversation): string {
  return [platform, tenant, channel, thread].filter((part) => part !== undefined).join(" ");
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return SHOWN;
  const limit = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST_SHOWN) return limit;
  throw new UserError("usage", `“${text}” is not a number of reports.`, { next: `Use 1 to ${MOST_SHOWN}.` });
}
