import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandSpec, typedSpecs } from "../../src/commands/command.ts";
import { createDispatch } from "../../src/commands/dispatch.ts";
import { parseWords } from "../../src/commands/words.ts";
import { readConfig } from "../../src/config.ts";
import type { Dispatch } from "../../src/core/platform.ts";
import { openReadout, type Readout } from "../../src/main.ts";
import type { PlatformHarness, PlatformSession } from "../contract/harness.ts";
import { createDiscordHarness } from "../support/fake-discord/harness.ts";
import { createSlackHarness } from "../support/fake-slack/harness.ts";
import { layShippedRecord } from "../support/shipped-record.ts";

const clock = { now: () => Date.UTC(2023, 10, 20, 9) };
const harnesses: PlatformHarness[] = [createSlackHarness("socket"), createDiscordHarness()];

let folder = "";
let readout: Readout;
let dispatch: Dispatch;
const failures: unknown[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-everything-"));
  await layShippedRecord(folder, clock);
  readout = await openReadout(readConfig({ READOUT_DATA_DIR: folder }), { clock, commandPrefix: "/", onWithheld: () => {} });
  let request = 0;
  dispatch = createDispatch({
    registry: readout.registry,
    clock,
    ids: { next: () => `r${(request += 1)}` },
    zone: "UTC",
    isDate: readout.isDate,
    log: ({ outcome, cause }) => void (outcome === "failed" && failures.push(cause)),
  });
});
afterAll(async () => {
  await readout.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The options of each example of a command, at full length where it has one: the longest messages there are. */
function requestsOf(spec: CommandSpec): Record<string, string>[] {
  const full = spec.options.some(({ name }) => name === "length") ? { length: "full" } : {};
  return spec.examples
    .map((example) => example.slice(spec.name.length).trim())
    .filter((words) => !/^(?:list|add)\b/u.test(words))
    .map((words) => ({ ...parseWords(spec, words, readout.isDate), ...full }));
}

async function pressAll(session: PlatformSession): Promise<number> {
  let pressed = 0;
  const answers = session.seen().slice();
  for (const message of answers) {
    for (const label of message.buttons) {
      const before = session.seen().length;
      await session.press(message, label);
      await session.until(() => session.seen().length > before || session.form() !== undefined, `an answer to ${label}`);
      if (session.form() !== undefined) {
        await session.submit("words");
        await session.until(() => session.seen().length > before, `an answer to ${label}`);
      }
      pressed += 1;
    }
  }
  return pressed;
}

describe.each(harnesses)("on $name", (harness) => {
  it("every example of every command, and every button under it, makes messages that the platform takes", async () => {
    let pressed = 0;
    for (const spec of typedSpecs(readout.registry.specs).filter(({ manages }) => !manages)) {
      for (const options of requestsOf(spec)) {
        const session = await harness.open({ dispatch, specs: readout.registry.specs, patience: 10_000 });
        try {
          await session.start();
          await session.command(spec.name, options);
          await session.until(() => session.seen().length > 0, `an answer to ${spec.name}`);
          pressed += await pressAll(session);
          await session.stop();
          const errors = session.log.filter((line) => line.startsWith("error"));
          expect([spec.name, session.problems(), errors]).toEqual([spec.name, [], []]);
        } finally {
          await session.close();
        }
      }
    }
    expect(failures).toEqual([]);
    expect(pressed).toBeGreaterThan(50);
  }, 120_000);
});
