import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { words } from "../../src/core/text.ts";
import type { Change } from "../../src/record/port.ts";
import type { Bodies } from "../../src/record/types.ts";
import { openStore, type Store } from "../../src/storage/sqlite/open.ts";
import { actor, event, retract, source } from "../contract/record-store-builders.ts";

const ids = ["evt-a", "evt-b", "evt-c"];
/** Either a put of one of few ids with one of few bodies, or a retraction. */
const step = fc.record({ id: fc.constantFrom(...ids), day: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }) });
const text = fc.string({ unit: "binary", maxLength: 60 });
/** What the schema lets pass: text that is not empty, without white space around it. */
const field = text.filter((value) => value.trim() === value && value !== "");
const at = (index: number) => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().replace(".000Z", "Z");
const SHARED = "shared";

/** The change of a step, unless it retracts what is not there. */
function changeOf({ id, day }: { id: string; day: number | null }, state: ReadonlyMap<string, string>): Change | undefined {
  if (day !== null) return event(id, `2023-10-0${day}`);
  return state.has(id) ? retract(id) : undefined;
}

/** What is visible: days by id. */
async function visible(store: Store, asOf: string): Promise<Record<string, string>> {
  const records = await store.select({ owner: SHARED, asOf }, { kinds: ["event"] }, "oldest", 99);
  return Object.fromEntries(records.map((record) => [record.id, record.body.date.from] as const).toSorted());
}

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ path: ":memory:" });
  await store.commit(SHARED, [source()], at(0));
  return work(store).finally(() => store.close());
}

describe("the record in SQLite, whatever is put in", () => {
  it("shows as of every commit what was on record after it, and the same when all comes in one commit", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const state = new Map<string, string>();
        const states: Record<string, string>[] = [];
        const changes: Change[] = [];
        await withStore(async (store) => {
          for (const one of steps) {
            const change = changeOf(one, state);
            if (change === undefined) continue;
            changes.push(change);
            await store.commit(SHARED, [change], at(changes.length));
            if (one.day === null) state.delete(one.id);
            else state.set(one.id, `2023-10-0${one.day}`);
            states.push(Object.fromEntries([...state].toSorted()));
          }
          for (const [index, expected] of states.entries()) {
            const seen = await visible(store, at(index + 1));
            // Originals are visible since their source was published, so some are seen before the commit they came with.
            for (const [id, day] of Object.entries(expected)) expect([id, seen[id]]).toEqual([id, day]);
          }
          expect(await visible(store, at(99))).toEqual(states.at(-1) ?? {});
        });
        await withStore(async (store) => {
          await store.commit(SHARED, changes, at(1));
          expect(await visible(store, at(99))).toEqual(states.at(-1) ?? {});
        });
      }),
      { numRuns: 60 },
    );
  });

  it("never takes back what an as-of has shown: later commits leave earlier answers as they were", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        await withStore(async (store) => {
          const state = new Map<string, string>();
          for (const [index, one] of steps.entries()) {
            const change = changeOf(one, state);
            const isNew = (await store.history(SHARED, one.id)).length === 0;
            const before = await visible(store, at(index));
            if (change !== undefined) await store.commit(SHARED, [change], at(index + 1));
            if (one.day === null) state.delete(one.id);
            else state.set(one.id, `2023-10-0${one.day}`);
            const after = await visible(store, at(index));
            if (isNew) delete after[one.id];
            expect(after).toEqual(before);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it("gives back every text as it was", async () => {
    await withStore(async (store) => {
      let turn = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.record({ name: field, alias: field, summary: field, topic: field, publisher: field, quote: field }),
          async (made) => {
            turn++;
            const fields: Partial<Bodies["event"]> = {
              summary: made.summary,
              topics: [made.topic],
              evidence: [{ source: `src-${turn}`, quote: made.quote }],
            };
            const changes = [
              source(`src-${turn}`, { publisher: made.publisher, headline: made.topic }),
              actor(`act-${turn}`, { name: made.name, aliases: [made.alias] }),
              event(`evt-${turn}`, "2023-10-01", fields),
            ];
            await store.commit(SHARED, changes, at(1));
            for (const change of changes) {
              if (!("put" in change)) continue;
              const [record] = await store.get({ owner: SHARED, asOf: at(9) }, change.put.kind, [change.put.body.id]);
              expect(record?.body).toEqual(change.put.body);
            }
          },
        ),
        { numRuns: 150 },
      );
    });
  });

  it("finds by words exactly what holds them, and reads no word as a command", async () => {
    await withStore(async (store) => {
      const summaries = [
        "The minister met no one.",
        "AND OR NOT NEAR words",
        "Ærø, Łódź und Straße",
        '100% "quoted" -- ; drop table',
        "北京 会谈 2023",
      ];
      await store.commit(
        SHARED,
        summaries.map((summary, index) => event(`evt-${index}`, "2023-10-01", { summary })),
        at(1),
      );
      const part = fc.constantFrom(...summaries.join(" ").split(" "), "words:", "*", '"', "(", "NEAR(", "^minister", "-met", "{", "100%");
      await fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(part, text), { minLength: 1, maxLength: 4 }), async (wanted) => {
          const found = await store.select({ owner: SHARED, asOf: at(9) }, { kinds: ["event"], words: wanted }, "oldest", 99);
          const expected = summaries.flatMap((summary, index) => {
            const held = new Set(words(summary));
            const holds = wanted.every((word) => words(word).length > 0 && words(word).every((one) => held.has(one)));
            return holds ? [`evt-${index}`] : [];
          });
          expect(found.map((record) => record.id)).toEqual(expected);
        }),
        { numRuns: 300 },
      );
    });
  });
});
