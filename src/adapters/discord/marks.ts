import { createHash } from "node:crypto";
import { ComponentType } from "discord.js";
import { readButtonId } from "../common/buttons.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import type { DiscordMessage } from "./render.ts";

/** What a message carries so that its delivery is found again: on a button, and as the id of its container, which every message has. */
export interface Mark {
  /** Stands last in the custom id of its first button. */
  text?: string;
  /** 31 bits, never 0. */
  container?: number;
}

const SHORT = /^[\w-]{1,24}$/u;

/** The mark of a part of a delivery: its key, and the number of the part. */
export function deliveryMark(key: string, part: number): Mark {
  const name = SHORT.test(key) ? key : digest(key, 0).toString("base64url").slice(0, 22);
  return { text: `${name}.${part}`, container: digest(key, part).readUInt32BE(0) >>> 1 || 1 };
}

/** The nonce under which Discord takes a part of a delivery only once, within a few minutes. */
export function deliveryNonce(key: string, part: number): string {
  return digest(key, part).toString("base64url").slice(0, DISCORD_LIMITS.nonce);
}

/** The message with a mark; one without is left as it is. */
export function marked(message: DiscordMessage, { text, container: id }: Mark): DiscordMessage {
  const [container] = message.components;
  let isFirst = text !== undefined;
  const components = container.components.map((row) => {
    if (row.type !== ComponentType.ActionRow || !isFirst) return row;
    const buttons = row.components.map((button) => {
      if (!isFirst || button.type !== ComponentType.Button || !("custom_id" in button)) return button;
      isFirst = false;
      return { ...button, custom_id: `${button.custom_id}|${text}` };
    });
    return { ...row, components: buttons };
  });
  return { ...message, components: [{ ...container, components, ...(id === undefined ? {} : { id }) }] };
}

/** The mark of a message as Discord gives it back. */
export function markOf({ components }: { components?: unknown }): Mark {
  const [container]: unknown[] = Array.isArray(components) ? components : [];
  const id = isRecord(container) ? container["id"] : undefined;
  const text = customIds(container)
    .map((customId) => readButtonId(customId)?.mark)
    .find((found) => found !== undefined);
  return { ...(text === undefined ? {} : { text }), ...(typeof id === "number" ? { container: id } : {}) };
}

/** Whether a message that carries one mark is what the other stands for. */
export const isMarked = (mark: Mark, wanted: Mark): boolean =>
  mark.text === undefined ? mark.container === wanted.container : mark.text === wanted.text;

function customIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(customIds);
  if (!isRecord(value)) return [];
  const { custom_id: own, components } = value;
  return [...(typeof own === "string" ? [own] : []), ...customIds(components)];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const digest = (key: string, part: number): Buffer => createHash("sha256").update(`${part}#${key}`).digest();
