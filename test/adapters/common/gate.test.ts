import { expect, test } from "vitest";
import { createGate } from "../../../src/adapters/common/gate.ts";

test("no more go through in a second than may, however many come at once", async () => {
  let time = 0;
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    time += milliseconds;
  };
  const gate = createGate({ most: 50, milliseconds: 1_000, clock: { now: () => time }, wait });
  const pass = (count: number) => Promise.all(Array.from({ length: count }, gate));
  await pass(50);
  expect(waits).toEqual([]);
  time = 400;
  await pass(60);
  expect(waits).toEqual([600, 1_000]);
  time += 5_000;
  await pass(50);
  expect(waits).toEqual([600, 1_000]);
});
