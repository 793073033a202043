import type { StoredRecord } from "../../../record/types.ts";
import type { Chunk } from "../chunks.ts";
import type { AskDesk } from "../desk.ts";
import { saidAs, sensesIn, toldBy } from "../record-words.ts";
import type { Asked } from "./figure-asked.ts";
import { type Figure, PEOPLE } from "./figure-population.ts";
import { mentions } from "./recall.ts";

/** Whether a record is linked to all that is named, or says it. */
export type Naming = (id: string, text: string) => boolean;

const MOST_EVENTS = 300;

/** `there`: harm done at a place is counted there, and not elsewhere in a dossier that is called after it. */
export async function linkedTo(desk: AskDesk, kind: "figure" | "event", chunk: Chunk, there: boolean): Promise<ReadonlySet<string>> {
  const place = there ? await desk.place(chunk, "figures").catch(() => undefined) : undefined;
  if (place !== undefined) return new Set((await desk.select({ kinds: [kind], about: [[place]] })).map(({ id }) => id));
  const topic = await desk.topic(chunk, "figures").catch(() => undefined);
  if (topic === undefined || topic.refs.length === 0) return new Set();
  const found = await desk.select({ kinds: [kind], about: [topic.refs] });
  return new Set(found.map(({ id }) => id));
}

/** Figures of what one event did, where the words tell of the event: "killed in the funeral stampede". */
export async function ofOneEvent(
  desk: AskDesk,
  figures: readonly Figure[],
  asked: Asked,
  naming: () => Promise<Naming>,
  people: readonly Chunk[],
): Promise<(Figure | StoredRecord<"event">)[]> {
  if (asked.harm.length === 0) return [];
  const { period } = desk.context;
  const events = await desk.reader.select(
    desk.scope,
    { kinds: ["event"], about: [(await desk.everything()).refs], ...(period ? { from: period.from, to: period.to } : {}) },
    "newest",
    MOST_EVENTS,
  );
  const telling = events.filter((event) => {
    const senses = sensesIn(toldBy(event));
    return (
      event.body.casualties.some(
        ({ effect, population }) =>
          asked.harm.includes(effect) &&
          asked.words.every((word) => !PEOPLE.test(word) || saidAs(word, sensesIn(population)) !== undefined) &&
          people.every((chunk) => mentions(desk, population, chunk)),
      ) && asked.words.every((word) => saidAs(word, senses) !== undefined)
    );
  });
  if (telling.length === 0) return [];
  const named = await naming();
  const [only, ...others] = telling.filter((event) => named(event.id, toldBy(event)));
  if (only === undefined || others.length > 0) return [];
  const same = figures.filter(
    ({ body }) =>
      asked.harm.includes(body.indicator) &&
      body.as_of >= only.body.date.from &&
      only.body.casualties.some(({ effect, quantity }) => effect === body.indicator && quantity.value === body.quantity.value),
  );
  return same.length > 0 ? same : [only];
}
