import { describe, expect, test } from "vitest";
import { plainDocument } from "../../src/core/document.ts";
import { MORE_SPECS, withAction } from "../contract/documents.ts";
import { createDiscordHarness } from "../support/fake-discord/harness.ts";
import type { Invocation } from "../../src/core/platform.ts";
import type { PlatformSession, SessionOptions } from "../contract/harness.ts";
import { createSlackHarness } from "../support/fake-slack/harness.ts";

/** Presses a button that changes settings, types the same, and tells what each person may. */
async function whoMay(open: (options: SessionOptions) => Promise<PlatformSession>): Promise<(boolean | undefined)[]> {
  const asked: Invocation[] = [];
  const session = await open({
    specs: MORE_SPECS,
    dispatch: async (invocation) => {
      asked.push(invocation);
      const document =
        invocation.command === "brief"
          ? withAction({ label: "Settings", command: "settings", options: {} })
          : plainDocument("answer", "done");
      return { document };
    },
  });
  try {
    await session.start();
    await session.command("settings", {});
    await session.command("brief", { topic: "x" });
    const offered = () => session.seen().find(({ buttons }) => buttons.includes("Settings"));
    await session.until(() => offered() !== undefined, "the button");
    const message = offered();
    if (message) await session.press(message, "Settings");
    await session.until(() => asked.filter(({ command }) => command === "settings").length === 2, "both requests");
    const requests = asked.filter(({ command }) => command === "settings");
    return await Promise.all(requests.map(async ({ mayChange }) => mayChange?.()));
  } finally {
    await session.close();
  }
}

describe("whether somebody may change settings", () => {
  test("is Discord's to say of what is typed, and is looked up of a button", async () => {
    expect(await whoMay(createDiscordHarness().open)).toEqual([undefined, false]);
  });

  test("is nobody's question in Slack unless it is for administrators alone", async () => {
    const { open } = createSlackHarness("socket");
    expect(await whoMay(open)).toEqual([undefined, undefined]);
    const admins = async (options: SessionOptions): Promise<PlatformSession> => {
      const session = await open({ ...options, changesBy: "admins" });
      session.slack.zone = "UTC";
      return session;
    };
    expect(await whoMay(admins)).toEqual([false, false]);
  });
});
