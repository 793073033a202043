import { z } from "zod";
import type { Fault, Seen } from "../../contract/harness.ts";
import { showMarkdown } from "./shown.ts";
import type { Shown } from "./shown.ts";

/** Ids that look like Discord's and are nobody's. */
export const IDS = {
  application: "100000000000000001",
  bot: "100000000000000001",
  guild: "200000000000000001",
  channel: "300000000000000001",
  /** A thread of it. */
  thread: "300000000000000002",
  /** Where the bot may write and not read, and a forum. */
  silent: "300000000000000003",
  forum: "300000000000000004",
  elsewhere: "300000000000000099",
  direct: "400000000000000001",
  person: "500000000000000001",
  otherBot: "500000000000000099",
} as const;

const EPHEMERAL = 1 << 6;
const SUPPRESS_EMBEDS = 1 << 2;
const COMPONENTS_V2 = 1 << 15;

const button = z.strictObject({
  type: z.literal(2),
  style: z.literal([1, 2, 3, 4]),
  custom_id: z.string().min(1).max(100),
  label: z.string().min(1).max(80),
});
const part = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal(10), content: z.string().trim().min(1).max(4_000) }),
  z.strictObject({ type: z.literal(14) }),
  z.strictObject({ type: z.literal(1), components: z.array(button).min(1).max(5) }),
]);
const container = z.strictObject({
  type: z.literal(17),
  id: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional(),
  components: z.array(part).min(1),
});

/** A message body as far as the bot uses it, with Discord's documented limits. */
const body = z
  .strictObject({
    flags: z.int().default(0),
    content: z.string().max(2_000).optional(),
    components: z.array(container).max(40).default([]),
    allowed_mentions: z.strictObject({
      parse: z.tuple([], "somebody may be notified"),
      roles: z
        .array(z.string().regex(/^\d{17,20}$/u))
        .length(1)
        .optional(),
    }),
    nonce: z.string().max(25).optional(),
    enforce_nonce: z.boolean().optional(),
    message_reference: z.strictObject({ message_id: z.string().regex(/^\d{17,20}$/u), fail_if_not_exists: z.boolean() }).optional(),
  })
  .refine(({ flags }) => (flags & ~(EPHEMERAL | SUPPRESS_EMBEDS | COMPONENTS_V2)) === 0, "a flag that a bot may not set")
  .refine(({ flags, content }) => !(flags & COMPONENTS_V2) || !content, "no content beside Components V2")
  .refine(({ flags, components }) => components.length === 0 || (flags & COMPONENTS_V2) !== 0, "components of version 2 need the flag")
  .refine((message) => parts(message).length + message.components.length <= 40, "more than 40 components")
  .refine(
    (message) => parts(message).reduce((sum, one) => sum + (one.type === 10 ? one.content.length : 0), 0) <= 4_000,
    "more than 4,000 characters",
  )
  .refine((message) => {
    const ids = parts(message).flatMap((one) => (one.type === 2 ? [one.custom_id] : []));
    return new Set(ids).size === ids.length;
  }, "custom_id repeated");

type Part = z.infer<typeof part> | z.infer<typeof button>;

function parts({ components }: { components: z.infer<typeof container>[] }): Part[] {
  return components.flatMap((one) =>
    one.components.flatMap((inner): Part[] => (inner.type === 1 ? [inner, ...inner.components] : [inner])),
  );
}

/** A message as it was sent, for tests that look at the payload itself. */
export interface Stored {
  id: string;
  channel: string;
  privateTo?: string;
  payload: Record<string, unknown>;
  body: z.infer<typeof body>;
  shown: Shown;
  previews: boolean;
  replyTo?: string;
}

