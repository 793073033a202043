import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buttonId } from "../../../src/adapters/common/buttons.ts";
import { clean } from "../../../src/adapters/common/text.ts";
import { escapeText, plainFromDiscord } from "../../../src/adapters/discord/escape.ts";
import { renderMessages } from "../../../src/adapters/discord/render.ts";
import type { Action, MessageDocument } from "../../../src/core/document.ts";
import { FIXED_DOCUMENT, longDocument } from "../../contract/documents.ts";
import { createChannels } from "../../support/fake-discord/channels.ts";
import { showMarkdown } from "../../support/fake-discord/shown.ts";
import { anyDocument, hostileText } from "../../support/fake-http/arbitrary.ts";
import { textsOf, unshown } from "../../support/fake-http/squash.ts";

const keyOf = ({ command, label }: Action): string => buttonId(command, label.replace(/[^a-z]/giu, "").slice(0, 20));
const render = (document: MessageDocument): ReturnType<typeof renderMessages> => renderMessages(document, keyOf);

describe("a document as Discord messages", () => {
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
    const shown = (at: string): unknown => render(moment(at))[0]?.components[0].components;
    expect(shown("2023-11-10T14:00:00Z")).toEqual([{ type: 10, content: "-# As of <t:1699624800:f>" }]);
    expect(shown("soon")).toEqual([{ type: 10, content: "-# As of 10 Nov 2023 14:00 UTC" }]);
  });

  test("is stated in full", () => {
    expect(render(FIXED_DOCUMENT)).toEqual([
      {
        flags: 32_772,
        allowed_mentions: { parse: [] },
        components: [
          {
            type: 17,
            components: [
              { type: 10, content: "## Talks resume" },
              { type: 10, content: "-# As of 10 Nov 2023, 14:00 UTC" },
              { type: 10, content: "**A & B** met. [\\[1\\]](https://news.example/a_%28b%29)" },
              { type: 10, content: "**Positions**\n- A supports \\*talks\\*. \\[2\\]\n- [B's words](https://b.example/)" },
              { type: 10, content: "**Key figures**\n- **Killed: 10** · Counted by: Ministry \\[2\\]" },
              { type: 14 },
              {
                type: 10,
                content:
                  "**Sources**\n-# \\[1\\] [A report](https://news.example/a_%28b%29) — News, 2023-11-10 · CC BY\n-# \\[2\\] publisher not on record, 2023-11-09",
              },
              { type: 1, components: [{ type: 2, style: 2, custom_id: "v1|timeline|Timeline", label: "Timeline" }] },
            ],
          },
        ],
      },
    ]);
  });

  test("without blocks shows its summary", () => {
    expect(render({ tone: "notice", summary: "Nothing new.", blocks: [] })[0]?.components).toEqual([
      { type: 17, components: [{ type: 10, content: "Nothing new." }] },
    ]);
  });

  test("of great length becomes several messages", () => {
    expect(render(longDocument().document).length).toBeGreaterThan(5);
  });

  test("of any shape is taken by Discord, shows every text and notifies nobody", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const problems: string[] = [];
        const channels = createChannels(() => Date.UTC(2023, 10, 20), problems);
        for (const message of render(document)) channels.take({ ...message }, "1");
        const text = channels
          .seen()
          .map((one) => one.text)
          .join("\n");
        expect(problems).toEqual([]);
        expect(unshown(textsOf(document), text)).toEqual([]);
        expect(channels.seen().flatMap(({ pings }) => pings)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("text for Discord", () => {
  test.each([
    ["*a* _b_ ~~c~~ `d` ||e||", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\` \\|\\|e\\|\\|"],
    ["# a\n- b\n1. c\n> d", "\\# a\n\\- b\n1\\. c\n\\> d"],
    ["<@1> @everyone https://x.example", "\\<@1> \\@everyone https\\://x.example"],
    ["[a](https://x.example)", "\\[a\\](https\\://x.example)"],
    ["C:\\path 3.5 - 4 #1", "C:\\\\path 3.5 - 4 #1"],
  ])("%s is escaped", (given, escaped) => {
    expect(escapeText(given)).toBe(escaped.replaceAll("<@", "<\\@"));
  });

  test("reads back as it was, links nothing and notifies nobody", () => {
    fc.assert(
      fc.property(hostileText, (given) => {
        const shown = { text: "", links: [], pings: [], buttons: [] };
        expect(showMarkdown(escapeText(given), undefined, shown)).toBe(clean(given));
        expect(shown).toEqual({ text: "", links: [], pings: [], buttons: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  test("typed after a mention is read without it", () => {
    expect(plainFromDiscord("<@1> what  about <@!1> Egypt?", "1")).toBe("what about Egypt?");
  });
});
