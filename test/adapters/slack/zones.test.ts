import { expect, test } from "vitest";
import { createZones } from "../../../src/adapters/slack/zones.ts";

test("a zone that comes late holds up one answer, and is used from then on", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  let asked = 0;
  const zoneOf = createZones(
    () => {
      asked += 1;
      return promise;
    },
    { now: () => 0 },
    1,
  );
  const late = [await zoneOf("T1", "U1"), await zoneOf("T1", "U1")];
  resolve("Asia/Amman");
  expect([...late, await zoneOf("T1", "U1"), await zoneOf("T1", "U1"), asked]).toEqual([
    undefined,
    undefined,
    "Asia/Amman",
    "Asia/Amman",
    1,
  ]);
});

test("zones are each person's own in each workspace", async () => {
  const zoneOf = createZones(async (tenant, user) => (tenant === "T1" && user === "U1" ? "Asia/Amman" : "Europe/Oslo"), { now: () => 0 });
  expect(await Promise.all([zoneOf("T1", "U1"), zoneOf("T1", "U2"), zoneOf("T2", "U1"), zoneOf(undefined, "U1")])).toEqual([
    "Asia/Amman",
    "Europe/Oslo",
    "Europe/Oslo",
    "Europe/Oslo",
  ]);
});
