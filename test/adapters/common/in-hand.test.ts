import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createInHand, within } from "../../../src/adapters/common/in-hand.ts";

const ignore = (): void => undefined;

describe("requests in hand", () => {
  test("take their turn after the acknowledgements under way, in order", async () => {
    const inHand = createInHand(ignore);
    const order: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    inHand.acknowledge(promise);
    for (const name of ["first", "second"]) {
      inHand.run(async (turn) => {
        await turn();
        order.push(name);
      });
    }
    await setImmediate();
    expect(order).toEqual([]);
    resolve();
    await inHand.close(1_000);
    expect(order).toEqual(["first", "second"]);
  });

  test("wait together until no more come in", async () => {
    const inHand = createInHand(ignore);
    const order: string[] = [];
    const wait = async (name: string): Promise<void> => {
      order.push(`${name} heard`);
      await inHand.calm();
      order.push(`${name} goes on`);
    };
    for (const name of ["first", "second", "third"]) {
      inHand.run(() => wait(name));
      for (const _ of [1, 2]) await setImmediate();
    }
    await inHand.close(1_000);
    const heard = ["first heard", "second heard", "third heard"];
    expect(order).toEqual([...heard, "first goes on", "second goes on", "third goes on"]);
    inHand.calm();
    expect(inHand.calm()).toBe(inHand.calm());
  });

  test("do not wait for an acknowledgement that failed", async () => {
    const inHand = createInHand(ignore);
    inHand.acknowledge(Promise.reject(new Error("gone")));
    const done: string[] = [];
    inHand.run(async (turn) => {
      await turn();
      done.push("answered");
    });
    await inHand.close(1_000);
    expect(done).toEqual(["answered"]);
  });

  test("report a failure and go on", async () => {
    const failures: unknown[] = [];
    const inHand = createInHand((error) => failures.push(error));
    inHand.run(() => Promise.reject(new Error("one")));
    await inHand.close(1_000);
    expect(failures).toEqual([new Error("one")]);
  });

  test("are not taken once closed, and do not hold up the close", async () => {
    const inHand = createInHand(ignore);
    inHand.run(() => new Promise<void>(ignore));
    await inHand.close(5);
    expect(inHand.run(async () => undefined)).toBe(false);
  });
});

test("waiting ends with the value, or with nothing when the time is up", async () => {
  expect(await within(1_000, Promise.resolve("value"))).toBe("value");
  expect(await within(5, new Promise<string>(ignore))).toBeUndefined();
});
