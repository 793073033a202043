import { understand } from "../src/briefings/ask/understand.ts";
import type { RequestContext } from "../src/briefings/types.ts";
import { createGazetteer } from "../src/record/gazetteer.ts";
import { openStore } from "../src/storage/sqlite/open.ts";
import { milliseconds, millisecondsOf, timing, type Timing } from "./measure.ts";
import { actorName, countryName, random } from "./synthetic.ts";

export interface NameTimes {
  names: number;
  /** Milliseconds to read all names and build the gazetteer. */
  build: number;
  understand: Timing;
  complete: Timing;
}

const QUESTIONS = 600;
const context: RequestContext = { owner: "shared", asOf: "2026-06-30T12:00:00Z", asOfStated: false, zone: "UTC", length: "standard" };

const FORMS: readonly ((name: string, other: string) => string)[] = [
  (name) => `what happened in ${name} last week?`,
  (name, other) => `what is ${other}'s position on a ceasefire in ${name}?`,
  (name) => `how many people have been killed in ${name} since Monday, according to whom?`,
  (name, other) => `did ${other} meet ${name} in October 2025?`,
  (name) => `timeline of ${misspelt(name)}`,
  (name) => `brief me on ${name.toLowerCase()} please`,
];

const misspelt = (name: string): string => name.slice(0, 2) + name.charAt(3) + name.charAt(2) + name.slice(4);

/** Times resolving and parsing free questions, and completing prefixes, over the names of a record. */
export async function nameTimes(path: string): Promise<NameTimes> {
  const store = await openStore({ path });
  try {
    const started = performance.now();
    const rows = await store.names("shared");
    const gazetteer = createGazetteer(rows);
    const build = performance.now() - started;
    const next = random(11);
    const [asked, completed]: [number[], number[]] = [[], []];
    for (let i = 0; i < QUESTIONS; i += 1) {
      const [name, other] = [countryName(Math.floor(200 * next())), actorName(Math.floor(2_000 * next()))];
      const question = FORMS[i % FORMS.length]?.(name, other) ?? name;
      asked.push(await millisecondsOf(() => understand(question, { reader: store, gazetteer }, context)));
      completed.push(milliseconds(() => gazetteer.complete(name.slice(0, 1 + (i % 5)), 25)));
    }
    // The first of each builds what is built once; it is a cost of starting, not of a question.
    return { names: rows.length, build, understand: timing(asked.slice(FORMS.length)), complete: timing(completed.slice(1)) };
  } finally {
    await store.close();
  }
}
