import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { readConfig } from "../src/config.ts";
import { openReadout, systemClock } from "../src/main.ts";
import { writeGed } from "./ged.ts";
import { floorSeconds } from "./import-floor.ts";
import { millisecondsOf, SMALL_YOUNG, shown, timing, type Timing } from "./measure.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const ROWS = process.argv.includes("--quick") ? 20_000 : 500_000;
/** Between two questions to the bot, in milliseconds. */
const PAUSE = 50;
const TOPICS = ["gaza", "syria", "ukraine", "myanmar", "somalia", "nigeria", "egypt on a ceasefire", "iran and the united states"];
const folder = join(root, "bench", "out", "ged");

/** Times an import of rows shaped like UCDP GED in a process of its own, while another answers questions, beside the bare inserts. */
async function importGed(): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "GEDEvent_v23_1.csv");
  writeGed(file, ROWS);
  const env = { ...process.env, READOUT_DATA_DIR: folder };
  const readout = await openReadout(readConfig(env), { clock: systemClock, commandPrefix: "readout ", onWithheld: () => {} });
  const idle = await answered(readout, async () => false, 200);
  const started = performance.now();
  let ended = 0;
  const child = spawn(process.execPath, [SMALL_YOUNG, join(root, "src", "cli.ts"), "import", "ucdp-ged", file], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  let memory = 0;
  const watch = setInterval(() => (memory = Math.max(memory, residentOf(child.pid))), 100);
  const closed = once(child, "close").then(() => (ended = performance.now()));
  const busy = await answered(readout, async () => ended === 0, Number.POSITIVE_INFINITY);
  await closed;
  clearInterval(watch);
  await readout.close();
  const seconds = (ended - started) / 1_000;
  const againStarted = performance.now();
  await once(
    spawn(process.execPath, [SMALL_YOUNG, join(root, "src", "cli.ts"), "import", "ucdp-ged", file], { env, stdio: "ignore" }),
    "close",
  );
  const again = (performance.now() - againStarted) / 1_000;
  const floor = await floorSeconds(join(folder, "readout.db"), join(folder, "floor.db"));
  rmSync(folder, { recursive: true, force: true });
  return `${ROWS.toLocaleString("en")} rows shaped like UCDP GED 23.1, process start to exit: ${shown(seconds)} s; the same final rows by prepared inserts alone: ${shown(floor)} s; ratio ${shown(seconds / floor)}. Resident at most ${shown(memory)} MB. The same file again: ${shown(again)} s.

A bot answering from the same file meanwhile, one question every ${PAUSE} ms: p50 ${shown(busy.p50)}, p99 ${shown(busy.p99)}, worst ${shown(busy.max)} of ${busy.n}; before the import p50 ${shown(idle.p50)}, p99 ${shown(idle.p99)}.
`;
}

/** Asks for briefings in turn while `goesOn`, at most `most`; one answer each first, which builds what is built once. */
async function answered(readout: Awaited<ReturnType<typeof openReadout>>, goesOn: () => Promise<boolean>, most: number): Promise<Timing> {
  const brief = readout.registry.find("brief");
  const samples: number[] = [];
  const ask = (topic: string) =>
    millisecondsOf(async () => brief?.run({ topic }, { owner: "shared", zone: "UTC", now: systemClock.now() }));
  for (const topic of TOPICS) await ask(topic);
  for (let i = 0; i < most && (most !== Number.POSITIVE_INFINITY || (await goesOn())); i += 1) {
    samples.push(await ask(TOPICS[i % TOPICS.length] ?? ""));
    await pause(PAUSE);
  }
  return timing(samples);
}

/** Resident memory of a process in MB, on Linux. */
function residentOf(pid: number | undefined): number {
  try {
    const [, kib = "0"] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kib) / 1_024;
  } catch {
    return 0;
  }
}

process.stdout.write(await importGed());
