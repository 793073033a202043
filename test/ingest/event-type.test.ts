import { describe, expect, it } from "vitest";
import { eventKind, hasVerb } from "../../src/ingest/event-type.ts";

describe("what a sentence says happened", () => {
  it.each([
    ["A suicide bomber kills nine people at a market.", "assault", "bombing"],
    ["Warplanes hit a convoy in an airstrike, killing five soldiers.", "assault", "airstrike"],
    ["Government forces launch airstrikes on the city.", "assault", "airstrike"],
    ["Thousands of people protest against the bill.", "protest", undefined],
    ["The two governments sign a trade agreement.", "agree", undefined],
    ["Both sides announce a ceasefire.", "agree", "ceasefire"],
    ["The president meets the prime minister for talks.", "consult", "meeting"],
    ["The foreign minister visits the capital.", "consult", "visit"],
    ["Voters head to the polls in the presidential election.", "election", undefined],
    ["A magnitude 6.1 earthquake strikes the coast, killing 20 people.", "disaster", undefined],
    ["A bus crash kills 12 people.", "disaster", undefined],
    ["The union imposes new sanctions on the bank.", "sanction", undefined],
    ["Police arrest ten people.", "coerce", undefined],
    ["The government announces a new budget.", "statement", undefined],
    ["The minister accuses the company of fraud.", "accuse", undefined],
    ["The band wins the prize.", "other", undefined],
  ])("%s is %s", (sentence, type, mode) => {
    const kind = eventKind(sentence);
    expect([kind.type, kind.mode]).toEqual([type, mode]);
  });

  it.each([
    ["The government will lift the curfew on Monday.", "planned"],
    ["The court is expected to rule next week.", "planned"],
    ["The minister says that the curfew will end.", "occurred"],
    ["Police arrest a man who will stand trial.", "occurred"],
    ["The army reportedly captures the town.", "alleged"],
    ["Police arrest a man who allegedly sold the weapons.", "occurred"],
    ["The motor show is cancelled.", "cancelled"],
  ])("%s has the status %s", (sentence, status) => {
    expect(eventKind(sentence).status).toBe(status);
  });

  it("finds no verb in a bare heading", () => {
    expect(hasVerb("2019 Zenda Open")).toBe(false);
    expect(hasVerb("Aftermath of the siege, Foreign relations of Ruritania")).toBe(false);
    expect(hasVerb("Men in camouflage kill 50 in the town")).toBe(true);
  });
});
