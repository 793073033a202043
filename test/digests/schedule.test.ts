import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/core/errors.ts";
import { describeSchedule, parseSchedule, type Schedule } from "../../src/digests/schedule.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const attempt = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe("a schedule in words", () => {
  it.each<[string, string, Schedule]>([
    ["08:00", "", { times: ["08:00"], days: EVERY_DAY }],
    ["8", "daily", { times: ["08:00"], days: EVERY_DAY }],
    ["8am", "weekdays", { times: ["08:00"], days: [1, 2, 3, 4, 5] }],
    ["7.30 pm", "Mon,Thu", { times: ["19:30"], days: [1, 4] }],
    ["12 am", "", { times: ["00:00"], days: EVERY_DAY }],
    ["0830", "weekends", { times: ["08:30"], days: [6, 7] }],
    ["8h30", "Tuesdays and Fridays", { times: ["08:30"], days: [2, 5] }],
    ["noon and 18:00", "fri–mon", { times: ["12:00", "18:00"], days: [1, 5, 6, 7] }],
    ["18:00, 08:00, 8am", "", { times: ["08:00", "18:00"], days: EVERY_DAY }],
    ["every 4 hours", "", { times: ["00:00", "04:00", "08:00", "12:00", "16:00", "20:00"], days: EVERY_DAY }],
    ["09:30", "every 6 hours", { times: ["03:30", "09:30", "15:30", "21:30"], days: EVERY_DAY }],
    ["every 12h", "weekdays", { times: ["00:00", "12:00"], days: [1, 2, 3, 4, 5] }],
    ["every weekday at 07:15", "", { times: ["07:15"], days: [1, 2, 3, 4, 5] }],
  ])("%s %s", (time, days, expected) => {
    expect(parseSchedule(time, days)).toEqual(expected);
  });

  it.each([
    ["", "", "At what time should it be sent?"],
    ["weekdays", "", "At what time should it be sent?"],
    ["25:00", "", "“25:00” is neither a time nor a day of the week."],
    ["08:60", "", "“08:60” is neither a time nor a day of the week."],
    ["13pm", "", "“13pm” is neither a time nor a day of the week."],
    ["08:00", "Someday", "“someday” is neither a time nor a day of the week."],
    ["08:00", "m", "“m” is neither a time nor a day of the week."],
    ["every 5 hours", "", "“every 5 hours” does not part a day evenly."],
    ["every 0 hours", "", "“every 0 hours” does not part a day evenly."],
  ])("says what is wrong with “%s %s”", (time, days, message) => {
    expect(() => parseSchedule(time, days)).toThrow(UserError);
    expect(() => parseSchedule(time, days)).toThrow(message);
  });

  it.each([
    ["08:00", "", "every day at 08:00"],
    ["08:00 17:00", "weekdays", "every weekday at 08:00 and 17:00"],
    ["08:00", "Mon,Thu", "on Monday and Thursday at 08:00"],
    ["every 4 hours", "", "every day at 00:00, 04:00, 08:00, 12:00, 16:00 and 20:00"],
    ["every 2 hours", "weekends", "every weekend day, every 2 hours from 00:00"],
    ["hourly", "", "every hour from 00:00"],
  ])("describes “%s %s”", (time, days, expected) => {
    expect(describeSchedule(parseSchedule(time, days))).toBe(expected);
  });

  it("reads its own description back", () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const schedules = fc.record({
      times: fc.uniqueArray(
        time.map((each) => each.map((n) => String(n).padStart(2, "0")).join(":")),
        { minLength: 1, maxLength: 6 },
      ),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    });
    fc.assert(
      fc.property(schedules, ({ times, days }) => {
        const schedule = { times: times.toSorted(), days: days.toSorted((a, b) => a - b) };
        expect(parseSchedule(describeSchedule(schedule).replace("weekend day", "weekend"))).toEqual(schedule);
      }),
    );
  });

  it("answers anything typed with a schedule or a sentence", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 20 }), (time, days) => {
        const outcome = attempt(() => parseSchedule(time, days).times.length > 0);
        expect(outcome === true || outcome instanceof UserError).toBe(true);
      }),
    );
  });
});
