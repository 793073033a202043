import type { APIMessage } from "discord.js";

/** The id of what Discord gave back. Throws where it named none. */
export function idOf(value: unknown): string {
  if (typeof value === "object" && value !== null && "id" in value && typeof value.id === "string") return value.id;
  throw new Error("Discord named no id");
}

/** The threads of a list, each with the channel it is in. */
export function threadsIn(list: unknown): { id: string; parent: unknown }[] {
  const threads: unknown = typeof list === "object" && list !== null && "threads" in list ? list.threads : undefined;
  return Array.isArray(threads) ? threads.map((thread: unknown) => ({ id: idOf(thread), parent: Object(thread)["parent_id"] })) : [];
}

/** Whether what Discord gave back is a message. */
export function isMessage(value: unknown): value is APIMessage {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "channel_id" in value;
}
