import { expect, test } from "vitest";
import { createGate } from "../../../src/adapters/common/gate.ts";

test("requests that come at once go out evenly; timers that ring late are made up for, a long pause is not", async () => {
  let time = 0;
  let late = 0;
  const went: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => {
    time += milliseconds + late;
  };
  const gate = createGate({ between: 20, ahead: 30, clock: { now: () => time }, wait });
  const pass = async (count: number): Promise<number[]> => {
    went.length = 0;
    for (let i = 0; i < count; i += 1) {
      await gate();
      went.push(time);
    }
    return [...went];
  };
  expect(await pass(6)).toEqual([0, 0, 10, 30, 50, 70]);
  late = 15;
  expect(await pass(4)).toEqual([105, 125, 145, 165]);
  late = 0;
  time = 1_000;
  expect(await pass(4)).toEqual([1_000, 1_000, 1_010, 1_030]);
});

test("requests of several at a time go one after the other", async () => {
  let time = 0;
  const wait = async (milliseconds: number): Promise<void> => void (time += milliseconds);
  const gate = createGate({ between: 20, ahead: 0, clock: { now: () => time }, wait });
  await Promise.all([gate(), gate(), gate()]);
  expect(time).toBe(40);
});
