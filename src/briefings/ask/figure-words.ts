/**
 * Words that count the same, the first as records name it. Several groups may share a word: casualties are the killed and
 * the injured.
 */
export const FIGURE_WORDS: readonly (readonly string[])[] = [
  [
    "killed",
    "kill",
    "kills",
    "killing",
    "dead",
    "died",
    "die",
    "dies",
    "death",
    "deaths",
    "fatalities",
    "fatality",
    "casualties",
    "casualty",
    "slain",
    "perished",
    "toll",
    "victims",
    "losses",
  ],
  ["injured", "injury", "injuries", "wounded", "hurt", "stabbed", "maimed", "casualties", "casualty", "losses"],
  ["hostages", "hostage", "captives", "captive", "abducted", "kidnapped", "abductees"],
  ["displaced", "fled", "homeless", "uprooted", "refugees"],
  ["missing", "disappeared"],
  ["trucks", "truck", "lorries", "lorry", "truckloads"],
  ["evacuated", "evacuees", "evacuee", "evacuations"],
  ["for", "favour", "favor", "yes", "ayes", "yeas"],
  ["against", "opposed", "nays", "noes"],
  ["captured", "detained", "detainees", "prisoners", "arrested"],
];

/** Words in a question about a number that say how the counted came to be counted and narrow nothing. */
export const NEUTRAL_FIGURE_WORDS: ReadonlySet<string> = new Set(
  "exact precise extra additional respective whom carrying carried other others else alongside besides counter counters turned showed people persons human humans lives life lost taken take held hold holding being enter entered enters entering cross crossed reach reached reaches reaching arrive arrived arrives get gotten go went come came let into move moved pass passed through person individuals souls single count counted gone suffered suffer sustained reported recorded been out crashed provenance".split(
    " ",
  ),
);
