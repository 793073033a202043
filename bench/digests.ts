import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createInstallations } from "../src/adapters/slack/installations.ts";
import { createSeal } from "../src/core/seal.ts";
import type { Change } from "../src/record/port.ts";
import type { Subscription } from "../src/digests/subscriptions.ts";
import { createKeyv } from "../src/storage/keyv.ts";
import { openStore } from "../src/storage/sqlite/open.ts";
import { commitAll } from "./build.ts";
import { startBot } from "./chat-bots.ts";
import { discordPosts, type Posts, slackPosts } from "./digests-stands.ts";
import { shown, timing } from "./measure.ts";
import { actorId, actorName, countryId, countryName, eventChanges, gazetteerChanges } from "./synthetic.ts";

// Ten thousand subscriptions due in one minute. The stand-ins, which keep the platforms' limits, are this process; the bot is `npm start`.
const READOUT = fileURLToPath(new URL("../bin/readout", import.meta.url));
const EVENTS = 10_000;
const TOPICS = 500;
const COUNTRIES = 200;
/** Workspaces and servers, and subscriptions of each: each a channel of its own. */
const OWNERS = 10;
const EACH = 500;
/** Topics that one workspace has subscribed to. */
const TOPICS_EACH = 50;
const TARGET = { share: 0.9, resident: 400, refused: 0.01 };
/** Milliseconds without a message after which no more is waited for. */
const QUIET = 30_000;
const SAY_EVERY = 10_000;

const now = (): number => Date.now();
const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/u, "Z");

const topicOf = (n: number): Subscription["topic"] =>
  n < COUNTRIES ? { id: countryId(n), label: countryName(n) } : { id: actorId(n - COUNTRIES), label: actorName(n - COUNTRIES) };

function subscriptionOf(posts: Posts, owner: number, n: number, at: number): Subscription {
  const tenant = posts.tenant(owner);
  return {
    id: `d${posts.platform === "slack" ? "5" : "d"}${owner}x${n}`,
    owner: `${posts.platform}:${tenant}`,
    conversation: { platform: posts.platform, tenant, channel: posts.channel(owner, n) },
    topic: topicOf((owner * TOPICS_EACH + (n % TOPICS_EACH)) % TOPICS),
    settings: {
      kind: "digest",
      schedule: { times: [instant(at).slice(11, 16)], days: [1, 2, 3, 4, 5, 6, 7] },
      length: "short",
      onlyIfNew: false,
      placement: "channel",
    },
    zone: "UTC",
    createdBy: "U1",
    createdAt: "2026-07-01T00:00:00Z",
    nextAt: instant(at),
    position: 0,
  };
}

const topics = new Set(Array.from({ length: TOPICS }, (_, n) => topicOf(n).id));

/** The topics alone, and events that are each of one country and one actor among them. */
function* record(): Generator<Change> {
  for (const change of gazetteerChanges()) if ("put" in change && topics.has(change.put.body.id)) yield change;
  let n = 0;
  for (const change of eventChanges(0, EVENTS, EVENTS)) {
    if (!("put" in change) || change.put.kind !== "event") {
      yield change;
      continue;
    }
    const [places, actors] = [[countryId(n % COUNTRIES)], [actorId(n % (TOPICS - COUNTRIES))]];
    yield { put: { kind: "event", body: { ...change.put.body, places, actors, recipients: [] } } };
    n += 1;
  }
}

const secretKey = randomBytes(32);

/** The record with what ships taken in, as on any start but the first; the subscriptions; the workspaces as they were installed. */
async function prepare(dataDir: string, stands: readonly Posts[], at: number): Promise<void> {
  const { PATH = "", HOME = "" } = process.env;
  execFileSync(process.execPath, [READOUT, "topics"], { env: { PATH, HOME, READOUT_DATA_DIR: dataDir }, stdio: "ignore" });
  const path = join(dataDir, "readout.db");
  const store = await openStore({ path });
  await commitAll(store, record());
  const installed = createInstallations(createKeyv(store.keyed, { now }, "slack-installations"), createSeal(secretKey, randomBytes));
  for (const posts of stands) {
    for (let owner = 0; owner < OWNERS; owner += 1) {
      if (posts.platform === "slack") await installed.storeInstallation(posts.installation(owner));
      for (let n = 0; n < EACH; n += 1) await store.subscriptions.add(subscriptionOf(posts, owner, n, at));
    }
  }
  await store.close();
}

