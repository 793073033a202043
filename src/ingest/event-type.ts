import type { Event } from "../record/types.ts";

type Type = Event["type"];

/** What a sentence says happened, in PLOVER's words. */
export interface EventKind {
  type: Type;
  mode?: string;
  status: Event["status"];
  /** Offset of the verb that decided, for telling actors from recipients; -1 where none is known. */
  verb: number;
}

const verbs = (type: Type, words: string, mode?: string): [string, { type: Type; mode?: string }][] =>
  words.split(" ").map((word) => [word, mode === undefined ? { type } : { type, mode }]);

/** Finite present and past forms that open the main clause. The first one in the sentence decides. */
const VERBS: ReadonlyMap<string, { type: Type; mode?: string }> = new Map([
  ...verbs(
    "assault",
    "kills kill killed wounds wounded injures murders massacre massacres ambush ambushes stabs stabbed raid raids raided storm storms stormed attacks attack attacked assassinated assassinate beheads clash clashes clashed fights",
  ),
  ...verbs("assault", "bombs bomb bombed detonates detonate detonated explodes explode exploded", "bombing"),
  ...verbs("assault", "shells shelled bombard bombards bombarded", "shelling"),
  ...verbs("assault", "shoots shoot shot", "shooting"),
  ...verbs("assault", "seizes seize seized captures capture captured recapture recaptures recaptured besieges invades invaded", "capture"),
  ...verbs(
    "coerce",
    "arrests arrest arrested detains detain detained jails jailed imprisons imprisoned sentences sentenced charges charged indicts indicted convicts convicted expels expel expelled deports deported bans ban banned blocks blocked extradites extradited executes execute executed kidnaps kidnap kidnapped abducts abduct abducted fines fined prohibit prohibits outlaws suspend suspends suspended dissolves censors quarantines confiscates imposes impose imposed orders order ordered bars barred restricts restrict restricted revokes revoked",
  ),
  ...verbs(
    "protest",
    "protest protests protested march marches marched rallies rally demonstrate demonstrates demonstrated strike riots riot",
  ),
  ...verbs(
    "agree",
    "signs sign signed agrees agree agreed ratifies ratify ratified accepts accept accepted approves approve approved normalizes normalize restore restores",
  ),
  ...verbs("consult", "meets meet met hosts hosted talks discuss discusses discussed negotiate negotiates convenes convene", "meeting"),
  ...verbs("consult", "visits visit visited arrives arrive travels travel", "visit"),
  ...verbs("election", "elects elect elected vote votes voted re-elected inaugurated sworn"),
  ...verbs("sanction", "sanctions sanction sanctioned embargoes blacklists blacklisted"),
  ...verbs("aid", "donates donate donated delivers deliver delivered provides provide provided sends-aid evacuates rescue rescues rescued"),
  ...verbs("support", "recognizes recognises recognized endorses endorse endorsed backs praises supports welcomes"),
  ...verbs(
    "concede",
    "releases release released frees free freed lifts lift lifted eases ease eased resigns resign resigned pardons pardoned reopens reopen apologizes apologises",
  ),
  ...verbs("retreat", "withdraws withdraw withdrew retreats retreat surrenders surrender surrendered"),
  ...verbs(
    "request",
    "asks ask asked urges urge urged calls call called requests request requested demands demand demanded appeals appeal",
  ),
  ...verbs(
    "accuse",
    "accuses accuse accused blames blame blamed condemns condemn condemned criticizes criticises criticized denounces denounce denounced sues alleges",
  ),
  ...verbs("reject", "rejects reject rejected refuses refuse refused denies deny denied vetoes vetoed opposes"),
  ...verbs("threaten", "threatens threaten threatened warns warn warned vows vow vowed"),
  ...verbs("mobilize", "deploys deploy deployed mobilizes mobilize mobilized"),
  ...verbs("cooperate", "cooperate cooperates cooperated"),
  ...verbs(
    "statement",
    "says say said announces announce announced states stated declares declare declared confirms confirm confirmed reports report reported claims claim claimed tells told tweets publishes reveals believes",
  ),
  ...verbs(
    "disaster",
    "erupts erupt erupted capsizes capsize capsized sinks sank crashes crash crashed derails derailed collides collide collided collapses collapse collapsed floods flooded",
  ),
]);

