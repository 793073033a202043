import { describe, expect, test } from "vitest";
import { askModal } from "../../../src/adapters/discord/modal.ts";
import { plainDocument } from "../../../src/core/document.ts";
import type { Invocation } from "../../../src/core/platform.ts";
import { withAction } from "../../contract/documents.ts";
import { formSchema } from "../../support/fake-discord/types.ts";
import { answered, connected } from "./connected.ts";

const ACTION = { label: "Wrong?", command: "complain", options: { answer: "a1" } };
const answer = ({ command, options }: Invocation) =>
  command === "complain" ? plainDocument("answer", `kept ${options["why"] ?? "nothing"}`) : withAction(ACTION);

const long = "x".repeat(200);
const option = { name: "why", kind: "words" as const, summary: long };
const spec = { name: "complain", title: long, summary: long, options: [option], visibility: "private" as const, examples: [] };

describe("a button that asks for words", () => {
  test("opens a form of one input as its acknowledgement", async () => {
    const { session, asked } = await connected(answer);
    await session.command("brief", { topic: "x" });
    await answered(session);
    const [message] = session.seen();
    if (message) await session.press(message, "Wrong?");
    await session.until(() => session.form() !== undefined, "the form");
    expect(session.discord.forms).toEqual([
      {
        custom_id: "v1|complain|k1",
        title: "Complain",
        components: [
          {
            type: 18,
            label: "What is wrong",
            description: "Says that an answer is wrong",
            component: { type: 4, custom_id: "why", style: 2, required: false, max_length: 4_000 },
          },
        ],
      },
    ]);
    expect(asked).toHaveLength(1);
  });

  test("is answered after a restart, to the asker alone, in the acknowledgement's place", async () => {
    const { session, asked } = await connected(answer);
    await session.keys.put(ACTION);
    const written = { type: 18, id: 1, component: { type: 4, id: 2, custom_id: "why", value: " the date " } };
    await session.commandWith("", {}, { type: 5, data: { custom_id: "v1|complain|k1", components: [written] } });
    await answered(session);
    expect(asked).toMatchObject([{ command: "complain", options: { answer: "a1", why: "the date" } }]);
    expect(session.seen()).toMatchObject([{ text: "kept the date", privateTo: "500000000000000001" }]);
  });

  test("is heard out where another has no such input, or is somebody else's form", async () => {
    const { session, asked } = await connected(answer);
    await session.keys.put(ACTION);
    const other = { type: 18, id: 1, component: { type: 4, id: 2, custom_id: "other", value: "x" } };
    await session.commandWith("", {}, { type: 5, data: { custom_id: "v1|settings|k1", components: [other] } });
    await session.commandWith("", {}, { type: 5, data: { custom_id: "v1|complain|k1", components: [other] } });
    await answered(session);
    expect(asked).toMatchObject([{ command: "complain", options: { answer: "a1" } }]);
  });

  test("keeps Discord's limits whatever the command is called", () => {
    expect(formSchema.safeParse(askModal({ spec, option }, "v1|complain|k1")).error).toBeUndefined();
  });
});
