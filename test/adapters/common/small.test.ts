import { describe, expect, test } from "vitest";
import { buttonId, readButtonId } from "../../../src/adapters/common/buttons.ts";
import { failureDetails } from "../../../src/adapters/common/log.ts";
import { createSeen } from "../../../src/adapters/common/seen.ts";
import { linkable, shorten, spaced } from "../../../src/adapters/common/text.ts";
import { isPrivate } from "../../../src/adapters/common/visibility.ts";
import { SPECS } from "../../contract/documents.ts";

const [brief, whisper] = SPECS;

test.each([
  ["a public command", brief, {}, false],
  ["a private command", whisper, {}, true],
  ["an unknown command", undefined, {}, true],
  ["the option on", brief, { private: "true" }, true],
  ["the option off", brief, { private: "false" }, false],
  ["the word among others", brief, { words: "gaza private full" }, true],
  ["the word with dashes", brief, { words: "--private gaza" }, true],
  ["the word with a value", brief, { words: "gaza private:no" }, false],
  ["the word as part of another", brief, { words: "privateers in the gulf" }, false],
  ["a private command with the word", whisper, { words: "private" }, true],
])("%s decides who sees the answer", (_, spec, options, expected) => {
  expect(isPrivate(spec, options)).toBe(expected);
});

test("an id is new once, and again when so many came after it", () => {
  const isNew = createSeen(2);
  expect(["a", "a", "b", "c", "a", "c"].map(isNew)).toEqual([true, false, true, true, true, false]);
});

describe("a button's id", () => {
  test("says which command and which key", () => {
    expect(buttonId("brief", "k1")).toBe("v1|brief|k1");
    expect(readButtonId("v1|brief|k1")).toEqual({ command: "brief", key: "k1" });
    expect(readButtonId("v1|brief|k1|d2.1")).toEqual({ command: "brief", key: "k1", mark: "d2.1" });
  });

  test.each(["v2|brief|k1", "brief|k1", "v1|brief|", "v1|brief|k1|d2.1|more", ""])("is not %j", (id) => {
    expect(readButtonId(id)).toBeUndefined();
  });
});

test.each([
  ["https://a.example/x?y=1", "https://a.example/x?y=1"],
  ["http://a.example", "http://a.example/"],
  ["javascript:alert(1)", undefined],
  ["mailto:a@b.example", undefined],
  ["no address", undefined],
  [undefined, undefined],
])("%s may be a link: %s", (address, expected) => {
  expect(linkable(address)).toBe(expected);
});

test.each([
  ["short", 5, "short"],
  ["too long", 5, "too…"],
  ["ab😀d", 4, "ab…"],
])("%s in %i characters is %s", (text, most, expected) => {
  expect(shorten(text, most)).toBe(expected);
});

test("a citation stands off the word before it, not off another citation", () => {
  expect(
    spaced([
      { kind: "text", text: "One" },
      { kind: "text", text: "" },
      { kind: "text", text: " two." },
      { kind: "cite", n: 1 },
      { kind: "cite", n: 2 },
    ]),
  ).toEqual([
    { kind: "text", text: "One two." },
    { kind: "text", text: " " },
    { kind: "cite", n: 1 },
    { kind: "cite", n: 2 },
  ]);
});

test("what is logged of a failure is its name and code, never its message", () => {
  expect(failureDetails(Object.assign(new TypeError("what was said"), { code: "ECONNRESET" }))).toEqual({
    failure: "TypeError",
    code: "ECONNRESET",
  });
  expect(failureDetails("what was said")).toEqual({ failure: "string" });
});
