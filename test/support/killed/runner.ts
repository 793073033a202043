import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deliveryKey } from "../../../src/digests/scheduler.ts";
import type { Subscription } from "../../../src/digests/subscriptions.ts";
import { openStore, type Store } from "../../../src/storage/sqlite/open.ts";
import { type Reply, startFakeServer } from "../fake-http/server.ts";
import { discordStand, slackStand, type Stand } from "./stands.ts";

/** Where the launcher keeps what is compiled; most of the time of a process that is killed soon goes there. */
const NODE_COMPILE_CACHE = fileURLToPath(new URL("../../../node_modules/.cache/compile", import.meta.url));
const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));
const FIRST_DAY = Date.UTC(2026, 10, 22, 8);
const DAY = 24 * 60 * 60_000;

/**
 * Where a process is killed, in the order it gets there: it holds the delivery and composes it; has written down that a request goes out;
 * the request is there; the message is out; its answer is on its way; has come, before the edition is kept; before the delivery is.
 */
export const POINTS = ["composing", "rendering", "requested", "effected", "answered", "replied", "recording"] as const;
export type Point = (typeof POINTS)[number];

/** One day on which a digest is due in every channel, and a process dies over it. */
export interface Fall {
  point: Point;
  /** Which of the deliveries that get there it dies over, from 0. */
  nth: number;
  /** How many processes send at once. */
  instances: 1 | 2;
  /** Milliseconds until it is tried again. */
  later: number;
}

/** What became of a day's deliveries. */
export interface Outcome {
  killed: number;
  /** Neither out nor known as uncertain, and out more than once. */
  lost: string[];
  doubled: string[];
  sent: number;
  uncertain: number;
  /** Deliveries that are neither settled as sent nor as uncertain. */
  open: string[];
  /** Sent deliveries without an edition of their own. */
  unkept: string[];
}

/** A record, a pretended platform, and processes that send from the one to the other. */
export interface Runner {
  /** Has them fall, go on, and tells what became of it. */
  day(fall: Fall): Promise<Outcome>;
  problems(): readonly string[];
  close(): Promise<void>;
}

export async function createRunner(platform: "slack" | "discord", channels: number): Promise<Runner> {
  const folder = mkdtempSync(join(tmpdir(), "readout-killed-"));
  const path = join(folder, "readout.db");
  let ahead = FIRST_DAY - performance.now();
  const now = (): number => Math.floor(performance.now() + ahead);
  const stand = await (platform === "slack" ? slackStand(now) : discordStand(now));
  const store = await openStore({ path });
  const places = [...Array.from({ length: channels }, (_, n) => stand.channel(n)), stand.silent];
  const subscriptions = places.map((channel, n) => subscriptionIn(stand, channel, n));
  for (const subscription of subscriptions) await store.subscriptions.add(subscription);

  const running = new Map<string, ChildProcess>();
  let armed: { point: string; nth: number } | undefined;
  let killed = 0;
  const kill = (name: string): void => {
    armed = undefined;
    if (running.get(name)?.kill("SIGKILL") === true) killed += 1;
  };
  const problems: string[] = [];
  const control = await startFakeServer({
    problems,
    connected: () => undefined,
    routes: {
      "POST /at/:point/:name": ({ params }): Reply => {
        if (armed === undefined || armed.point !== params["point"] || (armed.nth -= 1) >= 0) return { status: 204 };
        kill(params["name"] ?? "");
        return { drop: true };
      },
    },
  });

  const run = async (name: string): Promise<void> => {
    const env = {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      NODE_COMPILE_CACHE,
      KILLED_PLATFORM: platform,
      KILLED_API: stand.api,
      KILLED_CONTROL: control.origin,
      KILLED_RECORD: path,
      KILLED_NOW: String(now()),
      KILLED_NAME: name,
    };
    const child = spawn(process.execPath, [CHILD], { env, stdio: ["ignore", "ignore", "pipe"] });
    running.set(name, child);
    child.stderr.setEncoding("utf8").on("data", (text: string) => void (text.includes("round failed") && problems.push(text)));
    const [code, signal]: unknown[] = await once(child, "exit");
    running.delete(name);
    if (code !== 0 && signal !== "SIGKILL") problems.push(`a process ended with ${String(code)}`);
  };

  const arm = ({ point, nth }: Fall): void => {
    if (point === "requested") {
      stand.plan(nth, (_, askedBy) => {
        kill(askedBy);
        return { drop: true };
      });
    } else if (point === "effected" || point === "answered") {
      stand.plan(nth, async (take, askedBy) => {
        const reply = await take();
        if (point === "answered") setImmediate(kill, askedBy);
        else kill(askedBy);
        return point === "answered" ? reply : { drop: true };
      });
    } else armed = { point, nth };
  };

  let days = 0;
  return {
    async day(fall) {
      ahead = FIRST_DAY + days * DAY + 1_000 - performance.now();
      const local = `${new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10)}T08:00`;
      days += 1;
      killed = 0;
      arm(fall);
      await Promise.all(stand.names.slice(0, fall.instances).map(run));
      armed = undefined;
      stand.unplan();
      const fell = killed;
      ahead += fall.later;
      await Promise.all(stand.names.slice(0, fall.instances).map(run));
      return { killed: fell, ...(await outcome(store, stand, subscriptions, local)) };
    },
    problems: () => [...problems, ...stand.problems()],
    async close() {
      for (const child of running.values()) child.kill("SIGKILL");
      await Promise.all([store.close(), control.close(), stand.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function outcome(
  store: Store,
  stand: Stand,
  subscriptions: readonly Subscription[],
  local: string,
): Promise<Omit<Outcome, "killed">> {
  const found: Omit<Outcome, "killed"> = { lost: [], doubled: [], sent: 0, uncertain: 0, open: [], unkept: [] };
  for (const { id, conversation } of subscriptions) {
    const key = deliveryKey(id, local);
    const state = (await store.deliveries.get(key))?.state;
    const count = stand.seen(conversation.channel).filter((one) => one === key).length;
    const last = await store.editions.lastOf(id);
    if (count > 1) found.doubled.push(key);
    if (count === 0 && state !== "uncertain") found.lost.push(key);
    if (state === "sent") found.sent += 1;
    else if (state === "uncertain") found.uncertain += 1;
    else found.open.push(`${key} ${state}`);
    if (state === "sent" && last?.answer !== key) found.unkept.push(key);
  }
  return found;
}

function subscriptionIn({ platform, tenant }: Stand, channel: string, n: number): Subscription {
  return {
    id: `d${n}`,
    owner: `${platform}:${tenant}`,
    conversation: { platform, tenant, channel },
    topic: { id: "dos-x", label: "X" },
    settings: {
      kind: "digest",
      schedule: { times: ["08:00"], days: [1, 2, 3, 4, 5, 6, 7] },
      length: "short",
      onlyIfNew: false,
      placement: "channel",
    },
    zone: "UTC",
    createdBy: "U1",
    createdAt: "2026-11-01T00:00:00Z",
    nextAt: "2026-11-22T08:00:00Z",
    position: 0,
  };
}
