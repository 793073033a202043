import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDispatch } from "../../src/commands/dispatch.ts";
import { readConfig } from "../../src/config.ts";
import type { Dispatch } from "../../src/core/platform.ts";
import { openReadout, type Readout } from "../../src/main.ts";
import type { PlatformHarness, PlatformSession } from "../contract/harness.ts";
import { createDiscordHarness } from "../support/fake-discord/harness.ts";
import { createSlackHarness } from "../support/fake-slack/harness.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

const clock = { now: () => Date.UTC(2023, 10, 20, 9) };
const harnesses: PlatformHarness[] = [createSlackHarness("socket"), createSlackHarness("http"), createDiscordHarness()];

let folder = "";
let readout: Readout;
let dispatch: Dispatch;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-chat-"));
  await layShippedRecord(folder, clock);
  readout = await openReadout(readConfig({ READOUT_DATA_DIR: folder }), { clock, commandPrefix: "/", onWithheld: () => {} });
  let request = 0;
  dispatch = createDispatch({
    registry: readout.registry,
    clock,
    ids: { next: () => `r${(request += 1)}` },
    zone: "UTC",
    isDate: readout.isDate,
    log: () => {},
  });
});
afterAll(async () => {
  await readout.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(harnesses)("Readout on $name", (harness) => {
  async function talk(say: (session: PlatformSession) => Promise<unknown>): Promise<string> {
    const session = await harness.open({ dispatch, specs: readout.registry.specs });
    try {
      await session.start();
      await say(session);
      await session.until(() => session.seen().length > 0, "an answer");
      expect(session.problems()).toEqual([]);
      return session
        .seen()
        .map(({ text }) => text)
        .join("\n");
    } finally {
      await session.stop();
      await session.close();
    }
  }

  it("answers /brief gaza from the record", async () => {
    const text = await talk((session) => session.command("brief", { topic: "gaza" }));
    expect(text).toContain("Gaza conflict: 4–10 Nov 2023");
    expect(text).toContain("more than 9,000 Palestinians killed");
    expect(text).toContain("publisher not on record");
  });

  it("answers /positions, with the office held that day", async () => {
    const text = await talk((session) => session.command("positions", { actor: "united states", issue: "humanitarian pause" }));
    expect(text).toContain("Secretary of State Antony Blinken");
    expect(text).toContain("supports");
  });

  it("answers a question put to it by mention", async () => {
    const text = await talk((session) => session.mention("who opposes a ceasefire in Gaza?"));
    expect(text).toContain("United States");
    expect(text).toContain("opposes");
  });

  it("says what it does not know", async () => {
    const text = await talk((session) => session.command("compare", { issue: "gardening" }));
    expect(text).toContain("No issue is named “gardening”.");
  });
});
