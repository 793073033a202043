/** Fields of a GDELT event by their names in the codebook; the rest are empty. */
export type GdeltFields = Readonly<Record<string, string>>;

const ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split(" ");
const GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split(" ");

function columns(width: 57 | 58 | 61): string[] {
  const geo = GEO.filter((name) => width === 61 || name !== "ADM2Code");
  return [
    ..."GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(" "),
    ...["Actor1", "Actor2"].flatMap((actor) => ACTOR.map((name) => actor + name)),
    ..."IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone".split(" "),
    ...["Actor1Geo_", "Actor2Geo_", "ActionGeo_"].flatMap((of) => geo.map((name) => of + name)),
    "DATEADDED",
    ...(width === 57 ? [] : ["SOURCEURL"]),
  ];
}

/** A row as GDELT writes it: parted by tabs, without a header. What is not given is made up alike for all. */
export function gdeltRow(given: GdeltFields, width: 57 | 58 | 61 = 61): string {
  const day = given["SQLDATE"] ?? "20210503";
  const fields: GdeltFields = {
    GLOBALEVENTID: "900000001",
    SQLDATE: day,
    MonthYear: day.slice(0, 6),
    Year: day.slice(0, 4),
    IsRootEvent: "1",
    EventCode: "173",
    NumMentions: "40",
    NumSources: "9",
    NumArticles: "40",
    DATEADDED: width === 61 ? "20210503141500" : "20210503",
    SOURCEURL: "https://www.harbour-gazette.example/news/1",
    ...given,
  };
  return columns(width)
    .map((name) => fields[name] ?? "")
    .join("\t");
}
