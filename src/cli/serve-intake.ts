import { schedule } from "node-cron";
import type { Clock } from "../core/clock.ts";
import { type FolderStates, syncFolder } from "../record/load.ts";
import type { RecordStore } from "../record/port.ts";
import type { AdapterLog } from "../adapters/common/log.ts";
import { failure } from "./serve-log.ts";

/** Every five minutes. */
const WHEN = "*/5 * * * *";

interface Intake {
  store: RecordStore & FolderStates;
  /** Folder of record files. */
  folder: string;
  clock: Clock;
  log: AdapterLog;
}

/** Takes in the files of the folder that changed, and logs it where any did. Never rejects: the next time may go well. */
export async function takeIn({ store, folder, clock, log }: Intake): Promise<void> {
  try {
    const { changed, commit, problems, notLoaded } = await syncFolder(store, folder, "shared", clock);
    if (!changed) return;
    const { position = 0, added = 0, revised = 0, retracted = 0 } = commit ?? {};
    log("info", "data taken in", { position, added, revised, retracted });
    if (problems.length > 0) log("warn", "data left out", { files: notLoaded.length, problems: problems.length });
  } catch (error) {
    log("error", "data not taken in", { failure: failure(error).failure });
  }
}

/** Takes in what changed from now on. Returns how to stop. */
export function takeInRegularly(intake: Intake): { stop(): void } {
  const task = schedule(WHEN, () => takeIn(intake), { name: "data", timezone: "UTC", noOverlap: true });
  return { stop: () => void task.destroy() };
}
