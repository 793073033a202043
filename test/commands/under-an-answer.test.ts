import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Reply } from "../../src/core/platform.ts";
import { CHANNEL, type Chat, heading, labels, openChat, textOf } from "./desk.ts";

let chat: Chat;
beforeAll(async () => {
  chat = await openChat();
});
afterAll(() => chat.close());

const STEPS = [
  "Timeline",
  "Positions",
  "Figures",
  "Sources",
  "Subscribe",
  "More",
  "Copy with sources",
  "Why this line?",
  "Report an error",
];

/** A source and an event of 5 Nov 2023 that come in late. */
async function comesInLate(summary: string): Promise<void> {
  const evidence = [{ source: "src-late-report" }] as const;
  await chat.readout.store.commit(
    "shared",
    [
      {
        put: {
          kind: "source",
          body: {
            id: "src-late-report",
            publisher: "The Late Paper",
            published_at: "2023-11-05",
            published_basis: "stated",
            language: "en",
          },
        },
      },
      {
        put: {
          kind: "event",
          body: {
            id: "evt-late-strike",
            date: { from: "2023-11-05", precision: "day" },
            type: "assault",
            actors: [],
            recipients: [],
            places: ["plc-gaza-strip"],
            issues: [],
            summary,
            topics: [],
            status: "occurred",
            casualties: [
              {
                effect: "killed",
                quantity: { value: 120, qualifier: "exactly" },
                population: "people",
                reporter: null,
              },
            ],
            headings: [],
            evidence: [...evidence],
          },
        },
      },
    ],
    "2023-11-21T00:00:00Z",
  );
}

describe("under an answer", () => {
  it("stand ways to go on, those with something to show", async () => {
    expect(labels(await chat.run("brief", { topic: "gaza" }))).toEqual(STEPS);
    expect(labels(await chat.run("figures", { topic: "gaza" }))).not.toContain("Figures");
    expect(labels(await chat.run("figures", { topic: "gaza" }))).toContain("Timeline");
  });

  it("none is offered where the topic has nothing of the kind", async () => {
    const reply = await chat.run("brief", { topic: "flight ps752" });
    const figures = await chat.run("figures", { topic: "flight ps752" });
    expect(labels(reply).includes("Figures")).toBe(figures.document.tone === "answer");
  });

  it("keep the period, the as-of day and who sees the answer", async () => {
    const reply = await chat.run("brief", { words: "gaza period 2023-11-01..2023-11-05 as-of 2023-11-06 private" });
    const timeline = reply.document.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []))[0];
    expect(timeline).toEqual({
      label: "Timeline",
      command: "timeline",
      options: { topic: "dos-gaza", period: "2023-11-01..2023-11-05", "as-of": "2023-11-06", private: "true" },
    });
    expect(textOf(await chat.press(reply, "Timeline"))).toContain("covers 1–5 Nov 2023");
  });

  it("under an answer to a question, too, on what it was understood to ask", async () => {
    const reply = await chat.ask("who opposes a ceasefire in Gaza?");
    expect(labels(reply)).toEqual(expect.arrayContaining(["Copy with sources", "Why this line?", "Report an error"]));
    expect(textOf(await chat.press(reply, "Copy with sources"))).toContain(heading(reply));
  });

  it("answer the positions on a topic", async () => {
    expect(heading(await chat.press(await chat.run("brief", { topic: "gaza" }), "Positions"))).toBe("Positions on Gaza conflict");
  });
});

describe("more", () => {
  it("gives the same at full length, as of the same moment, hours and a restart later", async () => {
    const reply = await chat.run("brief", { topic: "gaza" });
    chat.clock.pass(48 * 60 * 60_000);
    await chat.restart();
    const more = await chat.press(reply, "More");
    expect(heading(more)).toBe(heading(reply));
    expect(textOf(more)).toContain("As of 20 Nov 2023 09:00 UTC");
    expect(textOf(more).length).toBeGreaterThan(textOf(reply).length * 1.5);
    expect(labels(more)).not.toContain("More");
  });
});

describe("copy", () => {
  it("is plain text: every line with its numbers, every source with its address", async () => {
    const reply = await chat.run("brief", { topic: "gaza", "as-of": "2023-11-10", length: "short" });
    const copied = await chat.press(reply, "Copy with sources");
    expect(copied.document.blocks.every((block) => block.kind === "text" && block.inlines.every((inline) => inline.kind === "text"))).toBe(
      true,
    );
    const lines = textOf(copied).split("\n");
    expect(lines.slice(0, 2)).toEqual([heading(reply), expect.stringMatching(/^As of 10 Nov 2023 23:59 UTC · covers 4–10 Nov 2023/u)]);
    const sources = reply.document.blocks.flatMap((block) => (block.kind === "sources" ? block.items : []));
    expect(sources.length).toBeGreaterThan(1);
    for (const { n, publisher, url = "" } of sources) {
      expect(lines.filter((line) => line.startsWith(`[${n}] ${publisher}`) && line.endsWith(url))).toHaveLength(1);
    }
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^- .+ \[\d+\]/u)]));
  });
});

