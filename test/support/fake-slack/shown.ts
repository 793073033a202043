import { z } from "zod";

/** What a person reads in a message, and what the message sets off. */
export interface Shown {
  text: string;
  links: { text: string; url: string }[];
  pings: string[];
  buttons: { label: string; actionId: string; value: string }[];
}

const plainText = (most: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: z.string().min(1).max(most), emoji: z.boolean().optional() });
const text = z.discriminatedUnion("type", [
  plainText(3_000),
  z.strictObject({ type: z.literal("mrkdwn"), text: z.string().min(1).max(3_000), verbatim: z.boolean().optional() }),
]);
const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});
const element = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal("link"), url: z.url().max(3_000), text: z.string().min(1).optional(), style: style.optional() }),
  z.strictObject({
    type: z.literal("date"),
    timestamp: z.int(),
    format: z.string().regex(/\{\w+\}/u),
    fallback: z.string().min(1).optional(),
  }),
  z.looseObject({ type: z.literal("user"), user_id: z.string() }),
  z.looseObject({ type: z.literal("usergroup"), usergroup_id: z.string() }),
  z.looseObject({ type: z.literal("broadcast"), range: z.string() }),
]);
const section = z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(element).min(1) });
const block_id = z.string().min(1).max(255).optional();
const richText = z.strictObject({
  type: z.literal("rich_text"),
  block_id,
  elements: z
    .array(
      z.discriminatedUnion("type", [
        section,
        z.strictObject({
          type: z.literal("rich_text_list"),
          style: z.enum(["bullet", "ordered"]),
          elements: z.array(section).min(1),
          indent: z.int().min(0).max(8).optional(),
        }),
      ]),
    )
    .min(1),
});
const button = z.strictObject({
  type: z.literal("button"),
  action_id: z.string().min(1).max(255),
  value: z.string().min(1).max(2_000),
  text: plainText(75),
  url: z.url().max(3_000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});
const cell = z.discriminatedUnion("type", [z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }), richText]);
const column = z.strictObject({ align: z.enum(["left", "center", "right"]).optional(), is_wrapped: z.boolean().optional() });
const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), block_id, text: plainText(150) }),
  z.strictObject({ type: z.literal("section"), block_id, text }),
  z.strictObject({ type: z.literal("divider"), block_id }),
  z.strictObject({ type: z.literal("context"), block_id, elements: z.array(text).min(1).max(10) }),
  z.strictObject({ type: z.literal("actions"), block_id, elements: z.array(button).min(1).max(25) }),
  z.strictObject({
    type: z.literal("table"),
    block_id,
    column_settings: z.array(column).max(20).optional(),
    rows: z
      .array(z.array(cell).min(1).max(20))
      .min(1)
      .max(100)
      .refine((rows) => new Set(rows.map((row) => row.length)).size === 1, "rows of different length"),
  }),
  richText,
]);

/** Block Kit as far as the bot uses it, with Slack's documented limits. */
export const slackBlocks = z
  .array(block)
  .min(1)
  .max(50)
  .refine((blocks) => blocks.filter(({ type }) => type === "table").length <= 1, "only one table a message")
  .refine((blocks) => {
    const ids = blocks.flatMap((one) => (one.type === "actions" ? one.elements.map(({ action_id }) => action_id) : []));
    return new Set(ids).size === ids.length;
  }, "action_id repeated")
  .refine((blocks) => {
    const ids = blocks.flatMap((one) => one.block_id ?? []);
    return new Set(ids).size === ids.length;
  }, "block_id repeated");

