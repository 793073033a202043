import { describe, expect, it } from "vitest";
import type { Line } from "../../src/briefings/types.ts";
import { citedBy } from "../../src/digests/editions.ts";

const line = (records: string[], spans: Line["spans"] = []): Line => ({ spans, text: "", citations: [], records });

describe("what an edition cites", () => {
  it("is every record its lines rest on or show, each revision once, in order", () => {
    const sections = [
      { kind: "positions" as const, title: "Positions", lines: [line(["pos-b@2", "pos-a@1"]), line(["pos-a@1"])] },
      {
        kind: "developments" as const,
        title: "Developments",
        lines: [
          line(
            ["evt-a@1"],
            [
              { kind: "text", text: "on " },
              { kind: "entity", id: "act-a", form: "name", text: "A" },
              { kind: "value", record: "fig-a@3", field: "quantity", format: "quantity", text: "10" },
              { kind: "quote", record: "pos-c@1", evidence: 0, text: "words" },
              { kind: "computed", operation: "independent_origins", inputs: ["evt-a@1", "src-a@2"], text: "2 independent origins" },
            ],
          ),
        ],
      },
    ];
    expect(citedBy({ sections })).toEqual(["evt-a@1", "fig-a@3", "pos-a@1", "pos-b@2", "pos-c@1", "src-a@2"]);
  });

  it("is nothing where no line rests on a record", () => {
    expect(citedBy({ sections: [] })).toEqual([]);
  });
});
