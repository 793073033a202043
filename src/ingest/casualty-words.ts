import type { Event } from "../record/types.ts";

export type Effect = Event["casualties"][number]["effect"];

/** A word of harm and how a counted group can stand to it. */
export interface Trigger {
  effect: Effect;
  /** The group may be its object, right after it: "kills 12". */
  object: boolean;
  /** The group may be its subject, before it: "12 are killed", "12 dead". */
  subject: boolean;
  form: "present" | "past" | "participle" | "state";
  /** A past form that stands without auxiliary: "died". */
  past?: boolean;
  /** Counts only with an auxiliary before it. */
  aux?: boolean;
  /** Says that people died, not of what. */
  dies?: boolean;
  /** Takes things as well as people, so the noun must be there. */
  needsNoun?: boolean;
}

const verb = (effect: Effect, present: string, participle: string, past: string, extra: Partial<Trigger> = {}): [string, Trigger][] => [
  ...present.split(" ").map((word): [string, Trigger] => [word, { effect, object: true, subject: false, form: "present", ...extra }]),
  [participle, { effect, object: true, subject: false, form: "participle", ...extra }],
  ...past.split(" ").map((word): [string, Trigger] => [word, { effect, object: true, subject: true, form: "past", ...extra }]),
];
const state = (effect: Effect, words: string, extra: Partial<Trigger> = {}): [string, Trigger][] =>
  words.split(" ").map((word) => [word, { effect, object: false, subject: true, form: "state", ...extra }]);

const TRIGGERS: ReadonlyMap<string, Trigger> = new Map([
  ...verb("killed", "kill kills", "killing", "killed"),
  ...verb("killed", "murder murders", "murdering", "murdered", { needsNoun: true }),
  ...verb("killed", "massacre massacres", "massacring", "massacred", { needsNoun: true }),
  ...verb("killed", "execute executes", "executing", "executed", { needsNoun: true }),
  ...verb("killed", "behead beheads", "beheading", "beheaded", { needsNoun: true }),
  ...verb("killed", "assassinate assassinates", "assassinating", "assassinated", { needsNoun: true }),
  ...verb("injured", "injure injures", "injuring", "injured"),
  ...verb("injured", "wound wounds", "wounding", "wounded"),
  ...verb("captured", "kidnap kidnaps", "kidnapping", "kidnapped", { needsNoun: true }),
  ...verb("captured", "abduct abducts", "abducting", "abducted", { needsNoun: true }),
  ...verb("captured", "capture captures", "capturing", "captured", { needsNoun: true }),
  ...verb("displaced", "displace displaces", "displacing", "displaced", { needsNoun: true }),
  ...state("killed", "slain"),
  ...state("killed", "dead", { dies: true }),
  ...state("killed", "die dies perish perishes drown drowns", { dies: true }),
  ...state("killed", "died perished drowned", { dies: true, past: true }),
  ...state("injured", "hurt"),
  ...state("missing", "missing unaccounted"),
  ...state("captured", "hostage", { aux: true, needsNoun: true }),
  ...state("displaced", "homeless"),
]);

const TO_DEATH: Trigger = { effect: "killed", object: false, subject: true, form: "state" };

/** The harm a word tells of, where it tells of one; `before` is the word before it, for "shot to death". */
export function triggerOf(lower: string, before?: string): Trigger | undefined {
  return lower === "death" && before === "to" ? TO_DEATH : TRIGGERS.get(lower);
}

/** A disease that kills: none of its dead are counted as killed. */
const EPIDEMIC =
  /\b(?:virus|ebola|cholera|measles|dengue|listeri\w+|salmonella|disease|epidemic|pandemic|(?<!tornado |tornadoes |weather )outbreak(?! of (?:violence|fighting|tornado|clashes|war)))\b/i;

/** What a sentence tells besides the event. */
export interface Cues {
  /** A court, an inquiry, an anniversary or a forecast: its counts are not of this event. */
  past: boolean;
  /** In a further sentence: what happened before. */
  background: boolean;
  disease: boolean;
  /** Speaks of a disease that kills. */
  epidemic: boolean;
  /** Names a year before the item's own. */
  earlierYear: boolean;
}

const PAST =
  /\b(?:sentenc|condemn(?:s|ed) .{0,40}to death|convict|acquit|plead|jury|verdict|indict|extradit|anniversar|commemorat|memorial|trial\b|on trial|prosecut|lawsuit|sues?\b|suing|appeal|parole|murder charge|charged with|charges? (?:of|against)|found guilty|life imprisonment|life in prison|war crimes?|inquest|inquiry|(?:is|are) investigating|investigates?\b|study|survey|remember|mourn|funeral|vigil|compensat|reopens?\b|apolog|since the (?:start|beginning|outbreak)|since (?:the |its |their )?(?:[\w-]+ ){1,3}(?:began|started|erupted|broke out)\b|this year|since (?:\d{4}|january|february|march|april|may|june|july|august|september|october|november|december)|suspect(?:ed)? of (?:killing|murder)|accus(?:ed|es|ing) .{0,40}\bof (?:killing|murder|massacr)|responsible for (?:the )?(?:deaths?|killing|murder)|death sentence|sentenced to death|to death by)/i;
const BACKGROUND =
  /\b(?:yesterday|last (?:week|month|year|night's)|(?:days?|weeks?|months?|years?) (?:ago|earlier|before)|previous|previously|in (?:19|20)\d\d|since|history|deadliest|worst|comes? after|came after|(?:day|week|month|year)s? after|follows|following|similar|ever\b|total of)/i;
const DISEASE =
  /\b(?:covid|coronavirus|sars-cov|pandemic|virus|ebola|cholera|measles|malaria|dengue|monkeypox|mpox|influenza|flu|plague|hepatitis|polio|outbreak of|cases?|vaccin\w*|infections?|epidemic|new deaths|daily deaths|(?:past|last) 24 hours|in a single day|opioids?|overdoses?|cancer|starvation|famine|disease)\b/i;

export function cues(sentence: string, earlierYear: boolean): Cues {
  return {
    past: PAST.test(sentence),
    background: BACKGROUND.test(sentence),
    disease: DISEASE.test(sentence),
    epidemic: EPIDEMIC.test(sentence),
    earlierYear,
  };
}

/** Whether a sentence names a year before the item's own. */
export function namesEarlierYear(sentence: string, year: number): boolean {
  return [...sentence.matchAll(/(?<![\d.,])(?:1[89]|20)\d\d(?![\d.,]\d|\d)/g)].some((match) => Number(match[0]) < year);
}

/** Whether a heading speaks of an epidemic. */
export function isEpidemic(heading: string): boolean {
  return (
    /\b(?:covid|coronavirus|pandemic|ebola|epidemic|outbreak|monkeypox|cholera|measles|influenza|lineage)\b/i.test(heading) &&
    !/tornado|weather|shooting/i.test(heading)
  );
}
