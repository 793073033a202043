import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { type Bot, type Kind, startBot } from "./chat-bots.ts";
import { AT_ONCE, type Burst, burst } from "./chat-burst.ts";
import { MIXED } from "./chat-commands.ts";
import { discordStand, slackStand, type Stand } from "./chat-fakes.ts";
import { COMMANDS, memory } from "./chat-memory.ts";
import { overhead } from "./chat-overhead.ts";
import { shown } from "./measure.ts";

// The stand-ins of the platforms and those who ask are this process; every bot is one of its own.
const ROUNDS = 5;
const TARGET = { acknowledged: 250, answered: 1_000, overhead: 5, resident: 300 };

const folder = mkdtempSync(join(tmpdir(), "readout-bench-"));
const stands: Stand[] = [];
/** Those whose payloads are held to our rules. */
const checked: Stand[] = [];
const bots: Bot[] = [];

/** A bot of this kind on stands of its own, each with what it takes to know when it has answered. */
async function together(
  kind: Kind,
  name: string,
  open: readonly (() => Promise<Stand>)[],
): Promise<{ bot: Bot; on: Stand[]; idle: number }> {
  const on = await Promise.all(open.map((make) => make()));
  stands.push(...on);
  if (kind !== "bare") checked.push(...on);
  const bot = await startBot(kind, on, join(folder, `${kind}-${name}`));
  bots.push(bot);
  const idle = bot.resident();
  for (const stand of on) await stand.learn(MIXED, kind !== "bare");
  return { bot, on, idle };
}

const step = (text: string): boolean => process.stderr.write(`chat: ${text}…\n`);
const load = (): string => loadavg().map(shown).join(" ");
const cell = ({ p50, p99 }: Burst["acknowledged"]): string => `${shown(p50)} / ${shown(p99)}`;
const verdict = (value: number, target: number): string => (value <= target ? "met" : "missed");

async function measure(): Promise<string> {
  const begun = load();
  step("starting the bots");
  const socketAndDiscord = [() => slackStand("socket"), discordStand];
  const http = [() => slackStand("http")];
  const kinds = {
    readout: { both: await together("readout", "both", socketAndDiscord), http: await together("readout", "http", http) },
    fixed: { both: await together("fixed", "both", socketAndDiscord), http: await together("fixed", "http", http) },
    bare: { both: await together("bare", "both", socketAndDiscord), http: await together("bare", "http", http) },
  };
  const platforms = [0, 1, 2].map((i) => {
    const of = (kind: Kind): { bot: Bot; stand: Stand } => {
      const { both, http: alone } = kinds[kind];
      const [stand] = i < 2 ? both.on.slice(i) : alone.on;
      if (stand === undefined) throw new Error("no such stand");
      return { bot: i < 2 ? both.bot : alone.bot, stand };
    };
    return { readout: of("readout"), fixed: of("fixed"), bare: of("bare") };
  });

  const bursts: string[] = [];
  for (const { readout, bare } of platforms) {
    step(`${AT_ONCE} at once, ${readout.stand.name}`);
    const loaded = loadavg()[0] ?? 0;
    const first = await burst(readout.stand, readout.bot, 1);
    const own = await burst(readout.stand, readout.bot, ROUNDS);
    const floor = await burst(bare.stand, bare.bot, 1);
    const cells = [
      readout.stand.name,
      cell(own.acknowledged),
      cell(first.acknowledged),
      cell(floor.acknowledged),
      verdict(Math.max(own.acknowledged.p99, first.acknowledged.p99), TARGET.acknowledged),
      cell(own.answered),
      cell(first.answered),
      cell(floor.answered),
      verdict(Math.max(own.answered.p99, first.answered.p99), TARGET.answered),
      own.cpu === undefined ? "–" : shown(own.cpu),
      shown(loaded),
    ];
    bursts.push(`| ${cells.join(" | ")} |`);
  }

  const overheads: string[] = [];
  for (const { readout, fixed, bare } of platforms) {
    step(`overhead, ${readout.stand.name}`);
    const loaded = loadavg()[0] ?? 0;
    const { median, over, dispatch, anew } = await overhead({ readout: readout.stand, fixed: fixed.stand, bare: bare.stand }, readout.bot);
    const cells = [
      readout.stand.name,
      shown(median.bare),
      shown(median.fixed),
      shown(over.fixed),
      verdict(over.fixed, TARGET.overhead),
      shown(median.readout),
      shown(over.readout),
      verdict(over.readout, TARGET.overhead),
      shown(dispatch),
      shown(over.readout - dispatch),
      shown(anew),
      shown(anew - median.bare),
      verdict(anew - median.bare, TARGET.overhead),
      shown(loaded),
    ];
    overheads.push(`| ${cells.join(" | ")} |`);
  }

  const { both } = kinds.readout;
  const burstResident = both.bot.resident();
  step(`${COMMANDS} commands`);
  const { resident, slope, rate, cpu } = await memory(both.on, both.bot);
  const most = Math.max(both.idle, burstResident, ...resident);
  const problems = checked.flatMap((stand) => stand.problems().map((problem) => `${stand.name}: ${problem}`));

  return `Real clients against stand-ins without rate limits, in another process; the record that ships; \`npm start\`'s own code. Load average when it began ${begun}, when it ended ${load()}.

${AT_ONCE} commands of ${MIXED.length} kinds at once in ${AT_ONCE} channels, each from a person of its own, p50 / p99: ${ROUNDS} rounds together, the first after a start by itself, and one round of a bare Bolt or discord.js program with a fixed text. An answer is in with its last message. Targets: acknowledged in ${TARGET.acknowledged}, answered in ${TARGET.answered}, both p99, in every round. discord.js by itself sends 50 requests a second.

${table(["platform", "acknowledged", "first", "bare", "target", "answered", "first", "bare", "target", "bot's CPU a command", "load"], bursts)}

One command at a time, in turn with the bare program, medians from command to answer and of the differences: with a fixed text for an answer through the adapter, and \`/brief gaza\` from the record. Target: ${TARGET.overhead} more than bare. Dispatch is the mean from request to document, in whole milliseconds each; the rest of the difference is rendering, keys of buttons and sending. An answer asked for again the same day is remembered; “anew” is the median of briefings as of days not asked about before, of which nothing is.

${table(["platform", "bare", "fixed", "difference", "target", "/brief gaza", "difference", "target", "of it dispatch", "rest", "anew", "difference", "target", "load"], overheads)}

Resident memory of \`npm start\` with Slack and Discord connected, MB (target ${TARGET.resident}: ${verdict(most, TARGET.resident)}, most seen ${shown(most)}): once ready ${shown(both.idle)}, after the above ${shown(burstResident)}. Over ${COMMANDS.toLocaleString("en")} further commands at ${shown(rate)} a second, after every thousand: ${resident.map(shown).join(", ")}; ${slope.toFixed(2)} a thousand over the second half. The bot's CPU ${cpu === undefined ? "–" : shown(cpu)} a command.
${problems.length === 0 ? "" : `\nProblems: ${problems.join("; ")}\n`}`;
}

const table = (head: readonly string[], rows: readonly string[]): string =>
  [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`, ...rows].join("\n");

try {
  process.stdout.write(await measure());
} finally {
  await Promise.all(bots.map((bot) => bot.stop()));
  await Promise.all(stands.map((stand) => stand.close()));
  rmSync(folder, { recursive: true, force: true });
}