/** Nouns that tell more than the verb they stand with ("sign a deal" is agree in any case, "a fire kills" is no assault). */
const DISASTER =
  /\b(?:earthquake|aftershock|tsunami|flood(?:s|ing)?|landslides?|mudslides?|hurricane|typhoon|cyclone|tornado(?:es)?|storms?|blizzard|avalanche|wildfires?|bushfires?|drought|heat ?wave|eruption|volcano|monsoon|crash(?:es|ed)?|collision|collides?|derail\w*|capsiz\w*|sinks?|shipwreck|stampede|crush|collaps\w*|explosions?|explodes?|exploded|blast|plung\w*|overturn\w*|rolls? over|rolled over|flips? over|falls? (?:off|from|into)|accidents?|catch(?:es)? fire|fires in|forest fires?|engine failure|derecho|weather|rock ?falls?|implodes?|drown\w*|sinking|(?:an?|the|house|factory|warehouse|hospital|hotel|apartment|building) fire|fires? (?:breaks?|broke) out|train crash|plane crash|helicopter crash|lightning|heavy rains?|power outage|blackout|oil spill|quake)\b/i;
const ATTACK =
  /\b(?:attack(?:s|ed|ers?)?|assault(?:s|ed)?|assailants?|armed|shooters?|shootings|shells?|shelled|skirmish(?:es)?|massacred?|massacres|(?:drone|missile|rocket|military|government|retaliatory|double tap) strikes?|opens? fire|opened fire|shot|bomb(?:s|ing|ings|er|ers)?|gunm[ae]n|shooting|shoot-?out|airstrikes?|air strikes?|air raids?|drone strikes?|missiles?|rockets?|shelling|militants?|insurgents?|jihadists?|terrorists?|rebels?|stabb(?:ed|ing|ings)|clash(?:es)?|ambush|offensive|massacre|suicide|explosive|ied|roadside|mortar|artillery|troops|soldiers|raid|grenade|ramming|mass shooting|cartel|gang|shot dead|gunfight|firefight|assassinat\w*|battle|fighting|taliban|islamic state|isil|isis|al-shabaab|boko haram)\b/i;
/** Characters at the beginning in which the subject stands. */
const LEADING = 60;
const HARM = /\b(?:kill(?:s|ed|ing)?|dead|died?|dies|injur(?:es|ed|ing)|wound(?:s|ed|ing)|deaths?|death toll|fatalit(?:y|ies)|missing)\b/i;
const MODES: readonly (readonly [pattern: RegExp, mode: string])[] = [
  [/\b(?:airstrikes?|air strikes?|air raids?|drone strikes?|warplanes?)\b/i, "airstrike"],
  [/\b(?:suicide bomb\w*|car bomb\w*|roadside bomb|bomb(?:s|ing|ings)?|explosive|ied)\b/i, "bombing"],
  [/\b(?:missiles?|rockets?)\b/i, "missile strike"],
  [/\b(?:shelling|artillery|mortar)\b/i, "shelling"],
  [/\b(?:stabb(?:ed|ing|ings))\b/i, "stabbing"],
  [/\b(?:shooting|shoot-?out|shot|opens? fire|gunfight|gunfire)\b/i, "shooting"],
];
const SANCTIONS = /\b(?:impos\w+|announc\w+|adopt\w+|approv\w+|extend\w*|introduc\w+)\b[^.;]{0,60}\bsanctions\b/i;
const STRIKES =
  /\b(?:launch|conduct|carr(?:y|ies) out|fire)(?:e?s|ed)?\b[^.;]{0,40}\b(?:attacks?|airstrikes?|air strikes?|strikes|missiles?|rockets?|offensive|raids?|shelling)\b/i;
const PHRASES: readonly (readonly [pattern: RegExp, type: Type, mode?: string])[] = [
  [SANCTIONS, "sanction"],
  [
    /\bceasefire\b[^.;]{0,40}\b(?:takes effect|comes into effect|begins|agreed|signed|announced)\b|\b(?:agree|sign|announce|declare)\w*\b[^.;]{0,40}\b(?:ceasefire|truce)\b/i,
    "agree",
    "ceasefire",
  ],
  [
    /\b(?:general|presidential|parliamentary|legislative|local|regional|municipal|federal|state|midterm|snap|gubernatorial|mayoral) (?:elections?|referendum|runoff)\b|\b(?:head|go) to the polls\b|\breferendum\b/i,
    "election",
  ],
  [/\b(?:protesters?|protestors?|demonstrators?|protests|demonstrations?)\b/i, "protest"],
  [/\b(?:summit|holds? talks|hold a meeting|holds a meeting|peace talks|negotiations)\b/i, "consult", "meeting"],
];
const PLANNED =
  /^(?:[^,;]{0,120}?\s)?(?:will|plans? to|(?:is|are) (?:expected|scheduled|set|due|planning|to) to|(?:is|are) set to|intends? to)\s/i;
/** Words that begin a clause which is not the main one. */
const NOT_MAIN =
  /\b(?:says?|said|saying|announces?|announced|states?|claims?|claiming|reports?|warns?|confirms?|vows?|tells?|that|who|which|where|when|after|if|for|over)\b/i;
