import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** An item of the sample data. */
export interface SampleItem {
  id: string;
  date: string;
  category: string;
  topics: string[];
  text: string;
  sources: string[];
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export function portalTitle(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `Portal:Current events/${year} ${MONTHS[(month ?? 1) - 1]} ${date}`;
}

/** Items of the sample data within the days, from the folder of sample data. */
export async function sampleItems(shared: string, from: string, to: string): Promise<SampleItem[]> {
  const file = join(shared, "datasets/current-events/current-events-2018-01-01_2023-10-06.jsonl");
  const items: SampleItem[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const item: SampleItem = JSON.parse(line);
    if (item.date >= from && item.date <= to) items.push(item);
  }
  return items;
}

/** A day's items as the portal would write them: nested topics as links, outlets as links in brackets. */
export function toWikitext(items: readonly SampleItem[]): string {
  const [{ date } = { date: "" }] = items;
  const [year, month, day] = date.split("-");
  const lines = [`{{Current events|year=${year}|month=${month}|day=${day}|content=`, "<!-- All news items below this line -->"];
  let category = "";
  let topics: string[] = [];
  for (const [i, item] of items.entries()) {
    if (item.category !== category) {
      lines.push(`'''${item.category}'''`);
      topics = [];
    }
    ({ category } = item);
    const shared = item.topics.findIndex((topic, at) => topic !== topics[at]);
    const from = shared < 0 ? (item.topics.length < topics.length ? item.topics.length - 1 : item.topics.length) : shared;
    for (const [at, topic] of item.topics.entries()) if (at >= Math.max(0, from)) lines.push(`${"*".repeat(at + 1)}${linked(topic)}`);
    ({ topics } = item);
    const outlets = item.sources.map((name, at) => `[https://news.example.org/${item.id}/${at} (''${name.replaceAll("'", "&#39;")}'')]`);
    const text = item.text
      .replaceAll("[", "&#91;")
      .replaceAll("]", "&#93;")
      .replaceAll("{", "&#123;")
      .replaceAll("}", "&#125;")
      .replaceAll("<", "&lt;");
    lines.push(
      `${"*".repeat(item.topics.length + 1)}${text.replaceAll("''", "&#39;&#39;").replaceAll("'", "&#39;")} ${outlets.join(", ")}`,
    );
    if (i === 1) lines.push("<!-- *An item that somebody took out. [https://news.example.org/gone (Nobody)] -->");
  }
  return [...lines, "<!-- All news items above this line -->}}"].join("\n");
}

const linked = (topic: string): string =>
  topic
    .split(", ")
    .map((part) => (/[[\]{}|<>#]/.test(part) ? part : `[[${part}]]`))
    .join(", ");
