import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPeriodText } from "../../src/briefings/period.ts";
import type { CommandSpec } from "../../src/commands/command.ts";
import { parseArguments, parseWords } from "../../src/commands/words.ts";
import { UserError } from "../../src/core/errors.ts";

const isDate = (text: string): boolean => isPeriodText(text, { now: "2023-11-10T12:00:00Z", zone: "UTC" });

const brief: CommandSpec = {
  name: "brief",
  summary: "",
  visibility: "conversation",
  examples: ["brief gaza"],
  options: [
    { name: "topic", kind: "topic", summary: "", required: true, positional: true },
    { name: "period", kind: "period", summary: "" },
    { name: "since", kind: "day", summary: "" },
    { name: "as-of", kind: "day", summary: "" },
    { name: "length", kind: "length", summary: "" },
    { name: "private", kind: "flag", summary: "" },
  ],
};

const positions: CommandSpec = {
  ...brief,
  name: "positions",
  options: [
    { name: "actor", kind: "actor", summary: "", positional: true },
    { name: "issue", kind: "issue", summary: "", positional: true },
    { name: "history", kind: "flag", summary: "" },
  ],
};

function attempt(text: string): object {
  try {
    return parseWords(brief, text, isDate);
  } catch (error) {
    return error instanceof Error ? error : {};
  }
}

describe("typed words", () => {
  it.each([
    ["gaza", { topic: "gaza" }],
    ["gaza as-of 2023-11-10 full", { topic: "gaza", "as-of": "2023-11-10", length: "full" }],
    ["full as-of 10 Nov 2023 gaza strip private", { topic: "gaza strip", "as-of": "10 Nov 2023", length: "full", private: "true" }],
    ["--since 7d gaza", { topic: "gaza", since: "7d" }],
    ["--since=7d gaza", { topic: "gaza", since: "7d" }],
    ["since:7d gaza", { topic: "gaza", since: "7d" }],
    ["gaza since Monday as-of 2023-11-10", { topic: "gaza", since: "Monday", "as-of": "2023-11-10" }],
    ["gaza period since Monday", { topic: "gaza", period: "since Monday" }],
    ["gaza since last week short", { topic: "gaza", since: "last week", length: "short" }],
    ["gaza period between 1 and 5 November 2023 full", { topic: "gaza", period: "between 1 and 5 November 2023", length: "full" }],
    ['"full moon" short', { topic: "full moon", length: "short" }],
    ["“full moon”", { topic: "full moon" }],
    ['topic:"gaza strip" as-of:"10 Nov 2023"', { topic: "gaza strip", "as-of": "10 Nov 2023" }],
    ["people living under siege since", { topic: "people living under siege since" }],
    ["", {}],
    ["   ", {}],
  ])("%s", (text, options) => {
    expect(parseWords(brief, text, isDate)).toEqual(options);
  });

  it("gives a quoted phrase or one word to all positional options but the last", () => {
    expect(parseWords(positions, '"saudi arabia" a ceasefire in gaza', isDate)).toEqual({
      actor: "saudi arabia",
      issue: "a ceasefire in gaza",
    });
    expect(parseWords(positions, "issue:ceasefire history", isDate)).toEqual({ issue: "ceasefire", history: "true" });
  });

  it.each([
    ["gaza --colour red", "brief has no option colour."],
    ["gaza since 7d since 8d", "since is given twice."],
    ["gaza --as-of", "as-of needs a value."],
    ["x".repeat(4001), "That is 4001 characters; at most 4000 can be read."],
  ])("says what is wrong with %s", (text, message) => {
    expect(() => parseWords(brief, text, isDate)).toThrow(message);
  });

  it("keeps a date that cannot be read, so that the command can quote it", () => {
    expect(parseWords(brief, "gaza as-of yesterweek", isDate)).toEqual({ topic: "gaza", "as-of": "yesterweek" });
  });

  it("takes an argument with blanks as one phrase", () => {
    expect(parseArguments(positions, ["Saudi Arabia", "a ceasefire in Gaza"], isDate)).toEqual({
      actor: "Saudi Arabia",
      issue: "a ceasefire in Gaza",
    });
    expect(parseArguments(brief, ["--as-of=10 Nov 2023", "gaza"], isDate)).toEqual({ "as-of": "10 Nov 2023", topic: "gaza" });
  });

  it("answers any text with options or a problem the user can mend", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const outcome = attempt(text);
        expect(
          outcome instanceof UserError || Object.keys(outcome).every((name) => brief.options.some((option) => option.name === name)),
        ).toBe(true);
      }),
    );
  });
});
