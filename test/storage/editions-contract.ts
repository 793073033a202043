import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Edition, Editions } from "../../src/digests/editions.ts";

/** Editions over data of their own, and again over the same data, as after a restart. */
export interface MadeEditions {
  editions: Editions;
  again(): Promise<Editions>;
  close(): Promise<void>;
}

export const edition = (message: string, postedAt: string, citations: string[], more: Partial<Edition> = {}): Edition => ({
  owner: "somewhere:T1",
  topic: "dos-gaza",
  answer: "akey",
  position: 3,
  asOf: "2023-11-10T12:00:00Z",
  postedAt,
  message: { conversation: { platform: "somewhere", tenant: "T1", channel: "C1", thread: "10.1" }, message },
  citations,
  ...more,
});

/** What every store of editions must do. */
export function editionsContract(name: string, make: () => Promise<MadeEditions>): void {
  describe(`${name} keeps editions`, () => {
    let made: MadeEditions;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    it("whole, and over a restart", async () => {
      const kept = edition("m1", "2023-11-10T12:00:01Z", ["evt-a@1", "evt-a@2", "pos-b@1"]);
      await made.editions.record(kept);
      expect(await (await made.again()).citing("evt-a", "2023-11-10T12:00:01Z")).toEqual([kept]);
    });

    it("and finds them by a record they cite at any revision, not by another whose id begins alike", async () => {
      await made.editions.record(edition("m1", "2023-11-10T12:00:01Z", ["evt-a-b@1"]));
      await made.editions.record(edition("m2", "2023-11-10T12:00:02Z", ["evt-a@4"]));
      const found = await made.editions.citing("evt-a", "2000-01-01T00:00:00Z");
      expect(found.map(({ message }) => message.message)).toEqual(["m2"]);
    });

    it("oldest first, without those posted before a moment", async () => {
      for (const [message, second] of [
        ["m3", "03"],
        ["m1", "01"],
        ["m2", "02"],
      ] as const) {
        await made.editions.record(edition(message, `2023-11-10T12:00:${second}Z`, ["evt-a@1"]));
      }
      const since = async (moment: string): Promise<string[]> =>
        (await made.editions.citing("evt-a", moment)).map(({ message }) => message.message);
      expect(await since("2023-11-10T12:00:02Z")).toEqual(["m2", "m3"]);
      expect(await since("2023-11-10T12:00:04Z")).toEqual([]);
      expect(await since("2000-01-01T00:00:00Z")).toEqual(["m1", "m2", "m3"]);
    });

    it("one a message: the newer takes the place of the older, with what it cites", async () => {
      await made.editions.record(edition("m1", "2023-11-10T12:00:01Z", ["evt-a@1"]));
      await made.editions.record(edition("m1", "2023-11-10T13:00:00Z", ["evt-b@1"]));
      expect(await made.editions.citing("evt-a", "2000-01-01T00:00:00Z")).toEqual([]);
      expect(await made.editions.citing("evt-b", "2000-01-01T00:00:00Z")).toHaveLength(1);
    });

    it("of the same message id in two channels or on two platforms apart", async () => {
      const elsewhere = { conversation: { platform: "somewhere", channel: "C2" }, message: "m1" };
      const otherwise = { conversation: { platform: "elsewhere", channel: "C1" }, message: "m1" };
      await made.editions.record(edition("m1", "2023-11-10T12:00:01Z", ["evt-a@1"]));
      await made.editions.record(edition("m1", "2023-11-10T12:00:02Z", ["evt-a@1"], { message: elsewhere, topic: null }));
      await made.editions.record(edition("m1", "2023-11-10T12:00:03Z", ["evt-a@1"], { message: otherwise }));
      const found = await made.editions.citing("evt-a", "2000-01-01T00:00:00Z");
      expect(found.map(({ message: { conversation }, topic }) => [conversation, topic])).toEqual([
        [{ platform: "somewhere", tenant: "T1", channel: "C1", thread: "10.1" }, "dos-gaza"],
        [{ platform: "somewhere", channel: "C2" }, null],
        [{ platform: "elsewhere", channel: "C1" }, "dos-gaza"],
      ]);
    });
  });
}
