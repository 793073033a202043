import { describe, expect, it } from "vitest";
import { isPrivate } from "../../src/adapters/common/visibility.ts";
import { isLive, LIVE_WORDS, readLiveWords } from "../../src/commands/live-words.ts";
import { splitWords } from "../../src/commands/words.ts";

const read = (text: string): unknown => {
  try {
    return readLiveWords(splitWords(text));
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

describe("words after sources", () => {
  it.each<[string, unknown]>([
    ["list", { verb: "list" }],
    ["test S1", { verb: "test", id: "S1" }],
    ["pause s12", { verb: "pause", id: "S12" }],
    ["Remove S3", { verb: "remove", id: "S3" }],
    ["add current-events", { verb: "add", kind: "current-events" }],
    [
      "add feed https://a.example/x --every 15m --label Times",
      { verb: "add", kind: "feed", address: "https://a.example/x", every: 15, label: "Times" },
    ],
    [
      'add feed https://a.example/x every 2h label "The Strelsau Times"',
      { verb: "add", kind: "feed", address: "https://a.example/x", every: 120, label: "The Strelsau Times" },
    ],
    ["add feed https://a.example/x every:1d", { verb: "add", kind: "feed", address: "https://a.example/x", every: 1_440 }],
    ["add feed https://a.example/x —every=30min", { verb: "add", kind: "feed", address: "https://a.example/x", every: 30 }],
    ["add feed https://a.example/x --every soon", "“soon” is not a length of time."],
    ["add feed https://a.example/x --every", "every needs a value."],
    ["add feed https://a.example/x --every 1h --every 2h", "every is given twice."],
    ["add feed https://a.example/x --loud", "sources add has no option --loud."],
    ["add feed a b", "sources add does not take “b”."],
    ["test", "Which source?"],
    ["test S1 S2", "One source at a time."],
  ])("%s", (text, request) => {
    expect(read(text)).toEqual(request);
  });

  it.each([
    ["list", true],
    ["add", true],
    ["add feed", true],
    ["test S1", true],
    ["pause", true],
    ["gaza", false],
    ["test ban treaty", false],
    ["list of states", false],
    ["resume talks", false],
    ["", false],
  ])("“%s” is about live sources: %s", (text, live) => {
    expect(isLive(splitWords(text))).toBe(live);
    expect(new RegExp(LIVE_WORDS, "iu").test(text)).toBe(live);
  });

  it("are answered to the asker alone where they are about live sources", () => {
    const spec = { name: "sources", summary: "", options: [], visibility: "conversation", privately: LIVE_WORDS, examples: [] } as const;
    expect(
      [{ words: "list" }, { words: "gaza" }, { topic: "remove S1" }, { topic: "gaza" }, {}].map((options) => isPrivate(spec, options)),
    ).toEqual([true, false, true, false, false]);
  });
});
