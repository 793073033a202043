import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDayPage } from "../../../src/ingest/live/portal/page.ts";
import { plainLine } from "../../../src/ingest/live/portal/wikitext.ts";
import { sharedFolder } from "../../support/shared.ts";
import { sampleItems, toWikitext } from "../../support/fake-portal/wikitext.ts";

const texts = (wikitext: string): string[] => readDayPage(wikitext).items.map(({ text }) => text);

const DAY = `{{Current events|year=2026|month=11|day=20|content=

<!-- All news items below this line -->
;'''Armed conflicts and attacks'''
*[[Ruritanian civil war]], [[Graustark (country)|Graustark]]:
**[[Siege of Strelsau]]
***At least '''six''' people are killed&nbsp;in [[Strelsau]]. [https://times.example/1 (''The Strelsau Times'')] [https://afp.example/2 (AFP via [[Barron's (newspaper)|Barron's]])]
***[[Ruritania]]n forces withdraw.<ref>{{cite news|url=https://x.example|title=T}}</ref> ([https://radio.example/3 Radio Free Edelweiss])
**A sentence under the outer topic. [https://times.example/4 (Times)], [https://post.example/5 (Post)]
*A sentence without a topic. {{cite web|url=https://web.example/6|title=X|work=[[The Web]]}}

'''Law and crime'''
*[[Trial of Rudolf V]]
**The court, [https://court.example/ citing its rules], adjourns. [https://times.example/7 (Times)]
***It meets again in May. [https://times.example/8 (Times)]
<!-- *Nobody said this. [https://gone.example (Nobody)] -->
*
*[[File:Flag.svg|thumb|A [[flag]] of it]]
*[[A topic that nothing hangs under]]
<!-- All news items above this line -->}}
Words after the template.`;

describe("a day's page of the Current events portal", () => {
  it("gives its items, each with its category, the topics over it and its outlets", () => {
    expect(readDayPage(DAY)).toEqual({
      left: [],
      items: [
        {
          category: "Armed conflicts and attacks",
          topics: ["Ruritanian civil war, Graustark", "Siege of Strelsau"],
          text: "At least six people are killed in Strelsau.",
          outlets: [
            { name: "The Strelsau Times", url: "https://times.example/1" },
            { name: "AFP via Barron's", url: "https://afp.example/2" },
          ],
        },
        {
          category: "Armed conflicts and attacks",
          topics: ["Ruritanian civil war, Graustark", "Siege of Strelsau"],
          text: "Ruritanian forces withdraw.",
          outlets: [{ name: "Radio Free Edelweiss", url: "https://radio.example/3" }],
        },
        {
          category: "Armed conflicts and attacks",
          topics: ["Ruritanian civil war, Graustark"],
          text: "A sentence under the outer topic.",
          outlets: [
            { name: "Times", url: "https://times.example/4" },
            { name: "Post", url: "https://post.example/5" },
          ],
        },
        {
          category: "Armed conflicts and attacks",
          topics: [],
          text: "A sentence without a topic.",
          outlets: [{ name: "The Web", url: "https://web.example/6" }],
        },
        {
          category: "Law and crime",
          topics: ["Trial of Rudolf V"],
          text: "The court, citing its rules, adjourns.",
          outlets: [{ name: "Times", url: "https://times.example/7" }],
        },
        {
          category: "Law and crime",
          topics: ["Trial of Rudolf V"],
          text: "It meets again in May.",
          outlets: [{ name: "Times", url: "https://times.example/8" }],
        },
        { category: "Law and crime", topics: [], text: "A topic that nothing hangs under", outlets: [] },
      ],
    });
  });

  it.each([
    [
      "between two templates",
      "{{Current events|year=2026|month=11|day=20|top=yes}}\n'''Sports'''\n*It is said. [https://a.example (A)]\n{{Current events|year=2026|month=11|day=20|bottom=yes}}",
    ],
    [
      "with underscores and blanks in the template",
      "{{ current_events | year = 2026 | month=11|day=20| content =\n*It is said. [https://a.example (A)]\n}}",
    ],
    ["without a template", "== Sports ==\n*It is said. [https://a.example (A)]"],
    ["with a template that is never closed", "{{Current events|year=2026|month=11|day=20|content=\n*It is said. [https://a.example (A)]"],
    [
      "with the lines of another system",
      "{{Current events|year=2026|month=11|day=20|content=\r\n*It is said. [https://a.example (A)]\r\n}}",
    ],
  ])("is read %s", (_, wikitext) => {
    expect(texts(wikitext)).toEqual(["It is said."]);
  });

  it("goes down several levels at once and up again", () => {
    const page = readDayPage(
      "*[[One]]\n***Deep down. [https://a.example (A)]\n**Less deep. [https://a.example (A)]\n*[[Two]]\n**Under two. [https://a.example (A)]",
    );
    expect(page.items.map(({ text, topics }) => [text, topics])).toEqual([
      ["Deep down.", ["One"]],
      ["Less deep.", ["One"]],
      ["Under two.", ["Two"]],
    ]);
  });

  it("leaves out a sentence with a template it does not know, and says so", () => {
    expect(readDayPage("*At least {{some count|5}} people die. [https://a.example (A)]").left).toEqual([
      { reason: "holds a template that is not known", text: "{{some count}} At least people die." },
    ]);
  });

  it("joins what a template or link runs over lines", () => {
    expect(texts("*It is said by [[Ruritania|the\n kingdom]]. [https://a.example (A)]\n*Next. [https://a.example (A)]")).toEqual([
      "It is said by the kingdom.",
      "Next.",
    ]);
  });
});