/** A process's memory in megabytes, resident now or at most so far; undefined where the system does not tell. */
function memoryOf(pid: number, what: "VmRSS" | "VmHWM"): number | undefined {
  try {
    const found = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${what}:\\s+(\\d+) kB`, "mu"))?.[1];
    return found === undefined ? undefined : Number(found) / 1_024;
  } catch {
    return undefined;
  }
}

async function everythingIsOut(stands: readonly Posts[], due: number, resident: () => string): Promise<void> {
  const count = (): number => stands.reduce((sum, { times }) => sum + times.length, 0);
  let last = count();
  let [since, said] = [now(), now()];
  while (count() < due && now() - since < QUIET) {
    await delay(250);
    if (count() > last) [last, since] = [count(), now()];
    if (now() - said < SAY_EVERY) continue;
    said = now();
    process.stderr.write(`digests: ${last} out, ${resident()} MB resident\n`);
  }
  // What is out is yet to be recorded.
  await delay(2_000);
}

const verdict = (met: boolean): string => (met ? "met" : "missed");
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`;

function row(posts: Posts): string {
  const [first = 0, last = 0] = [posts.times[0], posts.times.at(-1)];
  const rate = (posts.times.length - 1) / ((last - first) / 1_000);
  const share = rate / posts.allowed(OWNERS);
  const refused = posts.refused() / (posts.refused() + posts.times.length);
  const cells = [
    posts.name,
    String(posts.times.length),
    shown((last - first) / 1_000),
    shown(rate),
    shown(posts.allowed(OWNERS)),
    percent(share),
    verdict(share >= TARGET.share),
    `${posts.refused()}, ${percent(refused)}`,
    verdict(refused < TARGET.refused),
  ];
  return `| ${cells.join(" | ")} |`;
}

async function measure(folder: string): Promise<string> {
  const stands = [await slackPosts(now), await discordPosts(now, OWNERS, EACH)] as const;
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  const due = OWNERS * EACH * stands.length;
  const at = Math.floor(now() / 60_000) * 60_000;
  const load = loadavg().map(shown).join(" ");
  process.stderr.write("digests: building the record…\n");
  await prepare(dataDir, stands, at);
  process.stderr.write(`digests: sending ${due}…\n`);
  const keyed = { name: "", env: { READOUT_SECRET_KEY: secretKey.toString("base64"), PORT: "0" }, listening: () => undefined };
  const bot = await startBot("readout", [keyed, ...stands], dataDir);
  const began = now();
  process.stderr.write(
    `digests: ready with ${shown(memoryOf(bot.pid, "VmRSS") ?? 0)}, at most ${shown(memoryOf(bot.pid, "VmHWM") ?? 0)} MB\n`,
  );
  const resident = (): string => shown(memoryOf(bot.pid, "VmRSS") ?? Number.NaN);
  await everythingIsOut(stands, due, resident);
  const [most, cpu] = [memoryOf(bot.pid, "VmHWM"), bot.cpu()];
  await bot.stop();
  const store = await openStore({ path: join(dataDir, "readout.db") });
  const states = (await store.deliveries.counts()).map(({ state, count }) => `${state} ${count}`).join(", ");
  const compositions = new Set<string>();
  const lags: number[] = [];
  for (const posts of stands) {
    for (let owner = 0; owner < OWNERS; owner += 1) {
      for (let n = 0; n < EACH; n += 1) {
        const { id } = subscriptionOf(posts, owner, n, at);
        const edition = await store.editions.lastOf(id);
        if (edition) compositions.add(`${edition.owner} ${edition.answer}`);
        const [delivery] = await store.deliveries.of(id, 1);
        if (delivery?.settledAt !== undefined) lags.push((Date.parse(delivery.settledAt) - began) / 1_000);
      }
    }
  }
  await store.close();
  const problems = stands.flatMap((posts) => posts.problems().map((problem) => `${posts.name}: ${problem}`));
  const doubled = stands.reduce((sum, posts) => sum + posts.doubled(), 0);
  await Promise.all(stands.map((posts) => posts.close()));
  const lag = timing(lags);
  return `${due.toLocaleString("en")} subscriptions due in the same minute on ${TOPICS} topics, half on each platform: ${OWNERS} workspaces and ${OWNERS} servers with ${EACH} channels each, on ${TOPICS_EACH} topics each; ${EVENTS.toLocaleString("en")} made-up events beside the record that ships. \`npm start\` sends them through the real clients; time is not scaled. The stand-ins keep the limits: Discord 50 messages a second and bot, 5 in 5 seconds and channel; Slack one a second and channel, 300 a minute and workspace. Load average when it began ${load}.

| platform | messages | seconds | a second | allowed | share | target ${percent(TARGET.share)} | refused (429) | target ${percent(TARGET.refused)} |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${stands.map(row).join("\n")}

Deliveries: ${states}; channels with a message twice: ${doubled}. Briefings composed: ${compositions.size} (topics × workspaces: ${OWNERS * TOPICS_EACH * stands.length}). Settled after the start, seconds: p50 ${shown(lag.p50)}, p99 ${shown(lag.p99)}. Most memory resident ${most === undefined ? "–" : shown(most)} MB (target ${TARGET.resident}: ${verdict((most ?? 0) <= TARGET.resident)}); processor ${cpu === undefined ? "–" : shown(cpu / due)} ms a delivery.
${problems.length === 0 ? "" : `\nProblems: ${[...new Set(problems)].slice(0, 5).join("; ")}\n`}`;
}

const folder = mkdtempSync(join(tmpdir(), "readout-digests-"));
try {
  process.stdout.write(await measure(folder));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
