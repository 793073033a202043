import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlatformHarness, PlatformSession, Seen } from "../contract/harness.ts";
import { seenText } from "../contract/case.ts";
import { createDiscordHarness } from "../support/fake-discord/harness.ts";
import { createSlackHarness } from "../support/fake-slack/harness.ts";
import { type Chat, openChat } from "./desk.ts";

const harnesses: PlatformHarness[] = [createSlackHarness("socket"), createDiscordHarness()];

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat.close());

describe.each(harnesses)("an answer on $name", (harness) => {
  async function inSession(say: (session: PlatformSession) => Promise<void>): Promise<void> {
    const session = await harness.open({ dispatch: chat.dispatch, specs: chat.readout.registry.specs, patience: 10_000 });
    try {
      await session.start();
      await say(session);
      expect(session.problems()).toEqual([]);
    } finally {
      await session.stop();
      await session.close();
    }
  }

  const withButton = async (session: PlatformSession, label: string): Promise<Seen> => {
    const find = (): Seen | undefined => session.seen().find(({ buttons }) => buttons.includes(label));
    await session.until(() => find() !== undefined, `a button ${label}`);
    const found = find();
    if (!found) throw new Error(`${label} is gone again`);
    return found;
  };

  it("is followed up in a direct conversation without naming its subject again", async () => {
    await inSession(async (session) => {
      await session.direct("what is the United States' position on a ceasefire in Gaza?");
      await seenText(session, "Positions of United States");
      await session.direct("and Israel?");
      expect((await seenText(session, "Positions of Israel on a ceasefire in Gaza")).text).toContain("The same as before, for Israel");
    });
  });

  it("is copied, explained and reported by its buttons, for the asker alone", async () => {
    await inSession(async (session) => {
      await session.command("positions", { actor: "united states", issue: "humanitarian pause" });
      const seen = async (text: string): Promise<void> => {
        const holding = (): Seen[] => session.seen().filter((message) => message.text.includes(text) && message.privateTo !== undefined);
        await session.until(() => holding().length > 0, text);
        expect(holding()).toHaveLength(1);
      };
      const press = async (label: string) => session.press(await withButton(session, label), label);
      await press("Copy with sources");
      await seen("Sources\n[1]");
      await press("Why this line?");
      await seen("What each line of");
      await press("Report an error");
      await session.until(() => session.form() !== undefined, "the form");
      expect(session.form()).toEqual({ title: "Report an error", label: "What is wrong, in your words" });
      await session.submit(`the date, on ${harness.name}`);
      await seen("Thank you. Your report is R");
      const [report] = await chat.readout.store.reports.list(1);
      expect(report).toMatchObject({ words: `the date, on ${harness.name}`, understood: expect.stringContaining("positions") });
    });
  });
});
