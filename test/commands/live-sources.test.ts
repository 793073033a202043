import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Command, CommandSpec } from "../../src/commands/command.ts";
import { createDispatch } from "../../src/commands/dispatch.ts";
import { isLive } from "../../src/commands/live-words.ts";
import { manageLiveSources } from "../../src/commands/live-sources.ts";
import { createRegistry } from "../../src/commands/registry.ts";
import { splitWords } from "../../src/commands/words.ts";
import { plainDocument } from "../../src/core/document.ts";
import type { Invocation } from "../../src/core/platform.ts";
import { liveWorld, type LiveWorld } from "../ingest/live/desk.ts";
import { type FakePortal, startFakePortal } from "../support/fake-portal/server.ts";
import { portalTitle } from "../support/fake-portal/wikitext.ts";

let portal: FakePortal;
let world: LiveWorld;
beforeEach(async () => {
  portal = await startFakePortal();
  world = await liveWorld([portal.host]);
  portal.put(
    portalTitle("2026-11-21"),
    "{{Current events|year=2026|month=11|day=21|content=\n*Six soldiers are killed in a bombing in Strelsau, Ruritania. [https://times.example/a (Times)]\n}}",
  );
});
afterEach(async () => {
  await portal.close();
  await world.store.close();
});

const spec: CommandSpec = {
  name: "sources",
  summary: "Sources",
  options: [{ name: "topic", kind: "topic", summary: "A topic", positional: true }],
  visibility: "conversation",
  examples: ["sources list"],
};

/** The command without the record's part, as each platform would reach it. */
function ask(text: string, who: { user?: string; tenant?: string; manages?: boolean }): Promise<string> {
  const command: Command = {
    spec,
    readWords: (words) => (isLive(words) ? { topic: words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(" ") } : undefined),
    run: async (raw, call) => {
      const words = splitWords(raw["topic"] ?? "");
      return isLive(words) ? manageLiveSources(words, call, world.desk) : { document: plainDocument("answer", "of a topic") };
    },
  };
  const dispatch = createDispatch({
    registry: createRegistry([command]),
    clock: world.clock,
    ids: { next: () => "request" },
    zone: "UTC",
    isDate: () => false,
    log: () => {},
    operators: new Set(["somewhere:T1/UOPS", "elsewhere:99999"]),
  });
  const invocation: Invocation = {
    id: "1",
    command: "sources",
    options: { words: text },
    conversation: { platform: "somewhere", channel: "C1", ...(who.tenant === undefined ? {} : { tenant: who.tenant }) },
    user: who.user ?? "U1",
    ...(who.manages === undefined ? {} : { manages: async () => who.manages === true }),
  };
  return dispatch(invocation).then(({ document }) => document.summary);
}

const admin = { tenant: "T1", manages: true };
const REFUSED = "Live sources are managed by those who manage this place, and by Readout's operators.";

describe("live sources, managed from a chat", () => {
  it("are nobody's business but that of who manages the place, and of operators", async () => {
    expect(await ask("list", { tenant: "T1" })).toBe(REFUSED);
    expect(await ask("list", { tenant: "T1", manages: false })).toBe(REFUSED);
    expect(await ask("list", { manages: true })).toBe(REFUSED);
    expect(await ask("list", { tenant: "T2", user: "UOPS" })).toBe(REFUSED);
    expect(await ask("list", admin)).toBe("No live sources yet.");
    expect(await ask("list", { tenant: "T1", user: "UOPS" })).toBe("No live sources yet.");
    expect(await ask("gaza", { tenant: "T1" })).toBe("of a topic");
  });

  it("of a place are that place's alone, and so is what they bring", async () => {
    const added = await ask(`add current-events ${portal.url}`, admin);
    expect(added).toContain("Added as S1: Wikipedia, Portal:Current events, every hour, for this place alone.");
    expect(added).toContain("1 item read: 2 records came in, 1 of them event.");
    const now = "2026-11-22T13:00:00Z";
    const count = (owner: "shared" | `${string}:${string}`) => world.store.count({ owner, asOf: now }, { kinds: ["event"] });
    expect([await count("shared"), await count("somewhere:T1"), await count("somewhere:T2")]).toEqual([0, 1, 0]);
    expect(await ask("list", { tenant: "T2", manages: true })).toBe("No live sources yet.");
    expect(await ask("remove S1", { tenant: "T2", manages: true })).toBe("There is no live source S1.");
    expect(await ask("pause S1", { tenant: "T1", user: "UOPS" })).toBe("There is no live source S1.");
    expect(await ask("list", admin)).toBe("1 live source.");
    expect((await world.desk.list("somewhere:T1"))[0]?.where).toEqual({ platform: "somewhere", tenant: "T1", channel: "C1" });
  });

  it("of everybody leave a place's own nothing to add", async () => {
    await ask(`add current-events ${portal.url}`, { tenant: "T1", user: "UOPS" });
    expect(await ask(`add current-events ${portal.url}`, admin)).toContain("0 records came in, 0 of them events, 2 there already.");
  });

  it("are tested, paused, resumed and removed", async () => {
    await ask(`add current-events ${portal.url}`, admin);
    expect(await ask(`add current-events ${portal.url}`, admin)).toBe("That is S1 already.");
    expect(await ask("test S1", admin)).toContain("1 item read: 0 records would come in, 0 of them events, 2 there already.");
    expect(await ask("pause S1", admin)).toBe("Wikipedia, Portal:Current events is paused.");
    const asked = portal.requests.length;
    world.clock.advance(86_400_000);
    await world.due();
    expect(portal.requests).toHaveLength(asked);
    expect(await ask("resume S1", admin)).toBe("Wikipedia, Portal:Current events is fetched again from now on.");
    await world.due();
    expect(portal.requests.length).toBeGreaterThan(asked);
    expect(await ask("remove S1", admin)).toBe("Wikipedia, Portal:Current events is removed.");
    expect(await ask("list", admin)).toBe("No live sources yet.");
  });

  it("reach nothing inside the network", async () => {
    for (const address of [
      "http://localhost/",
      "http://169.254.169.254/latest/meta-data/",
      "http://[::1]/",
      "http://10.0.0.1/feed",
      "http://2130706433/",
    ]) {
      expect(await ask(`add feed ${address}`, admin)).toContain("is inside the network Readout runs in, which is not fetched.");
    }
    expect(await ask("add feed ftp://a.example/", admin)).toBe("Only http and https addresses are fetched.");
    expect(await ask("add gopher", admin)).toBe("There is no kind of source “gopher”.");
    expect(await ask("add feed", admin)).toBe("Which address?");
    expect(await ask(`add current-events ${portal.url} --every 1m`, admin)).toBe(
      "current-events is fetched at most every 15 minutes, and at least once a week.",
    );
  });
});