/** What belongs to a message however it is sent, and nothing else: a misspelt argument is ignored by Slack without a word. */
const MESSAGE = {
  text: z.string().min(1, "no text beside the blocks").max(4_000),
  blocks: z.unknown(),
  mrkdwn: z.boolean().optional(),
  parse: z.literal("none"),
  thread_ts: z
    .string()
    .regex(/^\d+\.\d+$/u)
    .optional(),
};
const unfurl = { unfurl_links: z.literal(false), unfurl_media: z.literal(false) };
const metadata = z
  .strictObject({
    event_type: z.string().regex(/^\w{1,255}$/u),
    event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .optional();
const channel = z.string().regex(/^[CDGUW]\w+$/u);

/** The arguments of each way to send a message. */
export const slackArguments: Readonly<Record<string, z.ZodType>> = {
  "chat.postMessage": z.strictObject({ ...MESSAGE, ...unfurl, channel, link_names: z.literal(false), metadata }),
  "chat.postEphemeral": z.strictObject({ ...MESSAGE, channel, link_names: z.literal(false), user: z.string().regex(/^[UW]\w+$/u) }),
  "chat.update": z.strictObject({ ...MESSAGE, channel, link_names: z.literal(false), ts: z.string().regex(/^\d+\.\d+$/u), metadata }),
  "chat.delete": z.strictObject({ channel, ts: z.string().regex(/^\d+\.\d+$/u) }),
  respond: z.union([
    z.strictObject({
      ...MESSAGE,
      ...unfurl,
      response_type: z.enum(["in_channel", "ephemeral"]),
      replace_original: z.boolean(),
    }),
    z.strictObject({ delete_original: z.literal(true) }),
  ]),
};

type Blocks = z.infer<typeof slackBlocks>;

/** Reads blocks as Slack shows them. `interpret` reads plain text as markup, as a careless platform would. */
export function showBlocks(blocks: Blocks, interpret: boolean): Shown {
  const shown: Shown = { text: "", links: [], pings: [], buttons: [] };
  const lines = blocks.flatMap((one) => blockLines(one, shown, interpret));
  return { ...shown, text: lines.join("\n") };
}

function blockLines(one: Blocks[number], shown: Shown, interpret: boolean): string[] {
  switch (one.type) {
    case "header":
      return [plain(one.text.text, shown, interpret)];
    case "section":
      return [textOf(one.text, shown, interpret)];
    case "context":
      return one.elements.map((item) => textOf(item, shown, interpret));
    case "divider":
      return [];
    case "actions":
      shown.buttons.push(...one.elements.map(({ text: label, action_id, value }) => ({ label: label.text, actionId: action_id, value })));
      return [];
    case "table":
      return one.rows.map((row) =>
        row.map((item) => (item.type === "raw_text" ? item.text : richLines(item, shown, interpret).join(" "))).join(" | "),
      );
    case "rich_text":
      return richLines(one, shown, interpret);
    default:
      throw new Error("unreachable");
  }
}

function richLines(rich: z.infer<typeof richText>, shown: Shown, interpret: boolean): string[] {
  return rich.elements.flatMap((part) => {
    const sections = part.type === "rich_text_list" ? part.elements : [part];
    return sections.map(({ elements }) => elements.map((item) => elementText(item, shown, interpret)).join(""));
  });
}

function elementText(item: z.infer<typeof element>, shown: Shown, interpret: boolean): string {
  switch (item.type) {
    case "text":
      return plain(item.text, shown, interpret);
    case "link":
      shown.links.push({ text: item.text ?? item.url, url: item.url });
      return item.text ?? item.url;
    case "date":
      return item.fallback ?? "";
    case "user":
      shown.pings.push(item.user_id);
      return `@${item.user_id}`;
    case "usergroup":
      shown.pings.push(item.usergroup_id);
      return `@${item.usergroup_id}`;
    case "broadcast":
      shown.pings.push(item.range);
      return `@${item.range}`;
    default:
      throw new Error("unreachable");
  }
}

function textOf(object: z.infer<typeof text>, shown: Shown, interpret: boolean): string {
  return object.type === "mrkdwn" ? showMarkup(object.text, shown) : plain(object.text, shown, interpret);
}

const plain = (value: string, shown: Shown, interpret: boolean): string => (interpret ? showMarkup(value, shown) : value);

/** Slack's mrkdwn: mentions and links in angle brackets, emphasis, three entities. */
export function showMarkup(value: string, shown: Shown): string {
  return value
    .replace(/<([^<>|]+)(?:\|([^<>]*))?>/gu, (_, target: string, label: string | undefined) => {
      if (/^[@!]/u.test(target)) shown.pings.push(target.slice(1));
      else shown.links.push({ text: label ?? target, url: target });
      return label ?? target;
    })
    .replace(/(?<![\p{L}\p{N}])([*_~`])(\S|\S.*?\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
