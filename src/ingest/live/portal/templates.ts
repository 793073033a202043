/** What a template comes to in plain text; undefined where it is not known, so that the words around it cannot be trusted. */
export function expandTemplate(inner: string): string | undefined {
  const [name = "", ...parts] = inner.split("|").map((part) => part.trim());
  const title = name.replace(/_/g, " ").toLowerCase();
  const colon = /^(formatnum|lc|uc|ucfirst|lcfirst):(.*)$/.exec(title);
  if (colon) return name.slice(name.indexOf(":") + 1).trim();
  const { plain, named } = parameters(parts);
  if (title.startsWith("cite ") || title === "citation") return citation(named);
  if (DROPPED.has(title) || /^(?:current events|pp-|use \w+ dates|short description)/.test(title)) return "";
  if (CHARACTERS.has(title)) return CHARACTERS.get(title);
  if (FIRST.has(title)) return plain[0];
  if (LAST.has(title)) return plain.at(-1);
  if (title === "ill" || title === "interlanguage link" || title === "illm") return named.get("lt") ?? plain[0];
  if (title === "convert" || title === "cvt") return quantity(plain);
  if (title === "sclass" || title === "sclass2") return plain[0] === undefined ? undefined : `${plain[0]}-class ${plain[1] ?? ""}`.trim();
  if (title === "ship" || title === "warship") return [plain[0], plain[1]].filter(Boolean).join(" ");
  if (SHIPS.has(title)) return plain[0] === undefined ? undefined : `${name} ${plain[0]}`;
  const sign = CURRENCIES.get(title);
  return sign === undefined || plain[0] === undefined ? undefined : sign + plain[0];
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(","));

/** Notes to editors and readers that are no part of the sentence. */
const DROPPED = set(
  "webarchive,dead link,deadlink,cn,citation needed,fact,clarify,when,who,which,whom,by whom,better source needed,better source,r,rp,ref,efn,refn,sfn,clear,anchor,portal,main,see also,coord,flagicon,flagdeco,failed verification,verify source,verification needed,dubious,subscription required,registration required,subscription,paywall,update inline,update after,full citation needed,additional citation needed,unreliable source?,or,pov statement,dubious span,void,zwsp,bots,nobots,sup,sub",
);
const FIRST = set(
  "nowrap,nobr,nobold,noitalic,small,big,abbr,flag,flagcountry,flagu,flaglist,em,strong,tq,visible anchor,not a typo,proper name,sic,typo,no wrap,smaller,larger,native name,keypress,w",
);
const LAST = set("lang,transl,transliteration,langx,wikt-lang,langr");
const SHIPS = set("uss,hms,mv,mt,ss,rms,ms,ins,hmcs,hmas,hmnzs,usns,uscgc,js,roks,ts,rv,fv,sy,mf,rfs,cns,krI,tcg,arg,bap,brp");
const CHARACTERS = new Map(
  Object.entries({
    nbsp: " ",
    space: " ",
    spaces: " ",
    ndash: "–",
    snd: " – ",
    spnd: " – ",
    spaced_ndash: " – ",
    mdash: "—",
    "'": "'",
    "'s": "'s",
    '"': '"',
    "=": "=",
    "!": "|",
    "\\": " / ",
    "·": " · ",
    "*": "*",
  }).map(([name, text]): [string, string] => [name.replaceAll("_", " "), text]),
);
const CURRENCIES = new Map(
  Object.entries({
    us$: "US$",
    usd: "US$",
    $: "$",
    "£": "£",
    gbp: "£",
    pound: "£",
    "€": "€",
    eur: "€",
    euro: "€",
    "₹": "₹",
    inr: "₹",
    inrconvert: "₹",
    "¥": "¥",
    jpy: "¥",
    cny: "CN¥",
    a$: "A$",
    aud: "A$",
    c$: "C$",
    cad: "C$",
    "₽": "₽",
    rub: "₽",
    "₩": "₩",
    krw: "₩",
    "₪": "₪",
    ils: "₪",
  }),
);

function parameters(parts: readonly string[]): { plain: string[]; named: Map<string, string> } {
  const plain: string[] = [];
  const named = new Map<string, string>();
  for (const part of parts) {
    const [, key, value] = /^([a-z0-9 _-]{1,30})\s*=\s*(.*)$/is.exec(part) ?? [];
    if (key === undefined || value === undefined) plain.push(part);
    else if (/^\d+$/.test(key.trim())) plain[Number(key) - 1] = value;
    else named.set(key.trim().toLowerCase(), value);
  }
  return { plain, named };
}

/** A source as the link it stands for. */
function citation(named: ReadonlyMap<string, string>): string {
  const url = named.get("url") ?? "";
  const outlet = ["work", "newspaper", "website", "agency", "publisher", "magazine", "via"]
    .map((key) => named.get(key))
    .find((name) => name);
  return /^https?:\/\/\S+$/.test(url) ? ` [${url} (${outlet ?? ""})]` : "";
}

/** `{{convert|10|to|20|km|mi}}` is "10 to 20 km". */
function quantity(plain: readonly string[]): string | undefined {
  const parts: string[] = [];
  for (const part of plain) {
    parts.push(part === "-" || part === "–" ? "to" : part);
    if (/^[a-z°][a-z°/23²³]*$/i.test(part) && !/^(?:to|and|or|by|x)$/.test(part)) return parts.join(" ");
  }
  return undefined;
}
