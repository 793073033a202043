/** What headings are of, and words by which a sentence under them is of it too. */
const THEMES: readonly (readonly [heading: RegExp, sentence: RegExp])[] = [
  [
    /\b(?:elections?|referendum|primar(?:y|ies)|caucus(?:es)?)\b/i,
    /\b(?:vot(?:es?|ers?|ing)|ballots?|polls?|polling|candidates?|elect(?:ed|ion|ions|oral)|seats|presiden(?:t|tial)|parliamentary|coalition|runoff|turnout|referendum)\b/i,
  ],
  [
    /\b(?:protests?|demonstrations|riots?|unrest|revolution|uprising)\b/i,
    /\b(?:protest\w*|demonstrat\w*|rall(?:y|ies)|riot\w*|tear gas|security forces|crowds?|march(?:es|ers)?|general strike)\b/i,
  ],
  [/\b(?:earthquakes?|tsunami)\b/i, /\b(?:earthquakes?|aftershocks?|tsunami|magnitude|quake|rescuers|death toll)\b/i],
  [
    /\b(?:hurricanes?|cyclones?|typhoons?|storms?|floods?|flooding)\b/i,
    /\b(?:hurricane|cyclone|typhoon|tropical storm|landfall|flood\w*|landslides?|evacuat\w*|death toll)\b/i,
  ],
  [/\b(?:wildfires?|bushfires?)\b/i, /\b(?:wildfires?|bushfires?|firefighters|blazes?|evacuat\w*|acres|hectares)\b/i],
  [
    /\b(?:political crisis|presidential crisis|constitutional crisis|coup d'état|impeachment of|politics of)\b/i,
    /\b(?:president|prime minister|parliament|government|cabinet|opposition|junta|resign\w*|lawmakers|national assembly)\b/i,
  ],
];

const EPIDEMIC = /\b(?:COVID-19|coronavirus|pandemic|outbreaks?|epidemic|Ebola|cholera|measles|dengue|monkeypox)\b/i;
const ILLNESS =
  /\b(?:cases|infect\w*|vaccin\w*|doses|lockdown\w*|masks?|curfews?|quarantin\w*|virus|outbreak|restrictions|social distancing|boosters?|patients|COVID-19|pandemic)\b/i;
/** Who decides in the place of the heading; of an epidemic most is told that is of no place, or of another. */
const AUTHORITY =
  /\b(?:Prime Minister|President|Chancellor|Premier|Chief Executive|Governor|Mayor|[Mm]inistry|Health Minister|[Gg]overnment|[Aa]uthorities|[Cc]abinet)\b/;
const BEYOND = /\b(?:global(?:ly)?|worldwide|world(?:'s)?|international|planet|nationally|nationwide|United Nations|former)\b/i;

/** Whether a sentence is of what its heading is of: votes under an election, a march under protests, an order of the government in an epidemic. */
export function sharesTheme(heading: string, sentence: string): boolean {
  if (EPIDEMIC.test(heading)) return ILLNESS.test(sentence) && AUTHORITY.test(sentence) && !BEYOND.test(sentence);
  return THEMES.some(([of, said]) => of.test(heading) && said.test(sentence));
}
