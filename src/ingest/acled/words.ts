import type { Event } from "../../record/types.ts";

/** How an event of a kind is told: `a` did it, `b` is the other side, where there is one. */
export interface AcledKindOfEvent {
  type: Event["type"];
  mode?: string;
  /** True where a toll of nobody is not worth a word. */
  peaceful?: boolean;
  /** True where the second actor did something too. */
  both?: boolean;
  say(a: string, b: string | undefined): string;
}

const against = (b: string | undefined, word: string): string => (b === undefined ? "" : ` ${word} ${b}`);

const BATTLE: AcledKindOfEvent = {
  type: "assault",
  mode: "battle",
  both: true,
  say: (a, b) => (b === undefined ? `${a} fought` : `${a} and ${b} fought`),
};
const PROTEST: AcledKindOfEvent = {
  type: "protest",
  mode: "demonstration",
  peaceful: true,
  say: (a, b) => `${a} demonstrated${against(b, "facing")}`,
};
const RIOT: AcledKindOfEvent = { type: "protest", mode: "riot", say: (a, b) => `${a} rioted${against(b, "against")}` };
const ATTACK: AcledKindOfEvent = { type: "assault", mode: "attack", say: (a, b) => `${a} attacked ${b ?? "civilians"}` };
const EXPLOSION: AcledKindOfEvent = {
  type: "assault",
  mode: "explosives",
  say: (a, b) => `${a} used explosives or remote violence${against(b, "against")}`,
};
const STRATEGIC: AcledKindOfEvent = {
  type: "other",
  peaceful: true,
  both: true,
  say: (a, b) => `a strategic development involved ${b === undefined ? a : `${a} and ${b}`}`,
};

const strategic = (type: Event["type"], say: AcledKindOfEvent["say"], both = false): AcledKindOfEvent => ({
  type,
  peaceful: true,
  both,
  say,
});
const remote = (mode: string, say: AcledKindOfEvent["say"]): AcledKindOfEvent => ({ type: "assault", mode, say });

const BY_SUB_TYPE: ReadonlyMap<string, AcledKindOfEvent> = new Map([
  ["armed clash", BATTLE],
  ["government regains territory", { ...BATTLE, both: false, say: (a, b) => `${a} regained territory${against(b, "from")}` }],
  ["non-state actor overtakes territory", { ...BATTLE, both: false, say: (a, b) => `${a} took territory${against(b, "from")}` }],
  ["air/drone strike", remote("airstrike", (a, b) => `${a} carried out an air or drone strike${against(b, "against")}`)],
  ["shelling/artillery/missile attack", remote("shelling", (a, b) => `${a} fired shells, rockets or missiles${against(b, "at")}`)],
  ["suicide bomb", remote("suicide bombing", (a, b) => `${a} carried out a suicide bombing${against(b, "against")}`)],
  ["remote explosive/landmine/ied", remote("explosives", (a, b) => `${a} used a planted or remote explosive${against(b, "against")}`)],
  ["grenade", remote("grenade", (a, b) => `${a} threw a grenade${against(b, "at")}`)],
  ["chemical weapon", remote("chemical weapon", (a, b) => `${a} used a chemical weapon${against(b, "against")}`)],
  ["attack", ATTACK],
  ["sexual violence", { ...ATTACK, mode: "sexual violence", peaceful: true, say: (a, b) => `${a} committed sexual violence against ${b ?? "civilians"}` }],
  ["abduction/forced disappearance", { ...ATTACK, mode: "abduction", peaceful: true, say: (a, b) => `${a} abducted ${b ?? "civilians"}` }],
  ["peaceful protest", { ...PROTEST, say: (a, b) => `${a} demonstrated peacefully${against(b, "facing")}` }],
  ["protest with intervention", { ...PROTEST, say: (a, b) => `${a} demonstrated and ${b ?? "security forces"} intervened`, both: true }],
  ["excessive force against protesters", { type: "coerce", mode: "force against a protest", say: (a, b) => (b === undefined ? `force was used against ${a}` : `${b} used force against ${a}`) }],
  ["violent demonstration", { ...RIOT, say: (a, b) => `${a} demonstrated violently${against(b, "against")}` }],
  ["mob violence", { ...RIOT, mode: "mob violence", say: (a, b) => `${a} used mob violence${against(b, "against")}` }],
  ["agreement", strategic("agree", (a, b) => (b === undefined ? `${a} reached an agreement` : `${a} and ${b} reached an agreement`), true)],
  ["arrests", strategic("coerce", (a, b) => `${a} arrested ${b ?? "people"}`)],
  ["change to group/activity", strategic("other", (a, b) => `${a} changed in make-up or activity${against(b, "with regard to")}`)],
  ["disrupted weapons use", strategic("mobilize", (a, b) => `${a} prevented the use of weapons${against(b, "by")}`)],
  ["headquarters or base established", strategic("mobilize", (a) => `${a} established a base`)],
  ["looting/property destruction", strategic("assault", (a, b) => `${a} looted or destroyed property${against(b, "of")}`)],
  ["non-violent transfer of territory", strategic("mobilize", (a, b) => `${a} took over territory without fighting${against(b, "from")}`)],
]); // prettier-ignore

const BY_TYPE: ReadonlyMap<string, AcledKindOfEvent> = new Map([
  ["battles", BATTLE],
  ["explosions/remote violence", EXPLOSION],
  ["violence against civilians", ATTACK],
  ["protests", PROTEST],
  ["riots", RIOT],
  ["strategic developments", STRATEGIC],
]);

/** How a kind of event is told; undefined for types ACLED does not have. A new sub-type is told as its type. */
export function acledKindOf(type: string, subType: string): AcledKindOfEvent | undefined {
  const broad = BY_TYPE.get(type.toLowerCase()) ?? [...BY_TYPE].find(([name]) => type.toLowerCase().startsWith(name.slice(0, 6)))?.[1];
  return BY_SUB_TYPE.get(subType.toLowerCase()) ?? broad;
}
