import { describe, expect, it } from "vitest";
import { dayOrder, readDay } from "../../src/ingest/csv/days.ts";

describe("days as tables write them", () => {
  it.each([
    ["2021-03-05", "2021-03-05"],
    ["2021-03-05 00:00:00.000", "2021-03-05"],
    ["2021-03-05T00:00:00+00:00", "2021-03-05"],
    ["05 March 2021", "2021-03-05"],
    ["5-Mar-21", "2021-03-05"],
    ["5-Mar-99", "1999-03-05"],
    ["March 5, 2021", "2021-03-05"],
    ["13/3/2021", "2021-03-13"],
    ["3/13/2021", "2021-03-13"],
    ["13.03.2021", "2021-03-13"],
    ["3/3/2021 0:00", "2021-03-03"],
  ])("reads %s by itself", (text, day) => {
    expect(readDay(text, undefined)).toEqual({ day });
  });

  it("reads what may be read in two ways by the order of the file alone", () => {
    expect(readDay("5/3/2021", "day-first")).toEqual({ day: "2021-03-05" });
    expect(readDay("5/3/2021", "month-first")).toEqual({ day: "2021-05-03" });
    expect(readDay("5/3/2021", undefined)).toEqual({
      problem: "may be read with the day first or with the month first, and no date near it tells which; write it as YYYY-MM-DD",
    });
  });

  it.each(["", "yesterday", "2021-02-30", "31/31/2021", "05-Foo-2021", "21-03-05", "44260", "3/2021"])("says that %j is no day", (text) => {
    expect(readDay(text, "day-first")).toEqual({ problem: "is no day" });
  });

  it("tells the order by dates that can be read in one way alone, and tells none where they contradict each other", () => {
    expect(dayOrder(["1/2/2021", "13/2/2021"])).toBe("day-first");
    expect(dayOrder(["1/2/2021", "2/13/2021"])).toBe("month-first");
    expect(dayOrder(["1/2/2021", "2021-02-13"])).toBeUndefined();
    expect(dayOrder(["13/2/2021", "2/13/2021"])).toBeUndefined();
  });
});
