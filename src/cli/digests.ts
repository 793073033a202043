import { renderMarkdown } from "../adapters/console/render-markdown.ts";
import { renderText } from "../adapters/console/render-text.ts";
import { readConfig } from "../config.ts";
import { toInstant } from "../core/clock.ts";
import { instantLabel } from "../core/date-labels.ts";
import type { Block, Inline, MessageDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import type { Conversation } from "../core/platform.ts";
import type { Delivery } from "../digests/deliveries.ts";
import type { Subscription } from "../digests/subscriptions.ts";
import { openReadout, systemClock } from "../main.ts";
import { formatOf } from "./answer.ts";
import { type Io, styleOf, takeOption } from "./io.ts";
import { EXIT } from "./usage.ts";

const MOST_SHOWN = 50;

/** What waits, what is stuck, and what is suspended. */
export interface DigestState {
  asOf: string;
  counts: { state: string; purpose: string; count: number }[];
  subscriptions: { kind: string; state: string; count: number }[];
  /** Deliveries that wait or are uncertain, the oldest first. */
  open: Delivery[];
  suspended: Subscription[];
}

/** `digests [--format F]`: what is due and what is stuck. Exits 1 where neither is. */
export async function digestsCommand(args: string[], io: Io): Promise<number> {
  const { value, rest } = takeOption(args, "format");
  if (rest.length > 0) throw new UserError("usage", `digests does not take “${rest.join(" ")}”.`, { next: "It takes: --format json." });
  const format = formatOf(value);
  const config = readConfig(io.env);
  const readout = await openReadout(config, { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
  try {
    const { deliveries, subscriptions } = readout.store;
    const asOf = toInstant(systemClock.now());
    const state: DigestState = {
      asOf,
      counts: await deliveries.counts(),
      subscriptions: await subscriptions.counts(asOf),
      open: await deliveries.open(MOST_SHOWN),
      suspended: await subscriptions.suspended(MOST_SHOWN),
    };
    if (format === "json") io.out(`${JSON.stringify(state, undefined, 2)}\n`);
    else {
      const document = digestsDocument(state, config.zone);
      io.out(format === "markdown" ? renderMarkdown(document) : renderText(document, { ...styleOf(io), commandPrefix: "readout " }));
    }
    return state.open.length + state.suspended.length > 0 ? EXIT.answered : EXIT.nothing;
  } finally {
    await readout.close();
  }
}

/** The state of what is sent as a document, times in `zone`. */
export function digestsDocument({ asOf, counts, subscriptions, open, suspended }: DigestState, zone: string): MessageDocument {
  const summary =
    open.length + suspended.length === 0
      ? "Nothing waits and nothing is stuck."
      : `${open.length} deliveries wait or are uncertain; ${suspended.length} subscriptions are suspended.`;
  const plain = (text: string): Inline[] => [{ kind: "text", text }];
  const list = (title: string, items: Inline[][]): Block[] => (items.length === 0 ? [] : [{ kind: "list", title, items }]);
  return {
    tone: "answer",
    summary,
    blocks: [
      { kind: "text", weight: "normal", inlines: plain(`${summary} As of ${instantLabel(asOf, zone)}.`) },
      ...list(
        "Waiting or uncertain",
        open.map((delivery) => plain(deliveryText(delivery, zone))),
      ),
      ...list(
        "Suspended",
        suspended.map((each) =>
          plain(
            `${each.id} ${each.topic.label}, ${placeOf(each.conversation)}: since ${instantLabel(each.suspended?.at ?? asOf, zone)} because ${each.suspended?.reason ?? ""}`,
          ),
        ),
      ),
      ...list(
        "Deliveries on record",
        counts.map(({ state, purpose, count }) => plain(`${purpose}, ${state}: ${count}`)),
      ),
      ...list(
        "Subscriptions",
        subscriptions.map(({ kind, state, count }) => plain(`${kind}, ${state}: ${count}`)),
      ),
    ],
  };
}

function deliveryText({ key, purpose, of, dueAt, state, attempts, error, conversation }: Delivery, zone: string): string {
  const tried = attempts === 0 ? "" : `, tried ${attempts === 1 ? "once" : `${attempts} times`}`;
  return `${instantLabel(dueAt, zone)} ${purpose} of ${of}, ${placeOf(conversation)}: ${state}${tried}${error === undefined ? "" : `; ${error}`} (${key})`;
}

const placeOf = ({ platform, tenant, channel }: Conversation): string =>
  [platform, tenant, channel].filter((part) => part !== undefined).join(" ");
