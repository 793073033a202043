import { describe, expect, test } from "vitest";
import { registration } from "../../../src/adapters/discord/register.ts";
import { SPECS } from "../../contract/documents.ts";
import { inspector } from "../../support/fake-discord/openapi.ts";

const inspect = inspector();

describe.skipIf(!inspect)("bodies against Discord's published description (skipped where ../shared/specs is absent)", () => {
  const check = (path: string, body: unknown, method = "POST"): string[] => inspect?.(method, path, body) ?? ["absent"];
  const message = (components: unknown[], more: Record<string, unknown> = {}): unknown => ({
    flags: 32_772,
    allowed_mentions: { parse: [] },
    components: [{ type: 17, components }],
    ...more,
  });
  const button = (custom_id: string): unknown => ({ type: 1, components: [{ type: 2, style: 2, label: "Figures", custom_id }] });

  test.each([
    ["a text and a button", message([{ type: 10, content: "text" }, button("v1|figures|k1")])],
    [
      "a nonce and a reply",
      message([{ type: 10, content: "text" }], { nonce: "n".repeat(25), enforce_nonce: true, message_reference: { message_id: "1" } }),
    ],
  ])("takes %s", (_, body) => {
    expect(check("/channels/300000000000000001/messages", body)).toEqual([]);
  });

  test.each([
    ["an id of a button that is too long", message([button("x".repeat(101))])],
    ["a text display without text", message([{ type: 10 }])],
    ["a nonce that is too long", message([], { nonce: "n".repeat(26) })],
    ["a mention rule that is none", message([], { allowed_mentions: { parse: ["nobody"] } })],
  ])("refuses %s", (_, body) => {
    expect(check("/channels/300000000000000001/messages", body)).not.toEqual([]);
  });

  test("takes the registration of the commands, and refuses one whose option has no description", () => {
    const commands = registration(SPECS);
    expect(check("/applications/1/commands", commands, "PUT")).toEqual([]);
    expect(check("/applications/1/commands", [{ ...commands[0], options: [{ name: "topic", type: 3 }] }], "PUT")).not.toEqual([]);
  });

  test("knows no such route", () => {
    expect(check("/channels/1/shout", {})).toEqual(["POST /channels/1/shout takes no body"]);
  });
});
