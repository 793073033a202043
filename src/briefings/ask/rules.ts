import type { AskDesk } from "./desk.ts";
import type { Parse } from "./parse.ts";
import { asksForAccount, readAccount } from "./readings/account.ts";
import { asksForVerdict, readCalled } from "./readings/called.ts";
import { readCompare } from "./readings/compare.ts";
import { asksForDeeds, readDeeds } from "./readings/deeds.ts";
import { readDisputed } from "./readings/disputes.ts";
import { readEvidence, readFact, readResponsible } from "./readings/evidence.ts";
import { asksWhichNumber, valuesReading } from "./readings/numbers.ts";
import { readFigures } from "./readings/figures.ts";
import { listsHappenings, readHappenings } from "./readings/happenings.ts";
import { asksForMention, readMention } from "./readings/mentioned.ts";
import { readMeetings } from "./readings/meetings.ts";
import { readOnRecord } from "./readings/on-record.ts";
import { headsPosition } from "./readings/position-heading.ts";
import { readOutside, readWhy } from "./readings/outside.ts";
import { readPositions } from "./readings/positions.ts";
import { asksForPublished, readPublished } from "./readings/published.ts";
import { readBrief, readChanges, readQuestions, readTimeline } from "./readings/topics.ts";
import { does, isOpen } from "./chunks.ts";
import type { Tag } from "./terms.ts";
import type { Reading } from "./understanding.ts";

/** When a kind of question is meant, and how it is read. A reading of `undefined` passes the question on. */
export interface Rule {
  /** At least one of these must be there. */
  any: readonly Tag[];
  /** None of these may be. */
  none?: readonly Tag[];
  /** What the tags alone cannot tell. */
  when?: (parse: Parse) => boolean;
  read: (desk: AskDesk, parse: Parse) => Promise<Reading | undefined>;
}

const hasNames = (parse: Parse): boolean => parse.names.length > 0;
const hasIssue = (parse: Parse): boolean => parse.names.some((chunk) => chunk.rows.some((row) => row.kind === "issue"));
const hasOpenWords = (parse: Parse): boolean => parse.chunks.some(isOpen);
const asksHowOften = (parse: Parse): boolean =>
  parse.chunks.some((chunk) => does(chunk, "order") && ["how often", "how many times"].includes(chunk.words.join(" ")));

const HARMED = /^(?:killed|injured|wounded|hurt|dead|died|hostages|captives|displaced|evacuated)$/u;

/** "Injured in Kerman, as reported by …": a word for those harmed and no verb, which asks how many. */
function countsHarm(parse: Parse): boolean {
  const at = parse.chunks.findIndex((chunk) => chunk.rows.length === 0 && HARMED.test(chunk.words.join(" ")));
  const asks = parse.has("yes-no", "who", "what", "which", "when", "where", "why");
  return at >= 0 && at <= 2 && !asks && !parse.has("unknown");
}

/** A weighing word outside what somebody is asked to have said: "should X …", not "who says that X should …". */
function judges(parse: Parse): boolean {
  const said = parse.indexOf("say");
  return said < 0 || parse.indexOf("outside") < said;
}

const actorsNamed = (parse: Parse): number => parse.names.filter((chunk) => chunk.rows.some((row) => row.kind === "actor")).length;

/** "How do X's reasons compare with Y's?": what each holds, with the reason only as it states it. */
async function compareReasons(desk: AskDesk, parse: Parse): Promise<Reading | undefined> {
  parse.useAll("why", "opposes", "supports");
  const reading = await readCompare(desk, parse).catch(() => undefined);
  return reading?.kind === "request" ? { ...reading, understood: `${reading.understood}, with reasons only as stated` } : undefined;
}

/** Kinds of question, the first that fits being taken. */
export const RULES: readonly Rule[] = [
  { any: [], when: asksWhichNumber, read: valuesReading },
  { any: ["unknown"], none: ["why"], read: readQuestions },
  { any: ["compare", "agree"], none: ["why"], when: (parse) => hasNames(parse) && hasIssue(parse), read: readCompare },
  { any: [], none: ["why", "compare"], when: asksForAccount, read: readAccount },
  { any: ["compare"], when: (parse) => parse.has("why") && actorsNamed(parse) > 1, read: compareReasons },
  { any: ["disputed", "compare"], when: (parse) => parse.has("why"), read: readDisputed },
  { any: ["why"], read: readWhy },
  { any: ["outside"], when: judges, read: readOutside },
  { any: [], when: asksForMention, read: readMention },
  { any: [], when: asksForVerdict, read: readCalled },
  { any: [], when: asksForPublished, read: readPublished },
  { any: [], when: listsHappenings, read: readHappenings },
  { any: [], when: asksForDeeds, read: readDeeds },
  { any: ["timeline"], read: readTimeline },
  { any: ["responsible"], read: readResponsible },
  { any: [], none: ["position", "supports", "opposes", "brief", "timeline", "compare", "disputed"], when: countsHarm, read: readFigures },
  { any: ["evidence", "sources"], none: ["supports", "opposes", "position"], read: readEvidence },
  { any: ["disputed"], read: readDisputed },
  { any: ["compare", "agree"], when: hasNames, read: readCompare },
  { any: ["meet", "visit"], none: ["say", "supports", "opposes", "position", "count", "harm"], read: readMeetings },
  { any: ["meet", "visit"], when: asksHowOften, read: readMeetings },
  { any: ["discuss"], none: ["supports", "opposes", "position", "count"], when: hasNames, read: readMeetings },
  { any: ["supports", "opposes"], when: hasIssue, read: readPositions },
  { any: ["undecided"], when: hasNames, read: readPositions },
  { any: ["count", "counter", "harm"], read: readFigures },
  {
    any: ["moved"],
    when: (parse) => hasNames(parse) && (hasIssue(parse) || parse.has("position") || !hasOpenWords(parse)),
    read: readPositions,
  },
  { any: ["changed"], none: ["position", "supports", "opposes"], read: readChanges },
  {
    any: ["say"],
    none: ["supports", "opposes", "position"],
    when: (parse) => parse.has("who", "which") && !hasIssue(parse) && (hasOpenWords(parse) || parse.names.length > 1),
    read: readEvidence,
  },
  { any: ["supports", "opposes", "conditions", "position", "say"], read: readPositions },
  { any: ["holds"], when: hasIssue, read: readPositions },
  { any: ["happened", "when", "where"], read: readTimeline },
  { any: [], when: headsPosition, read: readOnRecord },
  { any: ["brief"], read: readBrief },
  { any: ["who", "what", "which", "how", "yes-no"], when: hasOpenWords, read: readFact },
  { any: [], read: readBrief },
];
