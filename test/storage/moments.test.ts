import { describe, expect, it } from "vitest";
import { UserError } from "../../src/core/errors.ts";
import { dayNumber, dayText, FOREVER, LAST_DAY, moment } from "../../src/storage/moments.ts";

describe("moments", () => {
  it("sort as their texts do: a day before its first instant, after the last of the day before", () => {
    const texts = [
      "0001-01-01",
      "1969-12-31T23:59:59Z",
      "1970-01-01",
      "2023-11-04T23:59:59Z",
      "2023-11-05",
      "2023-11-05T00:00:00Z",
      "2023-11-05T00:00:01Z",
    ];
    const numbers = texts.map(moment);
    expect(new Set(numbers).size).toBe(texts.length);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers);
    expect(moment("9999-12-31T23:59:59Z")).toBeLessThan(FOREVER);
  });

  it("refuse what is no date", () => {
    expect(() => moment("2023-11-05T25:00:00Z")).toThrow(UserError);
    expect(() => dayNumber("yesterday")).toThrow(UserError);
  });
});

describe("days", () => {
  it("become numbers and come back", () => {
    for (const day of ["0000-01-01", "0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"]) expect(dayText(dayNumber(day))).toBe(day);
    expect([dayNumber(""), dayNumber("0000-01-01"), dayNumber("2023-11-05T12:00:00Z") - dayNumber("2023-11-04")]).toEqual([0, 1, 1]);
    expect(dayNumber("9999-12-31")).toBeLessThan(LAST_DAY);
  });
});