const CANCELLED = /^[^,;]{0,80}\b(?:is|are|was|were) (?:cancelled|canceled|called off)\b/i;
/** How far after the verb, in characters, a word can stand and still govern it. */
const NEAR = 20;
const ALLEGED = /\b(?:allegedly|reportedly|alleged to|alleges? that|alleging|is believed to|are believed to|suspected to have)\b/i;

/** What kind of event the sentence tells of: by its first verb known to the table, and by words that outweigh it. */
export function eventKind(sentence: string): EventKind {
  const first = firstVerb(sentence);
  const status = statusOf(sentence, first?.at ?? sentence.length);
  const harm = HARM.test(sentence);
  const verb = first?.at ?? -1;
  const of = (type: Type, mode?: string): EventKind => ({ type, ...(mode === undefined ? {} : { mode }), status, verb });
  if (first?.type === "coerce" && SANCTIONS.test(sentence)) return of("sanction");
  if (first && first.type !== "statement" && first.type !== "assault" && first.type !== "disaster" && !harm)
    return of(first.type, first.mode);
  const attack = ATTACK.test(sentence);
  const leads = first ? first.type === "disaster" : DISASTER.test(sentence.slice(0, LEADING));
  if ((harm || leads) && !(attack && (first?.type === "assault" || harm)) && DISASTER.test(sentence)) return of("disaster");
  if (attack && (harm || first?.type === "assault" || STRIKES.test(sentence.slice(0, Math.max(0, verb) + LEADING))))
    return of("assault", MODES.find(([pattern]) => pattern.test(sentence))?.[1]);
  if (harm && first?.type === "coerce") return of("coerce");
  for (const [pattern, type, mode] of PHRASES) {
    const found = pattern.exec(sentence);
    // What is said or reported to be so is a statement; "announce a ceasefire" makes one.
    if (found && (first?.type !== "statement" || found.index <= first.at)) return of(type, mode);
  }
  if (first) return of(first.type === "assault" && !attack && harm ? "other" : first.type, first.mode);
  return of("other");
}

const OTHER_VERBS =
  /\b(?:is|are|was|were|has|have|had|will|begins?|began|becomes?|became|wins?|won|takes?|took|makes?|made|holds?|held|gets?|goes|went|comes?|came|leaves?|left|strikes?|struck|hits?|opens?|opened|closes?|closed|launch(?:es|ed)?|passes|passed|sets?|finds?|found|loses?|lost|dies|died|ends?|ended|moves?|moved|reach(?:es|ed)?|surpass(?:es|ed)?|exceeds?|rises?|rose|falls?|fell|increas(?:es|ed)|extends?|extended|orders?|ordered|plans?|removes?|records?|weakens|strengthens|enters?|passes|implements?|requires?|starts?|started|rules?|ruled|defeats?|defeated|resumes?|shuts?|reopens?|performs|charges|erupts?|struck)\b/;

/** Whether the text holds a finite verb that news is told with; a bare heading holds none. */
export function hasVerb(text: string): boolean {
  return OTHER_VERBS.test(text) || firstVerb(text) !== undefined;
}

function firstVerb(sentence: string): { type: Type; mode?: string; at: number } | undefined {
  for (const match of sentence.matchAll(/(?<![\p{L}-])[a-z]+(?:-[a-z]+)?/gu)) {
    const word = match[0];
    const known = VERBS.get(word);
    if (!known || match.index === 0) continue;
    // "to attack", "the attack", "an air strike": no finite verb.
    const before = /([A-Za-z'’]+)[\s-]+$/.exec(sentence.slice(Math.max(0, match.index - 20), match.index))?.[1]?.toLowerCase();
    if (
      before !== undefined &&
      /^(?:to|the|a|an|of|in|for|by|this|that|its|his|her|their|no|any|air|drone|terrorist|suicide|bomb|car|peace|after|during|against|from|with|on|military|general|deadly|recent|mass|trade|under|into|and)$/.test(
        before,
      ) &&
      !/s$|ed$/.test(word)
    )
      continue;
    if (
      before !== undefined &&
      /^(?:the|a|an|of|in|for|by|its|his|her|their|air|drone|peace|during|against|terrorist|series|recent|following|under|mass|trade|economic|from)$/.test(
        before,
      )
    )
      continue;
    return { ...known, at: match.index };
  }
  return undefined;
}

function statusOf(sentence: string, verb: number): Event["status"] {
  const lead = PLANNED.exec(sentence)?.[0];
  if (lead !== undefined && lead.length - 8 <= verb && !NOT_MAIN.test(lead)) return "planned";
  const alleged = ALLEGED.exec(sentence);
  if (alleged && alleged.index <= verb + NEAR && !NOT_MAIN.test(sentence.slice(0, alleged.index))) return "alleged";
  return CANCELLED.test(sentence) ? "cancelled" : "occurred";
}
