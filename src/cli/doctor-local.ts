import { accessSync, constants } from "node:fs";
import type { Finding } from "../adapters/common/finding.ts";
import type { Config } from "../config.ts";
import { UserError } from "../core/errors.ts";
import { labelOf } from "../ingest/live/desk.ts";
import { openReadout, type Readout, systemClock } from "../main.ts";
import { oneLine } from "./say.ts";

const OLDEST_NODE = 24;
/** A clock outside of these years is not set. */
const EARLIEST_YEAR = 2026;
const LATEST_YEAR = 2099;
/** Slack refuses what is five minutes off; a clock that is kept is off by far less. */
const MOST_SKEW = 60_000;

export function nodeFinding(version: string): Finding {
  const about = "Node";
  if (Number(version.split(".")[0]) >= OLDEST_NODE) return { ok: true, about, found: version };
  return { ok: false, about, found: `${version} is too old`, todo: `Install Node ${OLDEST_NODE} or newer.` };
}

/** The data folder, the database in it, and what was taken in from the data files. */
export async function recordFindings(config: Config): Promise<Finding[]> {
  try {
    const readout = await openReadout(config, { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
    try {
      const damage = await readout.store.check();
      const { problems, files } = readout.sync;
      return [
        folderFinding(config.dataDir),
        damage.length === 0
          ? { ok: true, about: "Database", found: "whole" }
          : {
              ok: false,
              about: "Database",
              found: `damaged: ${damage[0]}`,
              todo: "Restore it from a backup, or move it away to have it built anew.",
            },
        problems.length === 0
          ? { ok: true, about: "Record", found: `${files} files of data, all taken in` }
          : { ok: false, about: "Record", found: `${problems.length} problems in the data files`, todo: "readout validate lists them." },
        await liveFinding(readout),
      ];
    } finally {
      await readout.close();
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [fromError("Record", error)];
  }
}

async function liveFinding({ live }: Readout): Promise<Finding> {
  const about = "Live sources";
  const failing = await live.failing();
  const [first] = failing;
  if (first) {
    const found = `${failing.length} failing: ${first.id} ${labelOf(first)}, ${oneLine(first.lastError ?? "").replace(/\.$/u, "")}`;
    return { ok: false, about, found, todo: "readout sources list shows them." };
  }
  const count = (await live.list("shared")).length;
  if (count === 0) return { ok: undefined, about, found: "none (docs/guides/sources.md)" };
  return { ok: true, about, found: `${count}, all fetched` };
}

function folderFinding(folder: string): Finding {
  const about = "Data folder";
  try {
    accessSync(folder, constants.W_OK | constants.R_OK);
    return { ok: true, about, found: folder };
  } catch {
    return {
      ok: false,
      about,
      found: `${folder} cannot be written`,
      todo: "Give this user permission, or set READOUT_DATA_DIR to another.",
    };
  }
}

/** `serverTime` is what a platform's clock said just now; both in milliseconds since the epoch. */
export function clockFinding(now: number, serverTime: number | undefined): Finding {
  const about = "Clock";
  const year = new Date(now).getUTCFullYear();
  const todo = "Set the machine's clock, and keep it by NTP.";
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return { ok: false, about, found: `it says the year ${year}`, todo };
  const said = new Date(now).toISOString().slice(0, 16).replace("T", " ");
  if (serverTime === undefined) return { ok: true, about, found: `${said} UTC; compared with nothing` };
  const off = Math.round((now - serverTime) / 1_000);
  if (Math.abs(now - serverTime) <= MOST_SKEW) return { ok: true, about, found: `${said} UTC` };
  return { ok: false, about, found: `it is ${Math.abs(off)} s ${off > 0 ? "ahead" : "behind"}`, todo };
}

export function fromError(about: string, { message, next }: UserError): Finding {
  return { ok: false, about, found: oneLine(message).replace(/\.$/u, ""), ...(next === undefined ? {} : { todo: oneLine(next) }) };
}
