import { type Clock, toInstant } from "../core/clock.ts";
import { plainDocument } from "../core/document.ts";
import type { Conversation, PlatformAdapter } from "../core/platform.ts";
import type { Audit } from "./audit.ts";
import type { Deliveries, Delivery } from "./deliveries.ts";
import { deliveryKey } from "./scheduler.ts";
import type { Subscription, Subscriptions } from "./subscriptions.ts";

interface ClosedDeps {
  subscriptions: Subscriptions;
  deliveries: Deliveries;
  audit: Audit;
  adapters: ReadonlyMap<string, Pick<PlatformAdapter, "direct">>;
  clock: Clock;
}

/**
 * Suspends a subscription whose conversation takes no more messages: it stays, with the reason, and who subscribed is told
 * once, in private. `reason` is a clause as after "because".
 */
export function createClosed({ subscriptions, deliveries, audit, adapters, clock }: ClosedDeps) {
  return async ({ owner, of, purpose }: Pick<Delivery, "owner" | "of" | "purpose">, reason: string): Promise<void> => {
    const subscription = purpose === "digest" || purpose === "alert" ? await subscriptions.get(owner, of) : undefined;
    if (subscription === undefined || subscription.suspended) return;
    const at = toInstant(clock.now());
    const { id, conversation, createdBy, topic } = subscription;
    await subscriptions.save({ ...subscription, nextAt: null, suspended: { reason, at, told: true } });
    await audit.add({ owner, at, by: "readout", conversation, action: "suspend", target: id, details: `Suspended because ${reason}.` });
    const to = await directly(adapters.get(conversation.platform), conversation, createdBy);
    if (to !== undefined) await deliveries.add([noteTo(to, subscription, { at, reason, label: topic.label })]);
  };
}

/** A person's own conversation, where the platform has one and gives it. */
async function directly(
  adapter: Pick<PlatformAdapter, "direct"> | undefined,
  { tenant }: Conversation,
  user: string,
): Promise<Conversation | undefined> {
  return adapter?.direct?.(user, tenant).catch(() => undefined);
}

function noteTo(
  conversation: Conversation,
  { id, owner }: Subscription,
  { at, reason, label }: { at: string; reason: string; label: string },
): Delivery {
  const document = plainDocument(
    "notice",
    `The ${label} subscription ${id} is suspended because ${reason}.`,
    `It is kept. When that is mended, resume it there with: digest resume ${id}`,
  );
  return {
    key: deliveryKey(id, `suspended ${at}`),
    owner,
    purpose: "note",
    of: id,
    conversation,
    dueAt: at,
    about: "suspended",
    state: "due",
    attempts: 0,
    notBefore: 0,
    content: { document },
  };
}
