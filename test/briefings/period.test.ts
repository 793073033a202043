import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfDay, isPeriodText, parseDay, parsePeriod, readPeriod } from "../../src/briefings/period.ts";

// A Friday.
const context = { now: "2023-11-10T12:00:00Z", zone: "UTC" };

const PERIODS: readonly (readonly [text: string, from: string, to: string])[] = [
  ["today", "2023-11-10", "2023-11-10"],
  ["yesterday", "2023-11-09", "2023-11-09"],
  ["the day before yesterday", "2023-11-08", "2023-11-08"],
  ["24h", "2023-11-09", "2023-11-10"],
  ["7d", "2023-11-04", "2023-11-10"],
  ["2w", "2023-10-28", "2023-11-10"],
  ["past 3 days", "2023-11-08", "2023-11-10"],
  ["the last 24 hours", "2023-11-09", "2023-11-10"],
  ["the last week", "2023-11-04", "2023-11-10"],
  ["last week", "2023-10-30", "2023-11-05"],
  ["this week", "2023-11-06", "2023-11-10"],
  ["last weekend", "2023-11-04", "2023-11-05"],
  ["last month", "2023-10-01", "2023-10-31"],
  ["this month", "2023-11-01", "2023-11-10"],
  ["last year", "2022-01-01", "2022-12-31"],
  ["a week ago", "2023-11-03", "2023-11-03"],
  ["two days ago", "2023-11-08", "2023-11-08"],
  ["on Monday", "2023-11-06", "2023-11-06"],
  ["last Friday", "2023-11-03", "2023-11-03"],
  ["since Monday", "2023-11-06", "2023-11-10"],
  ["since last week", "2023-10-30", "2023-11-10"],
  ["since 5 Nov", "2023-11-05", "2023-11-10"],
  ["from 5 November onwards", "2023-11-05", "2023-11-10"],
  ["in October 2023", "2023-10-01", "2023-10-31"],
  ["October 2023", "2023-10-01", "2023-10-31"],
  ["in 2020", "2020-01-01", "2020-12-31"],
  ["2023-10", "2023-10-01", "2023-10-31"],
  ["in early November 2023", "2023-11-01", "2023-11-10"],
  ["the end of October 2023", "2023-10-21", "2023-10-31"],
  ["the first week of November", "2023-11-01", "2023-11-07"],
  ["the week of 5 November 2023", "2023-10-30", "2023-11-05"],
  ["Q4 2022", "2022-10-01", "2022-12-31"],
  ["1–10 Nov 2023", "2023-11-01", "2023-11-10"],
  ["Nov 1-10, 2023", "2023-11-01", "2023-11-10"],
  ["from 3 Oct to 9 Oct", "2023-10-03", "2023-10-09"],
  ["between 1 and 5 November", "2023-11-01", "2023-11-05"],
  ["20 Dec 2022 to 5 Jan 2023", "2022-12-20", "2023-01-05"],
  ["20 Dec to 5 Jan 2023", "2022-12-20", "2023-01-05"],
  ["2023-11-01..2023-11-10", "2023-11-01", "2023-11-10"],
  ["October–November 2023", "2023-10-01", "2023-11-30"],
  ["before 5 November 2023", "0001-01-01", "2023-11-04"],
  ["until 5 November 2023", "0001-01-01", "2023-11-05"],
  ["after 5 November 2023", "2023-11-06", "2023-11-10"],
  ["on 5 Nov 2023", "2023-11-05", "2023-11-05"],
  ["5th of November, 2023", "2023-11-05", "2023-11-05"],
  ["November 5th", "2023-11-05", "2023-11-05"],
  ["Nov. 5", "2023-11-05", "2023-11-05"],
  ["5.11.2023", "2023-11-05", "2023-11-05"],
  ["13/11/2022", "2022-11-13", "2022-11-13"],
  ["31 December", "2022-12-31", "2022-12-31"],
  ["29 Feb", "2020-02-29", "2020-02-29"],
];

