import { describe, expect, it } from "vitest";
import { newestSlot, nextSlots } from "../../src/digests/slots.ts";

/** Three regions' daylight saving, a half-hour change, zones that changed their rules of late, and one without any. */
const ZONES = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Australia/Sydney",
  "Africa/Cairo",
  "Asia/Gaza",
  "Africa/Casablanca",
  "Asia/Beirut",
  "Pacific/Auckland",
  "Asia/Kolkata",
];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Wall-clock time in a zone by the runtime's own calendar, `YYYY-MM-DDTHH:MM`: another road than the one under test. */
function wallClock(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at) => format.format(at).replace(" ", "T");
}

/** Minutes at which the zone's clocks change in 2024–2027. */
function transitions(zone: string): number[] {
  const wall = wallClock(zone);
  const offset = (at: number) => Date.parse(`${wall(at)}Z`) - at;
  const found: number[] = [];
  for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2028, 0, 1); at += HOUR) {
    if (offset(at) === offset(at + HOUR)) continue;
    let change = at;
    while (offset(change) === offset(at)) change += MINUTE;
    found.push(change);
  }
  return found;
}

/** The first minute whose wall clock shows `local` or, where that is skipped, has gone past it. */
function firstAt(wall: (at: number) => string, local: string, from: number): number {
  let at = from;
  while (wall(at) < local) at += MINUTE;
  return at;
}

const text = (at: number) => new Date(at).toISOString().replace(".000Z", "Z");

describe(`slots over clock changes (time zones ${process.versions["tz"]})`, () => {
  it.each(ZONES)(
    "sends at every quarter hour around each change of %s, once, at the first time the clock shows it or has passed it",
    (zone) => {
      const wall = wallClock(zone);
      const changes = transitions(zone);
      expect(changes.length >= (zone === "Asia/Kolkata" ? 0 : 6)).toBe(true);
      for (const change of changes) {
        const day = wall(change).slice(0, 10);
        const dayBefore = wall(change - 3 * HOUR).slice(0, 10);
        for (const date of new Set([dayBefore, day]))
          for (let quarter = 0; quarter < 96; quarter += 1) {
            const time = `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`;
            const local = `${date}T${time}`;
            // Only times near the change can go wrong, and each minute of wall clock is dear.
            if (Math.abs(Date.parse(`${local}Z`) - Date.parse(`${wall(change)}Z`)) > 2 * HOUR) continue;
            const due = firstAt(wall, local, change - 5 * HOUR);
            const [slot, next] = nextSlots({ times: [time], days: EVERY_DAY }, zone, text(change - 6 * HOUR - 12 * HOUR), 4).filter(
              (each) => each.local >= local,
            );
            expect(slot, `${zone} ${local}`).toEqual({ local, at: text(due) });
            expect(next?.local.slice(0, 10) === date, `${zone} ${local} comes once`).toBe(false);
          }
      }
    },
  );

  it("sends two skipped times of one night once", () => {
    const slots = nextSlots({ times: ["02:15", "02:45"], days: EVERY_DAY }, "Europe/Berlin", "2026-03-28T12:00:00Z", 3);
    expect(slots).toEqual([
      { local: "2026-03-29T02:15", at: "2026-03-29T01:00:00Z" },
      { local: "2026-03-30T02:15", at: "2026-03-30T00:15:00Z" },
      { local: "2026-03-30T02:45", at: "2026-03-30T00:45:00Z" },
    ]);
  });

  it("moves the times of a day that a zone skips wholly to the moment after it", () => {
    const slots = nextSlots({ times: ["08:00"], days: EVERY_DAY }, "Pacific/Apia", "2011-12-29T12:00:00Z", 3);
    expect(slots.map(({ at }) => at)).toEqual(["2011-12-29T18:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T18:00:00Z"]);
  });

  it("keeps to the days named, over 29 February and the turn of a year", () => {
    const thursdays = { times: ["08:00"], days: [4] };
    expect(nextSlots(thursdays, "UTC", "2024-02-22T08:00:00Z", 2).map(({ at }) => at)).toEqual([
      "2024-02-29T08:00:00Z",
      "2024-03-07T08:00:00Z",
    ]);
    expect(nextSlots(thursdays, "UTC", "2026-12-31T07:59:59Z", 2).map(({ at }) => at)).toEqual([
      "2026-12-31T08:00:00Z",
      "2027-01-07T08:00:00Z",
    ]);
  });

  it("counts the instant itself as past", () => {
    expect(nextSlots({ times: ["08:00"], days: EVERY_DAY }, "UTC", "2026-11-22T08:00:00Z", 1)).toEqual([
      { local: "2026-11-23T08:00", at: "2026-11-23T08:00:00Z" },
    ]);
  });
});

describe("the newest slot that is due", () => {
  const schedule = { times: ["08:00"], days: [1, 2, 3, 4, 5] };

  it("is one, however many were missed", () => {
    expect(newestSlot(schedule, "Europe/Berlin", { after: "2025-01-01T00:00:00Z", until: "2026-11-22T12:00:00Z" })).toEqual({
      local: "2026-11-20T08:00",
      at: "2026-11-20T07:00:00Z",
    });
  });

  it("is none where nothing was missed, and counts the end itself", () => {
    expect(newestSlot(schedule, "UTC", { after: "2026-11-20T08:00:00Z", until: "2026-11-22T12:00:00Z" })).toBe(undefined);
    expect(newestSlot(schedule, "UTC", { after: "2026-11-20T08:00:00Z", until: "2026-11-23T08:00:00Z" })?.local).toBe("2026-11-23T08:00");
  });
});
