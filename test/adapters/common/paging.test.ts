import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundary, paginate } from "../../../src/adapters/common/paging.ts";
import type { Block, Inline } from "../../../src/core/document.ts";
import { UserError } from "../../../src/core/errors.ts";
import { anyDocument } from "../../support/fake-http/arbitrary.ts";

const paragraph = (text: string): Block => ({ kind: "text", weight: "normal", inlines: [{ kind: "text", text }] });
const lengthOf = (blocks: readonly Block[]): number => characters(blocks).length;
const short = (most: number) => (blocks: readonly Block[]) => lengthOf(blocks) <= most;

describe("pages", () => {
  test("keep a list together, and divide it between its items", () => {
    const list: Block = {
      kind: "list",
      title: "T",
      items: [[{ kind: "text", text: "aaaa" }], [{ kind: "text", text: "bbbb" }], [{ kind: "text", text: "cccc" }]],
    };
    expect(paginate([list], short(10))).toEqual([[{ ...list, items: list.items.slice(0, 2) }], [{ ...list, items: list.items.slice(2) }]]);
  });

  test("divide a long text at sentence ends", () => {
    const pages = paginate([paragraph("One two three. Four five. Six seven eight nine.")], short(26));
    expect(pages.map((page) => characters(page))).toEqual(["One two three. Four five. ", "Six seven eight nine."]);
  });

  test("write a table as lines where a row is too wide", () => {
    const table: Block = {
      kind: "table",
      title: "T",
      columns: ["A", "B"],
      rows: [[[{ kind: "text", text: "x" }], [{ kind: "text", text: "y" }]]],
    };
    const noTables = (blocks: readonly Block[]): boolean => blocks.every(({ kind }) => kind !== "table");
    expect(paginate([table], noTables)[0]?.map((block) => characters([block]))).toEqual(["T", "A: x · B: y"]);
  });

  test("refuse what cannot be made smaller", () => {
    expect(() => paginate([paragraph("a")], () => false)).toThrow(UserError);
  });

  test("lose nothing, keep the order and all fit, for any document", () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 120, max: 400 }), ({ blocks }, most) => {
        fc.pre(!blocks.some((block, i) => sameTitle(block, blocks[i + 1])));
        const pages = paginate(blocks, short(most));
        expect(pages.every(short(most))).toBe(true);
        expect(lost(blocks, pages.flat())).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a break in a text", () => {
  test.each([
    ["at a line end", "first line\nsecond line", 15, "first line\n"],
    ["at a sentence end", "A first one. A second", 16, "A first one. "],
    ["after a quotation that ends a sentence", "He said “no.” Then left", 18, "He said “no.” "],
    ["at a space", "no sentence ends here", 14, "no sentence "],
    ["anywhere, in want of better", "unbroken", 3, "unb"],
    ["never inside a pair", "ab😀", 3, "ab"],
  ])("is %s", (_, text, most, head) => {
    expect(text.slice(0, boundary(text, most))).toBe(head);
  });
});

function characters(blocks: readonly Block[]): string {
  return blocks.flatMap(texts).join("");
}

/** Neighbours of one kind and title read as one section, whose title stands once. */
function sameTitle(block: Block, next: Block | undefined): boolean {
  return next !== undefined && block.kind === next.kind && "title" in block && "title" in next && block.title === next.title;
}

/** The texts of `from` that are not in `to`, in order; titles may be repeated and wide rows become labelled lines. */
function lost(from: readonly Block[], to: readonly Block[]): string[] {
  const all = characters(to);
  let place = 0;
  return from.flatMap(texts).filter((text) => {
    const found = all.indexOf(text, place);
    if (found >= 0) place = found + text.length;
    return found < 0;
  });
}

function texts(block: Block): string[] {
  const run = (inlines: readonly Inline[]): string[] => inlines.map((inline) => (inline.kind === "cite" ? `[${inline.n}]` : inline.text));
  switch (block.kind) {
    case "heading":
      return [block.text];
    case "text":
      return run(block.inlines);
    case "list":
      return [block.title, ...block.items.flatMap(run)];
    case "table":
      return [block.title, ...block.rows.flatMap((row) => row.flatMap(run))];
    case "sources":
      return [block.title, ...block.items.flatMap(({ headline, publisher, publishedAt }) => [headline ?? "", publisher, publishedAt])];
    case "actions":
      return block.actions.map(({ label }) => label);
    default:
      throw new Error("unreachable");
  }
}
