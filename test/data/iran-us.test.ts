import { describe, expect, it } from "vitest";
import { readData } from "../support/texts.ts";

const dossier = readData("iran-us-2020");
const cited = [dossier.event, dossier.position, dossier.figure, dossier.question, dossier.claim].flatMap((kind) => [...kind.values()]);

/** Each item of the articles, in our words, and the records that carry it; ids without the dossier's prefix. */
const ARTICLES: Record<string, Record<string, string[]>> = {
  "src-wn-018": {
    "the strike killed Soleimani and al-Muhandis": ["evt-killing-of-qasem-soleimani"],
    "one arrived by plane, the other met him": ["evt-airport-arrival"],
    "a Kataib Hezbollah official and a protocol officer died too": ["evt-others-killed-at-baghdad-airport"],
    "three rockets from helicopters, say paramilitary groups": ["clm-paramilitaries-attack-helicopters"],
    "at the direction of the President, says the Department of Defense": ["evt-defense-department-statement"],
    "defensive and a deterrent, says the Department of Defense": ["pos-us-killing-defense-department"],
    "plans to attack diplomats and service members, says the Department": ["clm-us-killing-planned-attacks"],
    "deaths of hundreds, says the Department": ["clm-us-killing-past-deaths"],
    "attacks on coalition bases, that of 27 December among them, says the Department": ["clm-us-killing-december-27"],
    "approval of the embassy attacks, says the Department": ["clm-defense-department-embassy-attack"],
    "rocket strikes by sympathizers, says Business Insider": ["clm-business-insider-embassy-attack"],
    "no evidence of Israeli involvement": ["qst-israel-involved"],
    "three days of mourning": ["evt-mourning-in-iran", "fig-mourning-days"],
    "Khamenei's message": ["pos-iran-killing-khamenei"],
    "Netanyahu finds the strike justified": ["pos-israel-killing-netanyahu", "clm-israel-killing-justified"],
    "the embassy's alert, and the consulate in Erbil": ["evt-embassy-suspends-operations"],
    "Abdul-Mahdi: an aggression and a violation": ["pos-iraq-killing-abdul-mahdi", "clm-iraq-killing-aggression"],
    "sanctions of 2007 and 2011": ["evt-sanctions-soleimani-2007", "evt-sanctions-soleimani-2011"],
    "the designation of the Guard in April 2019": ["evt-designates-irgc"],
  },
  "src-wn-019": {
    "the vote, and who stayed away": ["evt-iraqi-parliament-vote", "evt-iraqi-vote-boycott"],
    "not binding, awaiting approval": ["evt-iraqi-resolution-not-binding", "qst-iraqi-government-approval"],
    "Abdul-Mahdi recommends withdrawal": ["pos-iraq-abdul-mahdi-troops"],
    "no plans to remove troops announced": ["qst-plans-to-leave-iraq"],
    "Ortagus: disappointed, reconsider": ["evt-ortagus-on-iraqi-vote", "pos-us-ortagus-troops"],
    "the Foreign Ministry: a violation of sovereignty": ["pos-iraq-killing-foreign-ministry"],
  },
  "src-wn-020": {
    "the stampede in Kerman": ["evt-kerman-stampede"],
    "the burial delayed": ["evt-burial-postponed"],
    "at least 56 dead and over 200 injured, says state television": [
      "fig-kerman-stampede-killed",
      "fig-kerman-stampede-injured-television",
    ],
    "tens or hundreds of thousands, reports vary": ["qst-kerman-attendance"],
    "more than a million in Tehran": ["evt-tehran-funeral-procession", "fig-tehran-funeral-attendance"],
  },
  "src-wn-023": {
    "the acknowledgement": ["evt-iran-acknowledges-shootdown", "clm-iran-ps752-human-error"],
    "176 killed": ["fig-ps752-killed"],
    "Rouhani's regret": ["pos-iran-ps752-rouhani"],
    "the missile strikes hours before": ["evt-iranian-missile-strikes"],
    "Pompeo: likely Iran's doing": ["clm-us-ps752-pompeo"],
    "what Zelenskyy expects": ["pos-ukraine-ps752-zelenskyy", "qst-ps752-compensation", "qst-ps752-responsible"],
  },
  "src-wn-025": {
    "warrants for 36 people, reports Fars": ["evt-iran-issues-arrest-warrants", "fig-warrants-fars", "clm-fars-warrants"],
    "prosecution even after his presidency": ["pos-iran-arrest-of-trump-after-presidency"],
    "only one name disclosed": ["qst-warrants-names"],
    "Interpol: its constitution, no such requests": ["pos-interpol-arrest-constitution"],
    "Interpol does not say whether it received any": ["qst-interpol-received"],
    "Hook: political, a stunt": ["pos-us-arrest-hook"],
  },
};

