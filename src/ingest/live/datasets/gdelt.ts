import { hash } from "node:crypto";
import { toInstant } from "../../../core/clock.ts";
import { UserError } from "../../../core/errors.ts";
import { FetchProblem } from "../problem.ts";
import type { KindDeps, LiveKind } from "../kind.ts";
import { takePart } from "./take.ts";
import { unzipOne } from "./unzip.ts";

const UPDATES = "http://data.gdeltproject.org/gdeltv2/lastupdate.txt";
const SLOT = 15 * 60_000;
/** Updates that are caught up after downtime: a day of them. */
const MOST_SLOTS = 96;
const LIMITS = { wire: 20_000_000, unpacked: 20_000_000 };
const MOST_UNPACKED = 120_000_000;

/** The newest update, as the list of updates names it. */
interface Update {
  /** `20261122121500`. */
  stamp: string;
  size: number;
  md5: string;
  url: URL;
}

/** GDELT's events, coded by machine from the world's news, every fifteen minutes. */
export const gdeltKind: LiveKind = {
  name: "gdelt",
  summary: "GDELT's events every 15 minutes, coded by machine; very many, no key",
  every: 15,
  atLeast: 15,
  address: UPDATES,
  label: "GDELT 2.0",
  needs: [],
  async fetch(source, deps) {
    const list = await text(source.address ?? UPDATES, deps);
    const newest = updateOf(list.text, list.url);
    const { stamps, missed } = due(source.cursor, newest.stamp);
    if (missed > 0) deps.note(`Only the last ${MOST_SLOTS} updates are caught up; the ${missed} before them are not.`);
    for (const stamp of stamps) {
      const url = stamp === newest.stamp ? newest.url : new URL(newest.url.href.replace(newest.stamp, stamp));
      const archive = await archiveAt(url, stamp === newest.stamp ? newest : undefined, deps);
      if (archive === undefined) deps.note(`There was no update at ${stamp}.`);
      else await takeUpdate(archive, { stamp, url, first: source.cursor === undefined }, deps);
      await deps.keep({ cursor: stamp });
    }
  },
};

/** One that cannot be read is passed over, so that it does not stand in the way of those after it; but not the very first. */
async function takeUpdate(
  archive: Buffer,
  { stamp, url, first }: { stamp: string; url: URL; first: boolean },
  deps: KindDeps,
): Promise<void> {
  try {
    await takePart({ format: "gdelt", bytes: await unzipOne(archive, MOST_UNPACKED, url.host) }, deps);
  } catch (error) {
    if (first || !(error instanceof UserError) || error.code !== "bad-data") throw error;
    deps.note(`The update at ${stamp} could not be read: ${error.message}`);
  }
}

async function text(url: string, { fetch, signal }: KindDeps): Promise<{ text: string; url: URL }> {
  const fetched = await fetch({
    url,
    accept: "text/plain",
    signal,
    check: ({ body, url: at }) => void updateOf(body.toString("latin1"), at),
  });
  if (!fetched.changed) throw new FetchProblem("The list of updates did not come.");
  return { text: fetched.body.toString("latin1"), url: fetched.url };
}

/** The line of the export: size, MD5 and address. */
function updateOf(list: string, at: URL): Update {
  const [, size, md5 = "", address = "", stamp = ""] =
    /^(\d+) ([0-9a-f]{32}) (\S+\/(\d{14})\.export\.CSV\.zip)\s*$/im.exec(list.slice(0, 10_000)) ?? [];
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) throw new FetchProblem(`What ${at.host} sent is no list of GDELT's updates.`);
  if (url.host !== at.host) throw new FetchProblem(`${at.host} names an update on another host, ${url.host}.`, { lasting: true });
  return { stamp, size: Number(size), md5: md5.toLowerCase(), url };
}

/** The updates after the last one taken in, oldest first; at first the newest alone. */
function due(cursor: string | undefined, newest: string): { stamps: string[]; missed: number } {
  const [last, now] = [momentOf(cursor ?? ""), momentOf(newest)];
  if (now === undefined) return { stamps: [], missed: 0 };
  if (last === undefined) return { stamps: [newest], missed: 0 };
  const all = Math.max(0, Math.round((now - last) / SLOT));
  const number = Math.min(all, MOST_SLOTS);
  const stamps = Array.from({ length: number }, (_, i) => toInstant(now - (number - 1 - i) * SLOT).replace(/\D/g, ""));
  return { stamps, missed: all - number };
}

function momentOf(stamp: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(stamp) ?? [];
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isFinite(moment) ? moment : undefined;
}

/** The archive; undefined where an earlier one is missing, which happens. */
async function archiveAt(url: URL, update: Update | undefined, { fetch, signal }: KindDeps): Promise<Buffer | undefined> {
  try {
    const check = ({ body }: { body: Buffer }): void => {
      if (update && (body.length !== update.size || hash("md5", body, "hex") !== update.md5))
        throw new FetchProblem(`What ${url.host} sent is not what its list names.`);
    };
    const fetched = await fetch({ url: url.href, accept: "application/zip", limits: LIMITS, signal, check });
    return fetched.changed ? fetched.body : undefined;
  } catch (error) {
    if (update === undefined && error instanceof FetchProblem && error.status === 404) return undefined;
    throw error;
  }
}
