import { toInstant } from "../../core/clock.ts";
import { type Action, type Inline, type MessageDocument, plainDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import type { Delivery } from "../../digests/deliveries.ts";
import type { Subscription } from "../../digests/subscriptions.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { type DigestDesk, logged, placeOf, subscriptionFor } from "./digest-desk.ts";
import { ID } from "./change.ts";
import { describe, momentIn, sentence, standing } from "./wording.ts";

/** Deliveries and changes that a history shows. */
const MOST_SHOWN = 15;
/** Subscriptions that have a button of their own. */
const MOST_BUTTONS = 5;

/** Commands that show subscriptions, or what they send, and the one that removes them. */
export function createLookCommands(desk: DigestDesk): Command[] {
  return [
    {
      spec: {
        name: "digest list",
        summary: "What this channel has subscribed to, and when it is sent next",
        options: [],
        visibility: "private",
        manages: true,
        examples: ["digest list"],
      },
      async run(_raw, call) {
        const here = await desk.subscriptions.inChannel(placeOf(call, desk).conversation);
        if (here.length === 0)
          return { document: plainDocument("notice", "This channel has no subscriptions.", "Subscribe with: digest subscribe gaza 08:00") };
        const count = `${here.length} ${here.length === 1 ? "subscription" : "subscriptions"} in this channel`;
        const items = here.map((each) => entry(each, toInstant(call.now)));
        return { document: { tone: "answer", summary: `${count}.`, blocks: [{ kind: "list", title: count, items }] } };
      },
    },
    {
      spec: {
        name: "digest mine",
        summary: "What you have subscribed to in every channel, and when it is sent next",
        options: [],
        visibility: "private",
        manages: true,
        examples: ["digest mine"],
      },
      async run(_raw, call) {
        const { user } = placeOf(call, desk);
        const mine = (await desk.subscriptions.ofOwner(call.owner)).filter(({ createdBy }) => createdBy === user);
        if (mine.length === 0)
          return { document: plainDocument("notice", "You have no subscriptions.", "In a channel: digest subscribe gaza 08:00") };
        const title = `Your ${mine.length === 1 ? "subscription" : `${mine.length} subscriptions`}`;
        const items = mine.slice(0, MOST_SHOWN).map((each) => entry(each, toInstant(call.now)));
        const actions = mine.slice(0, MOST_BUTTONS).map(({ id, pausedUntil, suspended }): Action => {
          const rests = suspended !== undefined || (pausedUntil ?? "") > toInstant(call.now);
          return { label: `${rests ? "Resume" : "Pause"} ${id}`, command: rests ? "digest resume" : "digest pause", options: { id } };
        });
        return {
          document: {
            tone: "answer",
            summary: `${title}.`,
            blocks: [
              { kind: "list", title, items },
              { kind: "actions", actions },
            ],
          },
        };
      },
    },
    {
      spec: {
        name: "digest preview",
        summary: "What a subscription would send now, shown to you alone; nothing counts as sent",
        options: [ID],
        visibility: "private",
        manages: true,
        examples: ["digest preview d1a2b3"],
      },
      run: (raw, call) => trial(raw["id"], call, desk),
    },
    {
      spec: {
        name: "digest test",
        summary: "Send one here now, marked as a test",
        options: [ID],
        visibility: "conversation",
        manages: true,
        examples: ["digest test d1a2b3"],
      },
      run: (raw, call) => trial(raw["id"], call, desk),
    },
    {
      spec: {
        name: "digest history",
        summary: "What a subscription has sent, and who changed it",
        options: [ID],
        visibility: "private",
        manages: true,
        examples: ["digest history d1a2b3"],
      },
      run: (raw, call) => history(raw["id"], call, desk),
    },
    {
      spec: {
        name: "digest remove",
        summary: "End a subscription",
        options: [ID],
        visibility: "private",
        manages: true,
        examples: ["digest remove d1a2b3"],
      },
      async run(raw, call) {
        const subscription = await subscriptionFor(raw["id"], call, desk);
        const said = `Removed ${subscription.id}, ${describe(subscription)}.`;
        await desk.subscriptions.remove(call.owner, subscription.id);
        await logged("remove", subscription, said, call, desk);
        return { document: plainDocument("answer", said, "Nothing more is sent for it.") };
      },
    },
  ];
}

function entry(subscription: Subscription, now: string): Inline[] {
  return [
    { kind: "text", text: `${subscription.id} `, style: "strong" },
    { kind: "text", text: `${sentence(describe(subscription))} ${sentence(standing(subscription, now))}` },
  ];
}

/** The digest as it would be sent now, which counts for nothing. */
async function trial(id: string | undefined, call: Call, desk: DigestDesk): Promise<Outcome> {
  const subscription = await subscriptionFor(id, call, desk);
  const composed = await desk.compose(subscription, { dueAt: toInstant(call.now), trial: true });
  if (composed !== "silent" && "document" in composed) return { document: composed.document };
  const why = composed === "silent" ? "Nothing is new, so that nothing would be sent." : `It cannot be made: ${composed.gone}.`;
  throw new UserError("usage", why, { next: `digest list shows ${subscription.id} and the others.` });
}

const STATES: Readonly<Record<Delivery["state"], string>> = {
  due: "waiting to be sent",
  sending: "being sent",
  sent: "sent",
  silent: "nothing new, nothing sent",
  missed: "missed, too late to be of use",
  refused: "not taken",
  uncertain: "uncertain: whether it is out could not be looked up, so it was not sent again",
};

async function history(id: string | undefined, call: Call, desk: DigestDesk): Promise<Outcome> {
  const subscription = await subscriptionFor(id, call, desk);
  const [deliveries, changes] = await Promise.all([
    desk.deliveries.of(subscription.id, MOST_SHOWN),
    desk.audit.list(call.owner, { target: subscription.id, limit: MOST_SHOWN }),
  ]);
  const { zone } = subscription;
  const plain = (text: string): Inline[] => [{ kind: "text", text }];
  const sent = deliveries.map(({ dueAt, state, error }) =>
    plain(`${momentIn(dueAt, zone)} — ${STATES[state]}${error === undefined ? "" : ` (${error})`}`),
  );
  const changed = changes.map(({ at, details }) => plain(`${momentIn(at, zone)} — ${details}`));
  const list = (title: string, items: Inline[][]): MessageDocument["blocks"] =>
    items.length === 0 ? [] : [{ kind: "list", title, items }];
  const summary = `${subscription.id}: ${describe(subscription)}.`;
  return {
    document: {
      tone: "answer",
      summary,
      blocks: [{ kind: "text", weight: "normal", inlines: plain(summary) }, ...list("Sent", sent), ...list("Changed", changed)],
    },
  };
}
