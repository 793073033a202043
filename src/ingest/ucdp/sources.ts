import { hash } from "node:crypto";
import type { Publishers } from "../../record/publishers.ts";
import type { Source } from "../../record/types.ts";
import type { GedRow } from "./row.ts";

/** Through whom what an article says reached us: UCDP asks to be named. */
const VIA = "UCDP GED, Uppsala University (CC BY 4.0)";
const LONGEST_HEADLINE = 300;
const LONGEST_NAME = 100;

/** An article as a row names it. */
interface Article {
  office: string | undefined;
  date: string | undefined;
  headline: string | undefined;
}

/** The sources of a row: one an article it names. The same article cited by several rows is one source; `end` dates what bears no date. */
export function gedSources({ articles, dates }: GedRow, publishers: Publishers): Source[] {
  const found = parts(articles.whole).map(articleOf);
  const named = found.every(({ office }) => office !== undefined) ? found : (inColumns(articles) ?? found);
  const sources = new Map<string, Source>();
  for (const article of named) {
    const source = sourceOf(article, dates.end, publishers);
    sources.set(source.id, source);
  }
  if (sources.size === 0) return [sourceOf({ office: undefined, date: undefined, headline: undefined }, dates.end, publishers)];
  return [...sources.values()];
}

function sourceOf({ office, date, headline }: Article, end: string, publishers: Publishers): Source {
  const key = hash("sha256", [office ?? "", date ?? end, headline ?? ""].join("\n"), "hex").slice(0, 16);
  return {
    id: `src-ucdp-${key}`,
    ...(office === undefined ? { publisher: null } : publishers.resolve(office)),
    ...(headline === undefined ? {} : { headline }),
    published_at: date ?? end,
    published_basis: date === undefined ? "inferred" : "listed",
    language: "en",
    via: VIA,
  };
}

/** `"Office,2015-05-13,Headline";"Office,…"`: the articles one by one, without their quotation marks. */
function parts(whole: string): string[] {
  if (whole === "") return [];
  return whole.split(/";\s*"/).map((part) => part.replace(/^"+|"+$/g, "").trim());
}

function articleOf(text: string): Article {
  const [, office = "", date, headline = ""] = /^([^,]*(?:,[^,]*)??)\s*,\s*(\d{4}-\d\d-\d\d)\s*,\s*(.*)$/s.exec(text) ?? [];
  if (date !== undefined && isDay(date)) return { office: name(office), date, headline: words(headline) };
  return looseArticle(text);
}

/** What begins such a text and is no publisher. */
const NO_OFFICE = /^(?:January|February|March|April|May|June|July|August|September|October|November|December|The|In|On|At|By|From|No)$/i;

/** "Reuters, 1996-04-17, "Moslem militants …", "AFP 20111002", "BBC 8/29/1995 SIX …": who published it stands first. */
function looseArticle(text: string): Article {
  const [begin = "", found = ""] = /^\s*(?:\(1\)\s*)?(\p{Lu}[\p{L}.&'’ -]*?)(?=\s*[,:;("“/\d]|\s*$)/u.exec(text) ?? [];
  const [date] = /\b(?:19|20)\d\d-\d\d-\d\d\b/.exec(text) ?? [];
  const [, quoted] = /["“]([^"”]{8,})/u.exec(text) ?? [];
  const office = found.trim();
  const isOffice = office.length > 1 && office.length <= 60 && !NO_OFFICE.test(office);
  const headline = quoted ?? (isOffice ? text.slice(begin.length).replace(/^[\s,:;()/.\d-]+/, "") : text);
  return {
    office: isOffice ? name(office) : undefined,
    date: date !== undefined && isDay(date) ? date : undefined,
    headline: isOffice && !/\p{L}{3}.*\s.*\p{L}{3}/su.test(headline) ? undefined : words(headline),
  };
}

/** The articles by the three columns of offices, dates and headlines, where these agree in number. */
function inColumns({ offices, dates, headlines }: GedRow["articles"]): Article[] | undefined {
  const [names, days, titles] = [offices, dates, headlines].map((column) => (column === "" ? [] : column.split(";")));
  if (!names || !days || !titles || names.length === 0 || names.length !== days.length) return undefined;
  return names.map((office, i) => {
    const date = days[i]?.trim() ?? "";
    return {
      office: name(office),
      date: isDay(date) ? date : undefined,
      headline: titles.length === names.length ? words(titles[i] ?? "") : undefined,
    };
  });
}

const tidy = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replace(/^["“”\s]+|["“”\s]+$/gu, "")
    .trim();

function name(text: string): string | undefined {
  const tidied = tidy(text).replace(/[,;:]+$/, "");
  return /\p{L}/u.test(tidied) ? tidied.slice(0, LONGEST_NAME) : undefined;
}

function words(text: string): string | undefined {
  const tidied = tidy(text);
  return /\p{L}/u.test(tidied) ? tidied.slice(0, LONGEST_HEADLINE).toWellFormed() : undefined;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
