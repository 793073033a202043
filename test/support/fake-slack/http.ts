import { createHmac } from "node:crypto";
import type { Reply, Request } from "../fake-http/server.ts";
import { TOKENS } from "./types.ts";

/** Sends one request of HTTP mode; true where the bot answered 200. */
export async function signed(url: string, kind: string, payload: Record<string, unknown>): Promise<boolean> {
  const events = kind === "events_api";
  const form =
    kind === "interactive"
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([k, v]) => [k, String(v)]));
  const body = events ? JSON.stringify(payload) : new URLSearchParams(form).toString();
  // Bolt refuses requests older than five minutes by the machine's own clock.
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = `v0=${createHmac("sha256", TOKENS.signing).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  const headers = {
    "content-type": events ? "application/json" : "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": signature,
  };
  const response = await fetch(url, { method: "POST", headers, body });
  await response.text();
  return response.status === 200;
}

export const refused = (error: string): Reply => ({ body: { ok: false, error } });

export const optional = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The arguments of a method: form fields, JSON where a field holds it. */
export function readForm({ body }: Request): Record<string, unknown> {
  const entries = [...new URLSearchParams(body)].map(([key, value]): [string, unknown] => [key, parsed(key, value)]);
  return Object.fromEntries(entries);
}

function parsed(key: string, value: string): unknown {
  if (["blocks", "metadata", "view", "prompts"].includes(key)) return JSON.parse(value);
  if (value === "true" || value === "false") return value === "true";
  return value;
}