describe("why this line", () => {
  it("names the records of each line with publisher, date and whether words were found", async () => {
    const why = textOf(
      await chat.press(await chat.run("positions", { words: "united states ceasefire as-of 2023-11-10" }), "Why this line?"),
    );
    expect(why).toContain("What each line of “Positions of United States” rests on.");
    expect(why).toMatch(/pos-us-ceasefire-2023-11-10@1 \(position\) — publisher not on record, 10 Nov 2023\[1\]: /u);
    const iran = textOf(await chat.press(await chat.run("positions", { words: "united states as-of 2020-01-12" }), "Why this line?"));
    expect(iran).toMatch(/“[^”]+” — found in the source's text, at character \d+\./u);
  });

  it("gives the parts of the score that placed an event", async () => {
    const why = textOf(await chat.press(await chat.run("brief", { topic: "gaza", "as-of": "2023-11-10" }), "Why this line?"));
    expect(why).toMatch(/Placed by severity \d, recency [\d.]+, further origins [\d.]+, and by how much/u);
  });
});

describe("an answer given again", () => {
  it("says where the record has changed, and else that it is the same by saying nothing", async () => {
    const reply = await chat.run("brief", { topic: "gaza", "as-of": "2023-11-06" });
    const before = textOf(await chat.press(reply, "Copy with sources"));
    expect(before).not.toContain("The record has changed");
    await comesInLate("An airstrike hit a made-up market.");
    const after = textOf(await chat.press(reply, "Copy with sources"));
    expect(after).toContain("The record has changed since that answer was given");
    expect(after).toContain("An airstrike hit a made-up market.");
  });
});

describe("a report", () => {
  it("is kept with who, where, when and on which answer", async () => {
    const reply = await chat.ask("who opposes a ceasefire in Gaza?");
    const said = await chat.press(reply, "Report an error", { user: "U7" });
    const id = /Your report is (R\d+)\./u.exec(textOf(said))?.[1];
    const [report] = await chat.readout.store.reports.list(1);
    expect(report).toMatchObject({ id, owner: "somewhere:T1", user: "U7", conversation: CHANNEL, words: "" });
    expect(report?.reportedAt).toBe(new Date(chat.clock.now()).toISOString().replace(".000Z", "Z"));
    expect(report?.understood).toContain("ceasefire in Gaza");
  });

  it("takes words, and refuses more than it can keep", async () => {
    const reply = await chat.run("brief", { topic: "gaza" });
    const action = reply.document.blocks
      .flatMap((block) => (block.kind === "actions" ? block.actions : []))
      .find(({ command }) => command === "report");
    const report = (error: string): Promise<Reply> => chat.run("report", { ...action?.options, error });
    await report("the date is wrong");
    expect((await chat.readout.store.reports.list(1))[0]?.words).toBe("the date is wrong");
    expect(textOf(await report("x".repeat(4_001)))).toContain("at most 4000 are kept");
  });
});

describe("an answer that is not there", () => {
  it.each(["more", "copy", "why", "report"])("%s offers to ask anew", async (command) => {
    for (const answer of ["nosuchkey", "", "a", "atopic"]) {
      const { document } = await chat.run(command, { answer });
      expect(document.tone).toBe("problem");
      expect(JSON.stringify(document)).toContain("For example: brief gaza".slice(-10));
    }
  });

  it("is nobody else's: the key of one workspace opens nothing in another", async () => {
    const reply = await chat.run("brief", { topic: "gaza" });
    const elsewhere = await chat.press(reply, "Copy with sources", { conversation: { ...CHANNEL, tenant: "T2" } });
    expect(textOf(elsewhere)).toContain("That answer is no longer kept.");
  });

  it("is not opened by the key of a button", async () => {
    const reply = await chat.run("brief", { topic: "gaza" });
    const [button] = reply.document.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
    const key = button === undefined ? "" : await chat.readout.store.actions.put(button);
    expect(textOf(await chat.run("copy", { answer: `a${key}` }))).toContain("That answer is no longer kept.");
  });
});

describe("what was posted", () => {
  it("is kept as an edition that its records lead to", async () => {
    const reply = await chat.run("positions", { words: "united states ceasefire as-of 2023-11-10" });
    const message = { conversation: CHANNEL, message: "55.1" };
    await reply.sent?.(message);
    const found = await chat.readout.store.editions.citing("pos-us-ceasefire-2023-11-10", "2023-01-01T00:00:00Z");
    expect(found.map((edition) => [edition.message, edition.owner, edition.topic, edition.asOf])).toEqual([
      [message, "somewhere:T1", "iss-gaza-ceasefire", "2023-11-10T23:59:59Z"],
    ]);
    expect(found[0]?.citations).toContain("pos-us-ceasefire-2023-11-10@1");
    expect(found[0]?.position).toBe(await chat.readout.store.position());
  });

  it("stands though it cannot be kept: the failure is only logged", async () => {
    const reply = await chat.run("brief", { topic: "gaza" });
    await chat.readout.store.close();
    await expect(reply.sent?.({ conversation: CHANNEL, message: "56.1" })).resolves.toBeUndefined();
    expect(chat.failures).toHaveLength(1);
    await chat.restart();
  });
});
