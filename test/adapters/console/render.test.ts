import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columns, terminalSafe } from "../../../src/adapters/console/layout.ts";
import { escapeMarkdown, renderMarkdown } from "../../../src/adapters/console/render-markdown.ts";
import { renderText } from "../../../src/adapters/console/render-text.ts";
import type { MessageDocument } from "../../../src/core/document.ts";

const plain = { width: 60, colours: false, links: false, commandPrefix: "readout " };

const document: MessageDocument = {
  tone: "answer",
  summary: "Ports reopen.",
  blocks: [
    { kind: "heading", text: "Ports of Freedonia reopen" },
    { kind: "text", weight: "quiet", inlines: [{ kind: "text", text: "As of 10 Nov 2023 12:00 UTC · covers 4–10 Nov 2023" }] },
    {
      kind: "list",
      title: "Developments",
      items: [
        [
          { kind: "text", text: "9 Nov 2023 — Freedonia reopened two ports after talks in Marxville with its neighbour." },
          { kind: "cite", n: 1, url: "https://example.org/a?b=1" },
          { kind: "cite", n: 2 },
        ],
      ],
    },
    {
      kind: "table",
      title: "Figures",
      columns: ["Figure", "Counted by"],
      rows: [
        [
          [{ kind: "text", text: "at least 3 killed" }],
          [
            { kind: "text", text: "Police" },
            { kind: "cite", n: 1 },
          ],
        ],
      ],
    },
    {
      kind: "sources",
      title: "Sources",
      items: [
        { n: 1, publisher: "Herald", headline: "Ports open", publishedAt: "2023-11-09", url: "https://example.org/a?b=1" },
        { n: 2, publisher: "publisher not on record", publishedAt: "2023-11-10" },
      ],
    },
    { kind: "actions", actions: [{ label: "Timeline", command: "timeline", options: { topic: "dos-ports of call" } }] },
  ],
};

describe("a document as text", () => {
  it("is wrapped, indented and numbered", () => {
    expect(renderText(document, plain)).toBe(`Ports of Freedonia reopen

As of 10 Nov 2023 12:00 UTC · covers 4–10 Nov 2023

DEVELOPMENTS
• 9 Nov 2023 — Freedonia reopened two ports after talks in
  Marxville with its neighbour. [1] [2]

FIGURES
Figure             Counted by
at least 3 killed  Police [1]

SOURCES
[1] Herald, Ports open, 9 Nov 2023 https://example.org/a?b=1
[2] publisher not on record, 10 Nov 2023

  1. Timeline: readout timeline "dos-ports of call"
`);
  });

  it("writes the rows of a table as lines where it is too wide", () => {
    expect(renderText({ ...document, blocks: document.blocks.slice(3, 4) }, { ...plain, width: 24 })).toBe(`FIGURES
• at least 3 killed ·
  counted by: Police [1]
`);
  });

  it("links citations where the terminal can", () => {
    const linked = renderText(document, { ...plain, links: true });
    expect(linked).toContain("\u001b]8;;https://example.org/a?b=1\u001b\\[1]\u001b]8;;\u001b\\");
  });

  it("never passes control or direction characters of a text on", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = renderText(
          {
            tone: "answer",
            summary: "",
            blocks: [
              {
                kind: "list",
                title: text,
                items: [
                  [
                    { kind: "text", text },
                    { kind: "cite", n: 1, url: `https://example.org/${text}` },
                  ],
                ],
              },
            ],
          },
          { ...plain, links: false },
        );
        expect(shown.replaceAll("\n", "")).toBe(terminalSafe(shown.replaceAll("\n", "")));
      }),
    );
  });

  it("keeps every word and the width, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé中]{1,20}$/), { minLength: 1 }), (list) => {
        const shown = renderText(
          { tone: "answer", summary: "", blocks: [{ kind: "text", weight: "normal", inlines: [{ kind: "text", text: list.join(" ") }] }] },
          { ...plain, width: 44 },
        );
        expect(shown.split(/\s+/).filter(Boolean)).toEqual(list);
        expect(shown.split("\n").every((line) => columns(line) <= 44)).toBe(true);
      }),
    );
  });
});

describe("a document as Markdown", () => {
  it("has headings, lists, a table and linked sources, and no commands", () => {
    expect(renderMarkdown(document)).toBe(`# Ports of Freedonia reopen

_As of 10 Nov 2023 12:00 UTC · covers 4–10 Nov 2023_

## Developments

- 9 Nov 2023 — Freedonia reopened two ports after talks in Marxville with its neighbour. [\\[1\\]](<https://example.org/a?b=1>) \\[2\\]

## Figures

| Figure | Counted by |
| --- | --- |
| at least 3 killed | Police \\[1\\] |

## Sources

1. [Herald, Ports open, 9 Nov 2023](<https://example.org/a?b=1>)
2. publisher not on record, 10 Nov 2023
`);
  });

  it.each([
    ["**bold** [x](http://e.org) <b>", "\\*\\*bold\\*\\* \\[x\\](http://e.org) \\<b\\>"],
    ["1. first", "1\\. first"],
    ["@everyone # | ~", "\\@everyone \\# \\| \\~"],
  ])("leaves %s literal", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
