import { describe, expect, it } from "vitest";
import { takeOutlets } from "../../src/ingest/outlets.ts";

const take = (text: string, sources: string[] = []) =>
  takeOutlets({ id: "wce-1", date: "2019-11-01", category: "", topics: [], text, sources });

describe("outlets of an item", () => {
  it.each([
    ["A storm hits.", ["BBC"], "A storm hits.", ["BBC"]],
    ["A storm hits. (BBC), (The Times), ", ["CNN"], "A storm hits.", ["BBC", "The Times", "CNN"]],
    ["A storm hits. (BBC", [], "A storm hits.", ["BBC"]],
    ['He calls it "over." (BBC) (Tehran Times} ', [], 'He calls it "over."', ["BBC", "Tehran Times"]],
    ["A storm hits. (BBC)<!-- ", [], "A storm hits.", ["BBC"]],
    ["A storm hits. [https://example.org/1", ["BBC"], "A storm hits.", ["BBC"]],
    // A remark of the sentence itself.
    ["The party wins (its best result)", ["BBC"], "The party wins (its best result)", ["BBC"]],
    ["A storm hits.", ["Reuters", "Reuters²", " "], "A storm hits.", ["Reuters"]],
  ])("%s", (text, sources, body, outlets) => {
    expect(take(text, sources)).toEqual({ body, outlets });
  });

  it("comes to an end on text made to be slow", () => {
    expect(take(`${"(a), ".repeat(1900)}x`).outlets).toEqual([]);
  });
});
