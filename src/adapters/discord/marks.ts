import { createHash } from "node:crypto";
import type { DiscordMessage } from "./render.ts";
import { DISCORD_LIMITS } from "./limits.ts";

/**
 * The number a part of a delivery carries as the id of its container (31 bits, never 0): Discord gives it back with
 * the message, so that the delivery is found again.
 */
export function deliveryMark(key: string, part: number): number {
  return digest(key, part).readUInt32BE(0) >>> 1 || 1;
}

/** The nonce under which Discord takes a part of a delivery only once, within a few minutes. */
export function deliveryNonce(key: string, part: number): string {
  return digest(key, part).toString("base64url").slice(0, DISCORD_LIMITS.nonce);
}

/** The message carrying a mark; one without is left as it is. */
export function marked(message: DiscordMessage, mark: number | undefined): DiscordMessage {
  const [container] = message.components;
  return mark === undefined ? message : { ...message, components: [{ ...container, id: mark }] };
}

const digest = (key: string, part: number): Buffer => createHash("sha256").update(`${part}#${key}`).digest();
