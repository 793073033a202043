import type { Action, Inline, MessageDocument } from "../../src/core/document.ts";
import type { CommandSpec } from "../../src/commands/command.ts";

/** The commands the contract runs: one public, one private, one that lets the asker choose, and `ask`. */
export const SPECS: readonly CommandSpec[] = [
  {
    name: "brief",
    summary: "A briefing",
    visibility: "conversation",
    examples: ["brief gaza"],
    options: [
      { name: "topic", kind: "topic", summary: "What about", required: true, positional: true },
      { name: "length", kind: "length", summary: "How long" },
      { name: "private", kind: "flag", summary: "For you alone" },
    ],
  },
  { name: "whisper", summary: "For the asker alone", visibility: "private", examples: ["whisper"], options: [] },
  {
    name: "ask",
    summary: "A question",
    visibility: "conversation",
    examples: ["ask who said what"],
    options: [{ name: "question", kind: "words", summary: "The question", required: true, positional: true }],
  },
  {
    name: "complain",
    surface: "button",
    title: "Complain",
    summary: "Says that an answer is wrong",
    asks: "why",
    visibility: "private",
    examples: ["brief gaza"],
    options: [
      { name: "answer", kind: "words", summary: "The answer", required: true },
      { name: "why", kind: "words", summary: "What is wrong" },
    ],
  },
];

/** The same with a command of a message's menu, one of buttons, and one that changes settings. */
export const MORE_SPECS: readonly CommandSpec[] = [
  ...SPECS,
  {
    name: "brief-text",
    surface: "message",
    title: "Brief me on this",
    summary: "A briefing on a message",
    visibility: "private",
    examples: ["brief gaza"],
    options: [{ name: "text", kind: "words", summary: "The message", required: true }],
  },
  { name: "why", surface: "button", summary: "Why a line is there", visibility: "private", examples: ["brief gaza"], options: [] },
  { name: "settings", manages: true, summary: "Changes settings", visibility: "private", examples: ["settings"], options: [] },
];

export const text = (value: string): Inline => ({ kind: "text", text: value });

/** What a hostile or careless source might hold; each must be read exactly like this. */
export const LITERALS: readonly string[] = [
  "@everyone and @here",
  "<!channel> <!here> <!subteam^S00FAKE00>",
  "<@U00FAKE01> <@500000000000000001> <@&200000000000000001> <#300000000000000001>",
  "*bold* _italic_ ~struck~ **strong** __under__ ~~gone~~ ||hidden|| `code`",
  "[a link](https://evil.example/x) <https://evil.example/y|label> https://evil.example/z",
  "# heading",
  "> quoted",
  "-# small",
  "1. first",
  "- item",
  "\\*escaped\\* &amp; &lt;b&gt; <t:1700000000:R> </brief:1> :smile:",
];

/** The literals in every place a document has for text. */
export function literalDocument(): MessageDocument {
  const all = LITERALS.join(" ");
  return {
    tone: "answer",
    summary: `Summary ${all}`,
    blocks: [
      { kind: "heading", text: `Heading ${LITERALS[0]}` },
      ...LITERALS.map((value) => ({ kind: "text" as const, weight: "normal" as const, inlines: [text(value)] })),
      { kind: "text", weight: "quiet", inlines: [text(`quiet ${all}`)] },
      { kind: "text", weight: "normal", inlines: [{ kind: "text", text: `strong ${LITERALS[0]}`, style: "strong" }] },
      { kind: "list", title: `list ${LITERALS[0]}`, items: LITERALS.map((value) => [text(value)]) },
      {
        kind: "table",
        title: "",
        columns: ["Figure", `column ${LITERALS[0]}`],
        rows: [[[text(`cell ${all}`)], [text(LITERALS[1] ?? "")]]],
      },
      {
        kind: "sources",
        title: "Sources",
        items: [{ n: 1, publisher: `publisher ${LITERALS[0]}`, headline: `headline ${all}`, publishedAt: "2023-11-10" }],
      },
    ],
  };
}

