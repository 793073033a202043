import { dayLabel } from "../../../core/date-labels.ts";
import { recordDay } from "../../sections/record-day.ts";
import { TELLING_KINDS } from "../../topic-words.ts";
import type { AskDesk } from "../desk.ts";
import type { Parse } from "../parse.ts";
import { ownWords, type Telling } from "../record-words.ts";
import { asksWhenDone, type Sought, sought } from "../sought.ts";
import { decline, type Declined } from "../understanding.ts";
import { mentions, recalled } from "./recall.ts";
import { agentOf } from "../roles.ts";
import { saidOrDoneBy } from "../speakers.ts";
import { SAID } from "../../wording.ts";

/** Most records named as the nearest. */
const MOST_NEAREST = 2;

/** "When did X do Y?", where no event says that X did: what comes nearest, said to be that. Undefined where nothing does. */
export async function notDone(desk: AskDesk, parse: Parse): Promise<Declined | undefined> {
  const asked = asksWhenDone(parse) ? sought(parse) : undefined;
  if (asked === undefined) return undefined;
  const loose: Sought = { ...asked, done: false, yesNo: false, deeds: [], attributed: [] };
  const found = await nearestTo(desk, loose);
  if (found.length === 0) return undefined;
  const issues = [...new Set(found.flatMap(issuesOf))].slice(0, 3);
  const own = await ownWord(desk, parse, found, issues);
  const told = [...own, ...found].slice(0, MOST_NEAREST).map((record) => sentence(desk, record));
  const suggestions =
    issues.length > 0 ? issues.map((id) => ({ id, label: desk.label(id), kind: "issue" as const })) : await desk.dossiers();
  return decline(
    "timeline",
    "not-on-record",
    "Not on record",
    `Not on record: no event says that ${asked.names[0]?.raw ?? "it"} did so. Nearest: ${told.join("; ")}.`,
    { suggestions },
  );
}

/** "5 Jan 2021: X said that …". */
function sentence(desk: AskDesk, record: Telling): string {
  const day = recordDay(record)?.day;
  const by = record.kind === "position" ? record.body.actor : record.kind === "claim" ? record.body.by : undefined;
  const said = by === undefined ? "" : `${desk.label(by)} ${SAID} that `;
  if (record.kind === "question") return `not known${day === undefined ? "" : ` as of ${dayLabel(day)}`}: “${record.body.text}”`;
  return `${day === undefined ? "" : `${dayLabel(day)}: `}${said}${ownWords(record).replace(/[.]$/u, "")}`;
}

/** Where no question on record asks it, and none of the records is of who is asked after: its own newest position on the matter. */
async function ownWord(desk: AskDesk, parse: Parse, found: readonly Telling[], issues: readonly string[]): Promise<Telling[]> {
  const agent = await agentOf(desk, parse);
  if (found[0]?.kind === "question" || agent.length === 0 || issues.length === 0 || (await saidOrDoneBy(desk, found, agent)).length > 0)
    return [];
  const positions = await desk.select({ kinds: ["position"], about: [agent, issues] });
  return positions.filter(({ body }) => agent.includes(body.actor)).slice(0, 1);
}

/** The records that hold all the words; else all but the verb, the first of them. */
async function nearestTo(desk: AskDesk, asked: Sought): Promise<Telling[]> {
  for (const words of [asked.words, asked.words.slice(1)]) {
    if (words.length === 0) continue;
    const found = await recalled(desk, { ...asked, words, told: words }, TELLING_KINDS);
    // A record may link to those named and be about somebody else.
    const spoken = (found?.records ?? [])
      .filter((record) => asked.names.every((chunk) => mentions(desk, ownWords(record), chunk)))
      .toSorted((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
    if (spoken.length > 0) return spoken.slice(0, MOST_NEAREST);
  }
  return [];
}

/** What is open comes nearest, then what was said or done, then what was counted. */
const order = ({ kind }: Telling): number => (kind === "question" ? 0 : kind === "figure" ? 2 : 1);

function issuesOf(record: Telling): string[] {
  if (record.kind === "position") return [record.body.issue];
  return record.kind === "event" || record.kind === "question" ? record.body.issues : [];
}