describe("a line of wikitext in words", () => {
  it.each([
    ["'''bold''', ''slanted'' and '''''both'''''", "bold, slanted and both"],
    ["[[Georgia (country)|Georgia]]n and [[Paris]]ian", "Georgian and Parisian"],
    ["the pipe trick: [[Georgia (country)|]]", "the pipe trick: Georgia"],
    ["[[:fr:Paris|Paris]] and [[:Category:Wars]]", "Paris and Category:Wars"],
    ["{{nowrap|[[A|B]] C}} and {{lang|fr|bonjour}}", "B C and bonjour"],
    ["{{convert|10|km|mi|abbr=on}} and {{convert|3|to|5|ft|m}}", "10 km and 3 to 5 ft"],
    [
      "{{USS|Carney|DDG-64}}, {{ship|Russian corvette|Askold}}, {{sclass|Karakurt|corvette}}",
      "USS Carney, Russian corvette Askold, Karakurt-class corvette",
    ],
    ["{{US$|5 million}}, {{€|3}} and {{INR|200}}", "US$5 million, €3 and ₹200"],
    ["one{{snd}}two{{ndash}}three&mdash;four&#39;s &lt;five&gt;", "one – two–three—four's <five>"],
    ["{{flagicon|US}}{{citation needed|date=May 2026}}words{{dead link}}", "words"],
    ["a<br/>b <small>c</small> <nowiki>d</nowiki> H<sub>2</sub>O", "a b c d H2O"],
    ["zero\u200bwidth\u00adand\u200eso", "zerowidthandso"],
    ["{{ill|Rudolf Rassendyll|de}}", "Rudolf Rassendyll"],
    ["nested {{nowrap|{{lang|fr|oui}}}}", "nested oui"],
  ])("%s", (wikitext, text) => {
    expect(plainLine(wikitext)).toEqual({ text, outlets: [] });
  });

  it.each([
    ["It is. https://www.times.example/a", [{ name: "times.example", url: "https://www.times.example/a" }]],
    ["It is. [https://times.example/a]", [{ name: "times.example", url: "https://times.example/a" }]],
    ["It is. [//times.example/a (Times)]", [{ name: "Times", url: "https://times.example/a" }]],
    ["It is. ([https://times.example/a (Times)])", [{ name: "Times", url: "https://times.example/a" }]],
    [
      "It is. [https://times.example/a ''Times''], [https://post.example/b ''Post'']",
      [
        { name: "Times", url: "https://times.example/a" },
        { name: "Post", url: "https://post.example/b" },
      ],
    ],
    [
      "It is. {{cite news|title=T|url=https://times.example/a|newspaper=[[The Times]]}} {{Webarchive|url=https://web.archive.example/x|date=2026}}",
      [{ name: "The Times", url: "https://times.example/a" }],
    ],
  ])("%s", (wikitext, outlets) => {
    expect(plainLine(wikitext)).toEqual({ text: "It is.", outlets });
  });

  it("fails on nothing, and leaves no markup", () => {
    const mark = fc.constantFrom(
      "[[",
      "]]",
      "{{",
      "}}",
      "|",
      "'''",
      "''",
      "[https://a.example ",
      "]",
      "<ref>",
      "</ref>",
      "<!--",
      "-->",
      "*",
      "\n",
      "=",
      "a",
      " ",
      "&amp;",
      "(",
      ")",
      "{{nowrap|",
      "[[File:",
    );
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), (marks) => {
        for (const item of readDayPage(marks.join("")).items) expect(item.text).not.toMatch(/\[\[|\{\{|<!--|'''/);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["[[", "{{", "[https://a ", "<ref>", "'''", "{{a|", "( ", ", ", "<!--", "[[File:"])(
    "comes to an end on %j many times over",
    (piece) => {
      for (const length of [9_000, 400_000]) expect(readDayPage(`*${piece.repeat(length / piece.length)}`).items.length).toBeLessThan(2);
    },
  );
});

const shared = sharedFolder();
describe.skipIf(!shared)("the sample data turned back into wikitext (../shared/datasets/current-events)", () => {
  it("is read as it was, every item of a fortnight", async () => {
    const items = await sampleItems(shared ?? "", "2023-09-23", "2023-10-06");
    const days = [...Map.groupBy(items, ({ date }) => date).values()];
    expect(days).toHaveLength(14);
    for (const day of days) {
      expect(
        readDayPage(toWikitext(day)).items.map(({ text, topics, category, outlets }) => ({
          text,
          topics,
          category,
          sources: outlets.map(({ name }) => name),
        })),
      ).toEqual(day.map(({ text, topics, category, sources }) => ({ text, topics, category, sources })));
    }
  });

  it("is read whatever is broken in it, and leaves no markup", async () => {
    const items = await sampleItems(shared ?? "", "2023-09-30", "2023-10-06");
    const pages = [...Map.groupBy(items, ({ date }) => date).values()].map(toWikitext);
    const piece = fc.constantFrom(
      "[[",
      "]]",
      "{{",
      "}}",
      "|",
      "'''",
      "[",
      "]",
      "<!--",
      "-->",
      "<ref>",
      "\n",
      "*",
      "\0",
      "\ufffd",
      "{{Current events|",
      "",
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...pages),
        fc.array(fc.tuple(fc.nat(), fc.nat(30), piece), { minLength: 1, maxLength: 8 }),
        (page, changes) => {
          let broken = page;
          for (const [at, cut, put] of changes)
            broken = broken.slice(0, at % broken.length) + put + broken.slice((at % broken.length) + cut);
          for (const { text, topics } of readDayPage(broken).items) expect([text, ...topics].join(" ")).not.toMatch(/\[\[|\{\{|<!--|'{3}/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