/** A document of many messages; `marks` are the texts of which every one must be seen, in this order. */
export function longDocument(): { document: MessageDocument; marks: string[] } {
  const numbered = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name}${i + 1};`);
  const [sentences, lines, rows, publishers] = [
    numbered("sentence", 900),
    numbered("line", 150),
    numbered("row", 130),
    numbered("publisher", 80),
  ];
  return {
    marks: [...sentences, ...lines, ...rows, ...publishers],
    document: {
      tone: "answer",
      summary: "A long answer.",
      blocks: [
        { kind: "heading", text: "A long answer" },
        {
          kind: "text",
          weight: "normal",
          inlines: [text(sentences.map((mark) => `Here is ${mark.replace(";", "")}; it ends.`).join(" "))],
        },
        { kind: "list", title: "Lines", items: lines.map((mark) => [text(`${mark} ${"and so on ".repeat(6)}`), { kind: "cite", n: 1 }]) },
        {
          kind: "table",
          title: "Rows",
          columns: ["Name", "Value"],
          rows: rows.map((mark) => [[text(mark)], [text("a value of some length")]]),
        },
        {
          kind: "sources",
          title: "Sources",
          items: publishers.map((publisher, i) => ({ n: i + 1, publisher, publishedAt: "2023-11-10" })),
        },
        { kind: "actions", actions: [{ label: "More", command: "brief", options: { topic: "more" } }] },
      ],
    },
  };
}

/** An answer with one thing to do next. */
export function withAction(action: Action): MessageDocument {
  return {
    tone: "answer",
    summary: "An answer.",
    blocks: [
      { kind: "text", weight: "normal", inlines: [text("An answer.")] },
      { kind: "actions", actions: [action] },
    ],
  };
}

/** An answer that links to a page. */
export function linkedDocument(): MessageDocument {
  return {
    tone: "answer",
    summary: "See the source.",
    blocks: [
      { kind: "text", weight: "normal", inlines: [text("As reported"), { kind: "cite", n: 1, url: "https://news.example/a" }] },
      {
        kind: "sources",
        title: "Sources",
        items: [{ n: 1, publisher: "News", headline: "A report", publishedAt: "2023-11-10", url: "https://news.example/a" }],
      },
    ],
  };
}

/** A short briefing with every kind of block, whose rendering on each platform is stated in full. */
export const FIXED_DOCUMENT: MessageDocument = {
  tone: "answer",
  summary: "Talks resume. A & B met on 5 Nov.",
  blocks: [
    { kind: "heading", text: "Talks resume" },
    { kind: "text", weight: "quiet", inlines: [text("As of 10 Nov 2023, 14:00 UTC")] },
    {
      kind: "text",
      weight: "normal",
      inlines: [{ kind: "text", text: "A & B", style: "strong" }, text(" met."), { kind: "cite", n: 1, url: "https://news.example/a_(b)" }],
    },
    {
      kind: "list",
      title: "Positions",
      items: [[text("A supports *talks*."), { kind: "cite", n: 2 }], [{ kind: "link", text: "B's words", url: "https://b.example/" }]],
    },
    {
      kind: "table",
      title: "Key figures",
      columns: ["Figure", "Counted by"],
      rows: [[[text("Killed: 10")], [text("Ministry"), { kind: "cite", n: 2 }]]],
    },
    {
      kind: "sources",
      title: "Sources",
      items: [
        { n: 1, publisher: "News", headline: "A report", publishedAt: "2023-11-10", url: "https://news.example/a_(b)", note: "CC BY" },
        { n: 2, publisher: "publisher not on record", publishedAt: "2023-11-09" },
      ],
    },
    { kind: "actions", actions: [{ label: "Timeline", command: "timeline", options: { topic: "a" } }] },
  ],
};
