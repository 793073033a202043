import { describe, expect, test } from "vitest";
import { ANSWER_CASES } from "./answer-cases.ts";
import type { Case } from "./case.ts";
import { CONVERSATION_CASES } from "./conversation-cases.ts";
import { DELIVERY_CASES } from "./delivery-cases.ts";
import { createDesk } from "./desk.ts";
import { SPECS } from "./documents.ts";
import { TROUBLE_CASES } from "./trouble-cases.ts";
import type { Fault, PlatformHarness } from "./harness.ts";

const PATIENCE_WITH_FAULT = 250;

/** What every platform adapter does, and for each point the fault that shows the check can fail. */
export function platformContract(harness: PlatformHarness): void {
  describe(`platform contract: ${harness.name}`, () => {
    for (const one of [...ANSWER_CASES, ...CONVERSATION_CASES, ...TROUBLE_CASES, ...DELIVERY_CASES]) {
      const reason = harness.without?.[one.fault];
      const title = `${one.name}${reason === undefined ? "" : ` (${reason})`}`;
      test.skipIf(reason !== undefined)(`${title}`, async () => {
        expect(await play(harness, one, undefined)).toEqual([]);
      });
      test.skipIf(reason !== undefined)(`${title}: noticed under "${one.fault}"`, async () => {
        await expect(play(harness, one, one.fault)).rejects.toThrow(/\S/u);
      });
    }
  });
}

/** Plays a case to its end; resolves with what the platform did not understand. */
async function play(harness: PlatformHarness, one: Case, fault: Fault | undefined): Promise<readonly string[]> {
  const desk = createDesk();
  const session = await harness.open({
    dispatch: desk.dispatch,
    specs: SPECS,
    fault,
    badToken: one.badToken === true,
    reconnects: one.reconnects === true,
    ...(fault === undefined ? {} : { patience: PATIENCE_WITH_FAULT }),
  });
  try {
    if (!one.badToken) await session.start();
    await one.run(session, desk, harness);
    return session.problems();
  } finally {
    desk.open();
    await session.close();
  }
}
