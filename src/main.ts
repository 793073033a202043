import { randomUUID } from "node:crypto";
import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DISCORD_MANNER } from "./adapters/discord/manner.ts";
import { slackManner } from "./adapters/slack/manner.ts";
import { createAnswer } from "./briefings/answer.ts";
import { createAsk } from "./briefings/ask/ask.ts";
import { rememberAnswers } from "./briefings/remembered.ts";
import { isPeriodText } from "./briefings/period.ts";
import { createAskCommand } from "./commands/ask.ts";
import { createBriefCommand } from "./commands/brief.ts";
import { createBriefTextCommand } from "./commands/brief-text.ts";
import { createCompareCommand } from "./commands/compare.ts";
import type { Manner } from "./commands/command.ts";
import { type CorrectionDesk, createCorrectCommand } from "./commands/correct.ts";
import { createCopyCommand } from "./commands/copy.ts";
import { createDigestCommands } from "./commands/digest/commands.ts";
import type { DigestDesk } from "./commands/digest/digest-desk.ts";
import { composeDelivery, createComposeAlert, createComposeEdition } from "./commands/digest-edition.ts";
import { createDisputedCommand } from "./commands/disputed.ts";
import { createFiguresCommand } from "./commands/figures.ts";
import { createHelpCommand, type MannerOf } from "./commands/help.ts";
import { createKeptAnswers } from "./commands/kept-answers.ts";
import { createMoreCommand } from "./commands/more.ts";
import { createPositionsInTextCommand } from "./commands/positions-in-text.ts";
import { createPositionsCommand } from "./commands/positions.ts";
import { createQuestionsCommand } from "./commands/questions.ts";
import { createReportCommand } from "./commands/report.ts";
import { createRegistry, type Registry } from "./commands/registry.ts";
import { createSourcesCommand } from "./commands/sources.ts";
import { createSuggest, type Suggest } from "./commands/suggest.ts";
import { createTalk } from "./commands/talk.ts";
import { createTimelineCommand } from "./commands/timeline.ts";
import { createWelcomeCommand } from "./commands/welcome.ts";
import { createWhyCommand } from "./commands/why.ts";
import { createTopicsCommand } from "./commands/topics.ts";
import type { IsDate } from "./commands/words.ts";
import type { Config } from "./config.ts";
import { type Clock, toInstant } from "./core/clock.ts";
import { UserError } from "./core/errors.ts";
import type { LiveDesk } from "./ingest/live/desk.ts";
import type { LiveNews } from "./ingest/live/runner.ts";
import { openLive } from "./main/live.ts";
import type { Composed } from "./digests/courier.ts";
import type { Delivery } from "./digests/deliveries.ts";
import { createScheduler } from "./digests/scheduler.ts";
import { createWatcher } from "./digests/watcher.ts";
import { createGazetteer, type Gazetteer } from "./record/gazetteer.ts";
import { type SyncReport, syncFolder } from "./record/load.ts";
import { createKeyv } from "./storage/keyv.ts";
import { openStore, type Store } from "./storage/sqlite/open.ts";

/** How long words such as “and Egypt?” still refer to what was asked before. */
const TALK_MILLISECONDS = 4 * 60 * 60_000;

/** Lines and sources of answers kept in memory for those who ask the same: some hundred answers. */
const REMEMBERED_LINES = 4_000;

/** The one clock that reads the time. */
export const systemClock: Clock = { now: () => Date.now() };

/** Everything that answers, put together over one store. */
export interface Readout {
  store: Store;
  gazetteer: () => Promise<Gazetteer>;
  registry: Registry;
  /** What was taken in from the data folder at start. */
  sync: SyncReport;
  isDate: IsDate;
  suggest: Suggest;
  live: LiveDesk;
  /** What a delivery is to say. */
  compose(delivery: Delivery): Promise<Composed>;
  /** Looks for what somebody watches for. */
  look(): Promise<void>;
  close(): Promise<void>;
}

interface OpenOptions {
  clock: Clock;
  /** How a command is typed where its help is read: `/` in chat, `readout ` in a shell. */
  commandPrefix: string;
  /** Told of each line the linter withheld. */
  onWithheld(problem: unknown): void;
  /** How commands are typed on each platform, by its adapter's name. */
  manners?: Readonly<Record<string, Manner>>;
  /** Whether what is due is sent to a platform from here; to every one where it is left out. */
  delivers?(platform: string): boolean;
  /** Told what live sources bring and when they fail. */
  onLive?(news: LiveNews): void;
}

function mannersOf({ slack }: Config): Record<string, Manner> {
  return { slack: slackManner(slack?.prefix ?? ""), discord: DISCORD_MANNER };
}

