import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sharedFolder } from "../support/shared.ts";
import { readData, textsAtHand } from "../support/texts.ts";

const shared = sharedFolder();
const gaza = readData("gaza");
const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const bodies = [gaza.event, gaza.position, gaza.figure, gaza.question, gaza.claim].flatMap((kind) => [...kind.values()]);
const quoted = bodies.flatMap((body) => body.evidence.filter((e) => e.quote !== undefined).map((evidence) => ({ id: body.id, evidence })));

if (shared === undefined)
  process.stderr.write("skipped: the quotes of data/gaza against their texts (no sample data beside the project)\n");

describe.skipIf(shared === undefined)("the quotes of data/gaza against their texts", () => {
  const texts = shared === undefined ? new Map<string, string>() : textsAtHand(shared);

  it("finds every source's text, unchanged", () => {
    const changed = [...gaza.source.values()].filter(({ text }) => text === undefined || sha256(texts.get(text.key) ?? "") !== text.sha256);
    expect(changed.map(({ id }) => id)).toEqual([]);
    expect(gaza.source.size).toBe(24);
  });

  it("finds every quote where it is said to stand", () => {
    const misplaced = quoted.filter(({ evidence: { source, quote = "", start = -1 } }) => {
      const text = texts.get(gaza.source.get(source)?.text?.key ?? "") ?? "";
      return text.slice(start, start + quote.length) !== quote;
    });
    expect(misplaced).toEqual([]);
    expect(quoted).toHaveLength(14);
  });
});

describe("the quotes of data/gaza", () => {
  it("carry their place and hash", () => {
    expect(quoted.filter(({ evidence }) => evidence.start === undefined || evidence.sha256 !== sha256(evidence.quote ?? ""))).toEqual([]);
  });

  it("are short", () => {
    expect(quoted.filter(({ evidence }) => (evidence.quote ?? "").split(" ").length > 20).map(({ id }) => id)).toEqual([]);
  });
});