/** The messages of one pretended server. */
export interface Channels {
  readonly messages: Stored[];
  fault: Fault | undefined;
  nextId(): string;
  /** Takes a message, or returns undefined where Discord would refuse it. */
  take(payload: Record<string, unknown>, channel: string, privateTo?: string): Stored | undefined;
  change(id: string, payload: Record<string, unknown>): Stored | undefined;
  remove(id: string): boolean;
  seen(): Seen[];
}

const EPOCH = 1_420_070_400_000;
/** "A few minutes": how long a nonce is enforced, in milliseconds. */
const NONCE_LIFE = 3 * 60_000;

/** When what has this id was made, in milliseconds. */
const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

export function createChannels(now: () => number, problems: string[]): Channels {
  const messages: Stored[] = [];
  let count = 0;
  const read = (payload: Record<string, unknown>): z.infer<typeof body> | undefined => {
    const parsed = body.safeParse(payload);
    if (!parsed.success)
      problems.push(`invalid body: ${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`);
    return parsed.data;
  };
  const show = (message: z.infer<typeof body>): Shown => {
    const careless = channels.fault === "interpret-literals";
    const shown: Shown = { text: "", links: [], pings: [], buttons: [] };
    const { parse = [], roles = [] } = message.allowed_mentions ?? {};
    const allowed = careless ? undefined : { parse, roles: channels.fault === "notify-nobody" ? [] : roles };
    const markdown = (content: string): string => showMarkdown(careless ? content.replaceAll("\\", "") : content, allowed, shown);
    const lines = parts(message).flatMap((one) => {
      if (one.type === 2) shown.buttons.push({ label: one.label, customId: one.custom_id });
      return one.type === 10 ? [markdown(one.content)] : [];
    });
    return { ...shown, text: [...(message.content ? [markdown(message.content)] : []), ...lines].join("\n") };
  };
  const channels: Channels = {
    messages,
    fault: undefined,
    nextId: () => ((BigInt(now() - EPOCH) << 22n) + BigInt((count += 1))).toString(),
    take(payload, channel, privateTo) {
      const message = read(payload);
      if (!message) return undefined;
      const isTwin = (one: Stored): boolean =>
        one.channel === channel && one.body.nonce === message.nonce && now() - timeOf(one.id) <= NONCE_LIFE;
      const twin = message.enforce_nonce && channels.fault !== "repeat" ? messages.find(isTwin) : undefined;
      if (twin) return twin;
      const hidden = (message.flags & EPHEMERAL) !== 0 && channels.fault !== "show-everybody";
      const previews = channels.fault === "preview-links" || (message.flags & (SUPPRESS_EMBEDS | COMPONENTS_V2)) === 0;
      const stored: Stored = {
        id: channels.nextId(),
        channel: channels.fault === "misfile" ? IDS.elsewhere : channels.fault === "lose-threads" ? IDS.channel : channel,
        ...(hidden && privateTo ? { privateTo } : {}),
        payload,
        body: message,
        shown: show(message),
        previews,
        ...(message.message_reference ? { replyTo: message.message_reference.message_id } : {}),
      };
      messages.push(stored);
      return stored;
    },
    change(id, payload) {
      const stored = messages.find((message) => message.id === id);
      const changed = read(payload);
      if (!stored || !changed) return undefined;
      if (channels.fault !== "ignore-edits")
        Object.assign(stored, { payload, body: { ...changed, nonce: stored.body.nonce }, shown: show(changed) });
      return stored;
    },
    remove(id) {
      const index = messages.findIndex((message) => message.id === id);
      if (index >= 0 && channels.fault !== "ignore-edits") messages.splice(index, 1);
      return index >= 0;
    },
    seen: () =>
      messages.map(({ id, channel, privateTo, shown, previews }) => ({
        id,
        channel,
        ...(privateTo === undefined ? {} : { privateTo }),
        text: channels.fault === "cut" ? shown.text.slice(0, 1_000) : shown.text,
        links: shown.links,
        pings: shown.pings,
        previews,
        buttons: shown.buttons.map(({ label }) => label),
      })),
  };
  return channels;
}
