import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buttonId } from "../../../src/adapters/common/buttons.ts";
import { clean } from "../../../src/adapters/common/text.ts";
import { escapeText, plainFromSlack } from "../../../src/adapters/slack/escape.ts";
import { renderMessages } from "../../../src/adapters/slack/render.ts";
import type { Action, MessageDocument } from "../../../src/core/document.ts";
import { FIXED_DOCUMENT, longDocument } from "../../contract/documents.ts";
import { anyDocument, hostileText } from "../../support/fake-http/arbitrary.ts";
import { textsOf, unshown } from "../../support/fake-http/squash.ts";
import { showBlocks, slackBlocks } from "../../support/fake-slack/shown.ts";

const keyOf = ({ command, label }: Action): string => buttonId(command, label.replace(/[^a-z]/giu, "").slice(0, 20));
const render = (document: MessageDocument): ReturnType<typeof renderMessages> => renderMessages(document, keyOf);

describe("a document as Slack messages", () => {
  test("shows a moment in the reader's own zone, and its text where it is no moment", () => {
    const moment = (at: string): MessageDocument => ({
      tone: "answer",
      summary: "s",
      blocks: [
        {
          kind: "text",
          weight: "quiet",
          inlines: [
            { kind: "text", text: "As of " },
            { kind: "instant", at, text: "10 Nov 2023 14:00 UTC" },
          ],
        },
      ],
    });
    const shown = (at: string): unknown => render(moment(at))[0]?.blocks;
    const line = (...elements: unknown[]): unknown => [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }];
    const asOf = { type: "text", text: "As of " };
    expect(shown("2023-11-10T14:00:00Z")).toEqual(
      line(asOf, { type: "date", timestamp: 1_699_624_800, format: "{date_short_pretty} {time}", fallback: "10 Nov 2023 14:00 UTC" }),
    );
    expect(shown("soon")).toEqual(line(asOf, { type: "text", text: "10 Nov 2023 14:00 UTC" }));
  });

  test("is stated in full", () => {
    const section = (...elements: unknown[]): unknown => ({ type: "rich_text_section", elements });
    const text = (value: string, style?: unknown): unknown => ({ type: "text", text: value, ...(style ? { style } : {}) });
    const bold = { bold: true };
    const cell = (...elements: unknown[]): unknown => ({ type: "rich_text", elements: [section(...elements)] });
    expect(render(FIXED_DOCUMENT)).toEqual([
      {
        text: "Talks resume. A &amp; B met on 5 Nov.",
        blocks: [
          { type: "header", text: { type: "plain_text", text: "Talks resume", emoji: false } },
          { type: "context", elements: [{ type: "plain_text", text: "As of 10 Nov 2023, 14:00 UTC", emoji: false }] },
          {
            type: "rich_text",
            elements: [
              section(text("A & B", bold), text(" met."), text(" "), { type: "link", url: "https://news.example/a_(b)", text: "[1]" }),
            ],
          },
          {
            type: "rich_text",
            elements: [
              section(text("Positions", bold)),
              {
                type: "rich_text_list",
                style: "bullet",
                elements: [
                  section(text("A supports *talks*."), text(" "), text("[2]")),
                  section({ type: "link", url: "https://b.example/", text: "B's words" }),
                ],
              },
            ],
          },
          { type: "rich_text", elements: [section(text("Key figures", bold))] },
          {
            type: "table",
            column_settings: [{ is_wrapped: true }, { is_wrapped: true }],
            rows: [
              [cell(text("Figure", bold)), cell(text("Counted by", bold))],
              [cell(text("Killed: 10")), cell(text("Ministry"), text(" "), text("[2]"))],
            ],
          },
          {
            type: "rich_text",
            elements: [
              section(
                text("Sources", bold),
                text("\n[1] "),
                { type: "link", url: "https://news.example/a_(b)", text: "A report" },
                text(" — News, 2023-11-10 · CC BY\n[2] publisher not on record, 2023-11-09"),
              ),
            ],
          },
          {
            type: "actions",
            elements: [
              {
                type: "button",
                action_id: "v1|timeline|Timeline",
                value: "v1|timeline|Timeline",
                text: { type: "plain_text", text: "Timeline", emoji: false },
              },
            ],
          },
        ],
      },
    ]);
  });

  test("without blocks shows its summary", () => {
    expect(render({ tone: "notice", summary: "Nothing new.", blocks: [] })).toEqual([
      {
        text: "Nothing new.",
        blocks: [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "Nothing new." }] }] }],
      },
    ]);
  });

  test("of great length becomes several messages with one table each at most", () => {
    const messages = render(longDocument().document);
    expect(messages.length).toBeGreaterThan(3);
    expect(messages.filter(({ blocks }) => blocks.filter(({ type }) => type === "table").length > 1)).toEqual([]);
  });

  test("of any shape is taken by Slack, shows every text and notifies nobody", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const shown = render(document).map(({ blocks }) => (blocks.length > 0 ? showBlocks(slackBlocks.parse(blocks), false) : undefined));
        expect(unshown(textsOf(document), shown.map((one) => one?.text ?? "").join("\n"))).toEqual([]);
        expect(shown.flatMap((one) => one?.pings ?? [])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("text for Slack", () => {
  test.each([
    ["<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"],
    ["a < b", "a &lt; b"],
    ["tab\tand\u0000nul", "tab\tand nul"],
  ])("%s is escaped", (given, escaped) => {
    expect(escapeText(given)).toBe(escaped);
  });

  test("never holds markup in angle brackets, and reads back as it was", () => {
    fc.assert(
      fc.property(hostileText, (given) => {
        const escaped = escapeText(given);
        expect(escaped).not.toMatch(/[<>]/u);
        expect(escaped.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")).toBe(clean(given));
      }),
    );
  });

  test.each([
    ["<@U00FAKEBB> what about <#C1|general>?", "what about general?"],
    ["see <https://a.example/x|this> &amp; <https://b.example>", "see this & https://b.example"],
    ["<@U2> said &lt;yes&gt;", "@U2 said <yes>"],
  ])("typed as %s is read", (given, read) => {
    expect(plainFromSlack(given, "U00FAKEBB")).toBe(read);
  });
});
