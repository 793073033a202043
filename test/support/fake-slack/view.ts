import { z } from "zod";
import { slackBlocks } from "./shown.ts";

const plain = (most: number) => z.looseObject({ type: z.literal("plain_text"), text: z.string().min(1).max(most) });
const option = z.looseObject({ text: plain(75), value: z.string().min(1).max(75) });
const action_id = z.string().min(1).max(255);
const element = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("plain_text_input"), action_id, max_length: z.int().max(3_000).optional() }),
  z.looseObject({ type: z.literal("external_select"), action_id, min_query_length: z.int().optional() }),
  z.looseObject({ type: z.literal("static_select"), action_id, options: z.array(option).min(1).max(100) }),
  z.looseObject({ type: z.literal("checkboxes"), action_id, options: z.array(option).min(1).max(10) }),
  z.looseObject({ type: z.literal("datepicker"), action_id }),
  z.looseObject({ type: z.literal("conversations_select"), action_id, response_url_enabled: z.boolean().optional() }),
]);
const input = z.looseObject({
  type: z.literal("input"),
  block_id: z.string().min(1).max(255),
  label: plain(2_000),
  hint: plain(2_000).optional(),
  element,
});
const modal = z
  .looseObject({
    type: z.literal("modal"),
    title: plain(24),
    submit: plain(24),
    close: plain(24).optional(),
    callback_id: z.string().max(255),
    blocks: z.array(input).min(1).max(100),
  })
  .refine(({ blocks }) => new Set(blocks.map(({ block_id }) => block_id)).size === blocks.length, "block_id repeated");
const home = z.looseObject({
  type: z.literal("home"),
  private_metadata: z.string().max(3_000),
  blocks: z
    .array(z.looseObject({ type: z.string().refine((type) => type !== "table", "no table in a view") }))
    .min(1)
    .max(100),
});

/** What Slack would not take of a view, or undefined. */
export function viewProblem(view: unknown, type: "modal" | "home"): string | undefined {
  const parsed = (type === "modal" ? modal : home).safeParse(view);
  if (!parsed.success) return `invalid view: ${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`;
  if (type === "modal") return undefined;
  const blocks = slackBlocks.safeParse(parsed.data.blocks.slice(0, 50));
  return blocks.success ? undefined : `invalid view: ${blocks.error.message}`;
}