/** The same for the items of the portal, by day and number. */
const ITEMS: Record<string, [item: string, ...ids: string[]]> = {
  "2019-04-08-12": ["Pompeo announces the designation", "evt-designates-irgc"],
  "2019-12-27-02": ["the attack on K-1, attackers unknown", "evt-k-1-rocket-attack", "qst-k-1-attackers"],
  "2019-12-29-04": [
    "the strikes; the group's own count and its answer",
    "evt-strikes-on-kataib-hezbollah",
    "fig-kataib-hezbollah-killed",
    "fig-kataib-hezbollah-injured",
    "pos-kataib-hezbollah-strikes",
  ],
  "2019-12-29-05": ["Iraq on the strikes", "pos-iraq-strikes-on-kataib-hezbollah"],
  "2019-12-29-06": ["Iran on the strikes", "pos-iran-strikes-on-kataib-hezbollah"],
  "2019-12-31-01": [
    "the embassy stormed; evacuated or not; who was behind it",
    "evt-embassy-stormed",
    "clm-trump-embassy-attack-iran",
    "clm-iraq-ambassador-evacuated",
    "clm-us-army-ambassador-not-evacuated",
  ],
  "2019-12-31-02": ["a sit-in prepared", "evt-embassy-sit-in-prepared"],
  "2019-12-31-03": ["others keep their distance", "evt-tahrir-protesters-distance-themselves"],
  "2020-01-01-01": ["the withdrawal from the embassy", "evt-embassy-withdrawal"],
  "2020-01-02-03": ["the first report of the strike", "evt-convoy-hit-near-baghdad-airport"],
  "2020-01-03-02": ["the spokesman confirms, and names two states", "evt-pmf-confirms-death", "pos-pmf-killing"],
  "2020-01-03-03": ["officials confirm strikes", "evt-officials-confirm-strikes"],
  "2020-01-03-04": ["Trump on the strike", "evt-trump-defends-strike", "pos-us-killing-trump-2020-01-03", "evt-killing-of-qasem-soleimani"],
  "2020-01-03-05": [
    "helicopters, rockets, at least eight dead",
    "evt-irgc-statement-on-strike",
    "clm-irgc-attack-helicopters",
    "clm-iraqi-military-attack-rockets",
    "fig-baghdad-airport-killed",
    "qst-strike-from-what",
  ],
  "2020-01-03-06": ["revenge; prayers", "evt-rezaee-vows-revenge", "pos-iran-retaliation-rezaee", "evt-state-television-prayers"],
  "2020-01-03-07": ["a new commander", "evt-ghaani-appointed"],
  "2020-01-03-08": ["mourning", "evt-mourning-in-iran", "fig-mourning-days"],
  "2020-01-03-09": ["more soldiers", "evt-sends-troops", "fig-soldiers-sent"],
  "2020-01-03-10": ["a warning at home", "evt-homeland-security-warning"],
  "2020-01-03-11": ["a strike near Taji, says an army source", "evt-taji-convoy-airstrike"],
  "2020-01-04-02": ["rockets at bases", "evt-rockets-at-iraqi-bases"],
  "2020-01-04-03": ["the sites", "evt-trump-threatens-sites", "pos-us-strikes-on-iran-trump", "fig-sites-threatened"],
  "2020-01-04-04": ["demonstrations abroad", "evt-anti-war-protests"],
  "2020-01-04-07": ["the procession in Baghdad", "evt-baghdad-funeral-procession"],
  "2020-01-05-04": ["operations paused", "evt-coalition-pauses-operations"],
  "2020-01-05-13": ["the vote", "evt-iraqi-parliament-vote", "evt-iraqi-vote-boycott", "pos-iraq-parliament-troops"],
  "2020-01-05-14": ["sanctions held out to Iraq", "evt-trump-threatens-iraq-sanctions", "pos-us-sanctions-on-iraq-trump"],
  "2020-01-05-20": ["Karachi", "evt-karachi-protest"],
  "2020-01-06-04": ["the funeral in Tehran", "evt-tehran-funeral-procession"],
  "2020-01-07-02": ["the stampede", "evt-kerman-stampede", "fig-kerman-stampede-killed", "fig-kerman-stampede-injured"],
  "2020-01-07-06": ["Iran's designation", "evt-iran-designates-us-defense-department"],
  "2020-01-07-07": ["Germany's troops", "evt-germany-withdraws-troops"],
  "2020-01-07-08": ["Canada's troops", "evt-canada-moves-troops"],
  "2020-01-07-09": ["an arrest in Kosovo", "evt-kosovo-arrest"],
  "2020-01-08-01": ["the missiles", "evt-iranian-missile-strikes"],
  "2020-01-08-02": ["a warning to the region", "evt-irgc-warns-region", "pos-irgc-retaliation-region"],
  "2020-01-08-03": ["flights barred", "evt-faa-flight-ban"],
  "2020-01-08-04": ["Abe stays", "evt-abe-cancels-trip"],
  "2020-01-08-05": ["new sanctions", "evt-trump-announces-sanctions", "pos-us-sanctions-on-iran-trump"],
  "2020-01-08-11": ["the crash", "evt-flight-ps752-crash", "fig-ps752-killed", "qst-ps752-cause"],
  "2020-01-09-02": [
    "four states say missile, Iran says failure",
    "evt-officials-say-missile-likely",
    "clm-us-ps752-missile",
    "clm-canada-ps752-missile",
    "clm-uk-ps752-missile",
    "clm-iraq-ps752-missile",
    "clm-iran-ps752-mechanical-failure",
  ],
  "2020-01-09-03": ["the video", "evt-new-york-times-video", "clm-new-york-times-ps752-video"],
  "2020-01-09-04": [
    "Trudeau on war and on the strikes",
    "evt-trudeau-news-conference",
    "pos-canada-act-of-war",
    "pos-canada-missile-strikes",
    "qst-ps752-act-of-war",
  ],
  "2020-01-10-01": ["Iran is certain", "evt-iran-rejects-missile-account", "clm-iran-ps752-no-missile"],
  "2020-01-10-03": ["al-Sistani on both", "evt-sistani-statement", "pos-sistani-military-action"],
  "2020-01-11-01": ["Iran acknowledges", "evt-iran-acknowledges-shootdown", "clm-iran-ps752-acknowledged"],
  "2020-01-11-02": ["vigils become protests", "evt-vigils-turn-to-protests"],
  "2020-01-11-03": [
    "the ambassador: why arrested, what London says",
    "evt-macaire-arrested",
    "clm-tasnim-macaire-radical-actions",
    "clm-bbc-macaire-haircut",
    "clm-uk-macaire-violation",
    "pos-uk-macaire-arrest",
  ],
  "2020-01-12-01": ["Balad", "evt-balad-mortar-attack"],
  "2020-01-12-04": ["Abe travels after all", "evt-abe-visits-saudi-arabia"],
  "2020-01-12-05": ["a second day", "evt-protests-second-day"],
  "2020-01-16-01": [
    "eleven injured, none at first",
    "evt-coalition-reports-injuries",
    "fig-missile-strikes-injured-first",
    "fig-missile-strikes-injured-coalition",
    "qst-missile-strikes-injured",
  ],
  "2020-01-17-10": ["the sermon", "evt-khamenei-sermon", "pos-iran-missile-strikes-khamenei"],
  "2020-01-24-01": ["the march", "evt-baghdad-march-against-us-presence"],
  "2020-01-24-07": ["Riyadh on Tehran", "evt-al-jubeir-on-iran"],
  "2020-01-26-04": ["rockets hit the embassy", "evt-embassy-rockets-january-26"],
  "2020-02-11-04": ["109 brain injuries", "evt-pentagon-reports-brain-injuries", "fig-missile-strikes-injured-brain"],
  "2020-02-13-16": [
    "the Senate's vote",
    "evt-senate-iran-vote",
    "fig-senate-votes-for",
    "fig-senate-votes-against",
    "pos-senate-congressional-approval",
  ],
  "2020-02-14-07": ["flights allowed again", "evt-faa-lifts-flight-ban"],
  "2020-03-04-12": ["the recorders", "evt-canada-urges-recorder-access", "pos-canada-ps752-recorders", "qst-ps752-recorders"],
  "2020-03-26-21": ["sanctions in March", "evt-sanctions-iran-iraq-linked", "fig-sanctioned-march-2020"],
  "2020-06-29-05": [
    "the warrant, the others accused, Interpol's answer",
    "evt-iran-issues-arrest-warrants",
    "pos-iran-arrest-of-trump-2020",
    "pos-interpol-arrest-refused",
    "fig-accused-prosecutor",
    "clm-prosecutor-accused",
  ],
  "2020-07-07-12": ["the rapporteur", "evt-callamard-report", "pos-callamard-killing", "clm-callamard-killing-unlawful"],
  "2020-07-20-09": ["an execution", "evt-mousavi-majd-executed"],
  "2021-01-03-23": ["a year later", "evt-baghdad-anniversary-protest"],
  "2021-01-05-23": [
    "the second request",
    "evt-iran-requests-red-notice-2021",
    "pos-iran-arrest-of-trump-2021",
    "fig-red-notice-officials-2021",
    "qst-interpol-second-request",
  ],
  "2021-01-07-28": ["Iraq's warrant", "evt-iraq-warrant-for-trump", "pos-iraq-arrest-of-trump"],
};

const full = (id: string) => (id.startsWith("pos-") ? id : id.replace(/^(evt|fig|qst|clm)-/, "$1-iran-us-"));
const items = Object.entries(ITEMS).map(([key, [item, ...ids]]): [string, Record<string, string[]>] => [`src-wce-${key}`, { [item]: ids }]);

describe.each([...Object.entries(ARTICLES), ...items])("the items of %s", (source, checklist) => {
  const citing = new Set(cited.filter((body) => body.evidence.some((evidence) => evidence.source === source)).map((body) => body.id));

  it.each(Object.entries(checklist))("%s", (_item, ids) => {
    expect(ids.map(full).filter((id) => !citing.has(id))).toEqual([]);
  });
});

it("rests on nothing that the checklist does not name", () => {
  const listed = new Set(
    [...Object.values(ARTICLES).flatMap((list) => Object.values(list)), ...items.flatMap(([, list]) => Object.values(list))]
      .flat()
      .map(full),
  );
  expect(cited.map(({ id }) => id).filter((id) => !listed.has(id))).toEqual([]);
  expect(cited).toHaveLength(176);
});
