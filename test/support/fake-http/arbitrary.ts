import * as fc from "fast-check";
import type { Block, Inline, MessageDocument } from "../../../src/core/document.ts";

/** Text made of what chat platforms give a meaning to. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."*_~`|<>[]()#-+.:@&!\\/ \n1aé😀"),
      fc.constantFrom(
        "@everyone",
        "<@1>",
        "<!channel>",
        "https://x.example/a",
        "[a](https://x.example)",
        "**",
        "||",
        "&lt;",
        "\n- ",
        "\n# ",
        "\n1. ",
        "\u0007",
        "\ud800",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: hostileText }),
  fc.record({
    kind: fc.constant("text" as const),
    text: hostileText,
    style: fc.constantFrom("strong" as const, "emphasis" as const, "code" as const),
  }),
  fc.record({
    kind: fc.constant("link" as const),
    text: hostileText,
    url: fc.constantFrom("https://x.example/(a)_b", "javascript:alert(1)", "no address"),
  }),
  fc.record({
    kind: fc.constant("instant" as const),
    at: fc.constantFrom("2023-11-10T14:00:00Z", "no instant"),
    text: fc.constant("10 Nov 2023 14:00 UTC"),
  }),
  fc.record({ kind: fc.constant("cite" as const), n: fc.integer({ min: 1, max: 99 }) }),
);

const inlines = fc.array(inline, { maxLength: 5 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: hostileText }),
  fc.record({ kind: fc.constant("text" as const), weight: fc.constantFrom("normal" as const, "quiet" as const), inlines }),
  fc.record({ kind: fc.constant("list" as const), title: hostileText, items: fc.array(inlines, { maxLength: 8 }) }),
  fc.record({
    kind: fc.constant("table" as const),
    title: hostileText,
    columns: fc.array(fc.constantFrom("A", "B"), { minLength: 2, maxLength: 3 }),
    rows: fc.array(fc.array(inlines, { minLength: 2, maxLength: 3 }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant("sources" as const),
    title: hostileText,
    items: fc.array(fc.record({ n: fc.nat(99), publisher: hostileText, headline: hostileText, publishedAt: fc.constant("2023-11-10") }), {
      maxLength: 8,
    }),
  }),
  fc.record({
    kind: fc.constant("actions" as const),
    actions: fc.array(
      fc.record({ label: fc.string({ minLength: 1, maxLength: 90 }), command: fc.constant("brief"), options: fc.constant({}) }),
      { maxLength: 30 },
    ),
  }),
);

/** Documents of any shape, hostile text in every place. */
export const anyDocument: fc.Arbitrary<MessageDocument> = fc.record({
  tone: fc.constant("answer" as const),
  summary: hostileText,
  blocks: fc.array(block, { maxLength: 12 }),
});