describe("periods", () => {
  test.each(PERIODS)("%s", (text, from, to) => {
    const { from: first, to: last } = readPeriod(text, context);
    expect([first, last]).toEqual([from, to]);
  });

  test("a period inside a sentence is taken out of it", () => {
    expect(parsePeriod("what happened on 8 January 2020 in Iraq?", context)).toEqual({
      kind: "period",
      period: { from: "2020-01-08", to: "2020-01-08", label: "8 January 2020" },
      yearAssumed: false,
      consumed: [{ start: 14, end: 31 }],
      rest: "what happened in Iraq?",
    });
  });

  test("words are counted from the as-of day that the text names", () => {
    const found = parsePeriod("gaza last week as of 8 November 2023", { now: "2026-01-01T00:00:00Z", zone: "UTC" });
    expect(found).toMatchObject({
      kind: "period",
      period: { from: "2023-10-30", to: "2023-11-05" },
      asOf: { day: "2023-11-08", instant: "2023-11-08T23:59:59Z" },
    });
  });

  test("a year not written is the newest that the records reach", () => {
    const found = parsePeriod("on 31 October", { now: "2026-06-01T00:00:00Z", zone: "UTC", yearsUpTo: "2023-11-10" });
    expect(found).toMatchObject({ period: { from: "2023-10-31", to: "2023-10-31" }, yearAssumed: true });
  });

  test.each([
    "the 7 October attack on Israel",
    "who may oppose it",
    "between 5 and 10 people",
    "2020 people",
    "killed by march",
    "flight PS752",
  ])("%s names no period", (text) => expect(parsePeriod(text, context)).toBeUndefined());

  test.each([
    ["31 Feb 2023", "“31 Feb 2023” is not a day: February 2023 has 28 days."],
    ["31 Feb", "“31 Feb” is not a day: February has 29 days."],
    ["since yesterweek", "“yesterweek” is not a day or period I can read."],
    ["5/11/2023", "“5/11/2023” can be read day first or month first."],
    ["next week", "“next week” lies in the future."],
    ["in 2030", "“in 2030” lies in the future."],
    ["from 9 Oct 2023 to 3 Oct 2023", "“from 9 Oct 2023 to 3 Oct 2023” ends before it begins."],
    ["on 3 October and on 5 October", "Two periods are named, “3 October” and “5 October”. Ask about one."],
  ])("%s is told to be wrong", (text, message) => {
    expect(parsePeriod(text, context)).toMatchObject({ kind: "problem", message });
  });
});

describe("days", () => {
  test("the first or the last day of what is named", () => {
    expect(parseDay("7d", context, "from")).toBe("2023-11-04");
    expect(parseDay("October 2023", context, "to")).toBe("2023-10-31");
    expect(parseDay("Monday", context, "from")).toBe("2023-11-06");
  });

  test("what is no day is refused in the reader's words", () => {
    expect(() => parseDay("soonish", context, "from")).toThrow("“soonish” is not a day I can read.");
    expect(() => readPeriod("'; DROP TABLE events; --", context)).toThrow("is not a period I can read");
  });

  test("a year before 1000 is a slip of the pen, but for the day that stands for the beginning", () => {
    expect(() => parseDay("0000-01-01", context, "to")).toThrow("“0000-01-01” is before the year 1000, from which days are read.");
    expect(() => parseDay("0999-12-31", context, "to")).toThrow("“0999-12-31” is before the year 1000, from which days are read.");
    expect(parseDay("1000-01-01", context, "to")).toBe("1000-01-01");
    expect(readPeriod("0001-01-01..2023-11-10", context)).toMatchObject({ from: "0001-01-01", to: "2023-11-10" });
  });

  test("where a date ends among other words", () => {
    expect(isPeriodText("5 November 2023", context)).toBe(true);
    expect(isPeriodText("31 Feb", context)).toBe(true);
    expect(isPeriodText("5 November 2023 gaza", context)).toBe(false);
    expect(isPeriodText("gaza", context)).toBe(false);
  });
});

describe("zones", () => {
  test("the day is that of the zone", () => {
    expect(readPeriod("today", { now: "2023-11-10T23:30:00Z", zone: "Asia/Tokyo" })).toMatchObject({ from: "2023-11-11" });
    expect(readPeriod("today", { now: "2023-11-10T03:00:00Z", zone: "America/New_York" })).toMatchObject({ from: "2023-11-09" });
  });

  test("a day ends with its last second, also where clocks change", () => {
    expect(endOfDay("2023-03-26", "Europe/Berlin")).toBe("2023-03-26T21:59:59Z");
    expect(endOfDay("2023-10-29", "Europe/Berlin")).toBe("2023-10-29T22:59:59Z");
    // Midnight does not exist here on that day.
    expect(endOfDay("2023-04-27", "Africa/Cairo")).toBe("2023-04-27T21:59:59Z");
  });
});

describe("any text", () => {
  const day = fc
    .date({ min: new Date("1950-01-01T00:00:00Z"), max: new Date("2023-11-10T00:00:00Z"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const inWords = (text: string): string => `${Number(text.slice(8))} ${MONTHS[Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)}`;

  test("a day is read back however it is written", () => {
    fc.assert(
      fc.property(day, (text) => {
        expect(parseDay(text, context, "from")).toBe(text);
        expect(parseDay(inWords(text), context, "from")).toBe(text);
        expect(parsePeriod(`what happened on ${inWords(text)}?`, context)).toMatchObject({ period: { from: text, to: text } });
      }),
    );
  });

  test("a range is read back however it is written", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = [a, b].toSorted();
        const span = { from, to };
        expect(readPeriod(`${from}..${to}`, context)).toMatchObject(span);
        expect(readPeriod(`from ${inWords(from ?? "")} to ${inWords(to ?? "")}`, context)).toMatchObject(span);
        expect(readPeriod(`between ${inWords(from ?? "")} and ${inWords(to ?? "")}`, context)).toMatchObject(span);
      }),
    );
  });

  test("never throws, and what it takes out stands in the text in order", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: "grapheme" }), (text) => {
        const found = parsePeriod(text, context);
        if (found?.kind !== "period") return;
        let end = 0;
        for (const span of found.consumed) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