/** Opens the record, takes in what changed in the data folder, and builds the commands. */
export async function openReadout(
  config: Config,
  { clock, commandPrefix, onWithheld, delivers, onLive = () => {} }: OpenOptions,
): Promise<Readout> {
  makeFolder(config.dataDir);
  const store = await openStore({ path: join(config.dataDir, "readout.db") });
  const sync = await syncFolder(store, config.shippedData, "shared", clock);
  const gazetteer = cachedGazetteer(store);
  const deps = commandDeps(store, gazetteer, { clock, onWithheld, ...(delivers ? { delivers } : {}) });
  const live = openLive(config, { store, gazetteer, clock, tell: onLive });
  const registry = buildRegistry(deps, { commandPrefix, manners: mannersOf(config), live });
  const isDate: IsDate = (text) => isPeriodText(text, { now: toInstant(clock.now()), zone: config.zone });
  const subscriptionOf = ({ owner, of }: Delivery) => store.subscriptions.get(owner, of);
  const compose = composeDelivery({ ...store, subscriptionOf, compose: deps.compose });
  const look = createWatcher({ ...store, reader: store, compose: createComposeAlert(deps, clock), clock });
  return { store, gazetteer, registry, sync, isDate, suggest: createSuggest(gazetteer), live, compose, look, close: () => store.close() };
}

/** The commands over an empty record: what help needs, which is there where the record is not. */
export async function commandsAlone(clock: Clock, commandPrefix: string): Promise<Registry> {
  const store = await openStore({ path: ":memory:" });
  return buildRegistry(commandDeps(store, cachedGazetteer(store), { clock, onWithheld: () => {} }), { commandPrefix });
}

function commandDeps(
  store: Store,
  gazetteer: () => Promise<Gazetteer>,
  { clock, onWithheld, delivers = () => true }: Pick<OpenOptions, "clock" | "onWithheld" | "delivers">,
): DigestDesk & CorrectionDesk {
  const answer = rememberAnswers(createAnswer({ reader: store, gazetteer, onWithheld }), store, REMEMBERED_LINES);
  const ask = createAsk({ reader: store, gazetteer, answer, clock });
  const deps = {
    reader: store,
    gazetteer,
    answer,
    ask,
    talk: createTalk(createKeyv(store.keyed, clock, "talk", TALK_MILLISECONDS), clock, TALK_MILLISECONDS),
    answers: createKeptAnswers(store.actions),
    editions: store.editions,
    reports: store.reports,
    delivers,
  };
  return {
    ...deps,
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    audit: store.audit,
    makeDue: () => createScheduler({ ...store, clock }).tick(),
    corrections: store.corrections,
    store,
    compose: createComposeEdition(deps, clock),
    zones: createKeyv(store.keyed, clock, "channel-zone"),
    ids: { next: () => randomUUID() },
  };
}

function buildRegistry(
  deps: DigestDesk & CorrectionDesk,
  { commandPrefix, manners = {}, live }: Pick<OpenOptions, "commandPrefix" | "manners"> & { live?: LiveDesk },
): Registry {
  const mannerOf: MannerOf = (platform) => manners[platform ?? ""] ?? { typed: (example) => commandPrefix + example, notes: [] };
  const registry: Registry = createRegistry([
    createBriefCommand(deps),
    createAskCommand(deps),
    createPositionsCommand(deps),
    createCompareCommand(deps),
    createFiguresCommand(deps),
    createTimelineCommand(deps),
    createDisputedCommand(deps),
    createQuestionsCommand(deps),
    createSourcesCommand(deps, live),
    createTopicsCommand(deps),
    ...createDigestCommands(deps),
    createCorrectCommand(deps),
    createPositionsInTextCommand(deps),
    createBriefTextCommand(deps),
    createMoreCommand(deps),
    createCopyCommand(deps),
    createWhyCommand(deps),
    createReportCommand(deps),
    createWelcomeCommand(() => registry.specs, mannerOf),
    createHelpCommand(() => registry.specs, mannerOf),
  ]);
  return registry;
}

function makeFolder(folder: string): void {
  try {
    // Not mkdir's own recursion: under /proc it never ends.
    makeFolders(folder);
  } catch (cause) {
    throw new UserError("storage-unavailable", `The folder ${folder} cannot be made.`, {
      next: "Set READOUT_DATA_DIR to a folder that can be written.",
      cause,
    });
  }
}

function makeFolders(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** While names change many times a second, as in a bulk import by another process, the gazetteer is built anew only so often. */
const GAZETTEER_MILLISECONDS = 10_000;

/** The gazetteer, built anew when a name on record has changed: at once where that was done here, else at most every ten seconds. */
function cachedGazetteer(store: Pick<Store, "position" | "names" | "namesState" | "ownPosition">): () => Promise<Gazetteer> {
  let built: { position: number; state: string; at: number; gazetteer: Gazetteer } | undefined;
  return async () => {
    const position = await store.position();
    if (built?.position === position) return built.gazetteer;
    const state = await store.namesState();
    const at = performance.now();
    if (built?.state === state) built = { ...built, position };
    else if (built === undefined || store.ownPosition() > built.position || at - built.at >= GAZETTEER_MILLISECONDS)
      built = { position, state, at, gazetteer: createGazetteer(await store.names("shared")) };
    return built.gazetteer;
  };
}
