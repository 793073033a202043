import { PassThrough, Writable } from "node:stream";
import { ConsoleAdapter } from "../../../src/adapters/console/adapter.ts";
import type { Fault, PlatformHarness, PlatformSession, Said, Seen, SessionOptions } from "../../contract/harness.ts";
import { createChanges } from "../fake-http/until.ts";

const HERE = "terminal";
const ELSEWHERE = "another terminal";
/** Wide enough that no line of an answer is broken. */
const WIDTH = 100_000;
/** 20 November 2023, 09:00 UTC. */
const START = Date.UTC(2023, 10, 20, 9);

const NO_OTHERS = "a terminal has one person and nobody else's messages";
const NO_NETWORK = "there is no network between a terminal and the adapter";

/** What has no meaning at a terminal. */
const WITHOUT: Partial<Record<Fault, string>> = {
  "lose-acknowledgements": "a terminal waits for the answer",
  "show-everybody": NO_OTHERS,
  "hide-bots": NO_OTHERS,
  renumber: "a line is typed once",
  "preview-links": "a terminal has no previews",
  "ignore-edits": "a terminal cannot change what it has shown",
  "keep-buttons": "what was offered is kept as long as it is shown",
  "drop-late": "a terminal takes one request at a time",
  "accept-any-token": "a terminal needs no token",
  "limit-everybody": NO_NETWORK,
  "stay-down": NO_NETWORK,
  repeat: NO_NETWORK,
  "stay-cut": NO_NETWORK,
  "lose-marks": NO_NETWORK,
  "open-history": "a terminal keeps what it has shown",
  "stay-open": NO_NETWORK,
  "take-and-fail": NO_NETWORK,
  "keep-deleted": "a terminal cannot change what it has shown",
  "lose-threads": "a terminal has no threads",
  "notify-nobody": "a terminal has one person, who is there",
};

/** One person at a pretended terminal. */
export function createTerminalHarness(): PlatformHarness {
  return { name: "console", tokenVariable: "", without: WITHOUT, open: openSession };
}

async function openSession({ dispatch, specs, fault, patience }: SessionOptions): Promise<PlatformSession> {
  const changes = createChanges(patience);
  const seen: Seen[] = [];
  const input = new PassThrough();
  const output = new Writable({
    write(chunk, _, done) {
      seen.push(read(String(chunk), seen.length, fault));
      changes.changed();
      done();
    },
  });
  const adapter = new ConsoleAdapter({
    input,
    output,
    specs,
    style: { width: WIDTH, colours: false, links: false, commandPrefix: "/" },
    suggest: async () => [],
    history: { lines: [], keep: () => undefined },
    interactive: false,
  });
  if (fault === "forget-deliveries") adapter.findDelivered = async () => undefined;
  let left: Promise<void> | undefined;
  let open = 0;
  let count = 0;
  const type = async (line: string): Promise<Said> => {
    input.write(`${fault === "deaf" ? `/${line}` : line}\n`);
    return { id: `line-${(count += 1)}`, channel: HERE, acknowledged: () => true };
  };
  const none = (what: string) => (): never => {
    throw new Error(`a terminal has no ${what}`);
  };
  return {
    adapter,
    async start() {
      open = 1;
      left = adapter.start(dispatch).finally(() => {
        open = 0;
        changes.changed();
      });
    },
    async stop() {
      if (fault === "never-stop") return;
      await adapter.stop();
      await left;
    },
    now: () => START,
    pass: none("clock"),
    command: (name, options) => type(`/${name} ${Object.values(options).join(" ")}`),
    mention: type,
    direct: type,
    botMentions: none("bots"),
    echo: none("echo"),
    again: none("repetition"),
    press(message, label) {
      const place = message.buttons.indexOf(label) + 1;
      return type(String(fault === "forget-buttons" ? place + 1 : place));
    },
    form() {
      const asked = seen.at(-1)?.text.replace(" (Enter alone leaves it out):", "");
      const spec = specs.find(({ asks, options }) => options.some(({ name, summary }) => name === asks && summary === asked));
      return spec && asked !== undefined ? { title: spec.title ?? "", label: asked } : undefined;
    },
    async submit(words) {
      input.write(`${fault === "lose-words" ? "" : words}\n`);
      return { id: `line-${(count += 1)}`, channel: HERE, acknowledged: () => true };
    },
    edits: none("edits"),
    limit: none("limits"),
    failOnce: none("network"),
    loseReply: none("network"),
    cut: none("network"),
    reconnected: none("network"),
    revoke: none("token"),
    log: [],
    forgetButtons: none("store of buttons"),
    seen: () => seen,
    until: changes.until,
    connections: () => open,
    channel: HERE,
    silent: ELSEWHERE,
    people: { person: "local", group: "nobody" },
    shut: none("members"),
    remove: none("deletion"),
    failAfter: none("network"),
    problems: () => [],
    async close() {
      await adapter.stop();
      await left;
    },
  };
}

/** One message as it stands on the screen. */
function read(shown: string, count: number, fault: Fault | undefined): Seen {
  const text = fault === "interpret-literals" ? shown.replace(/[*_~`<>]/gu, "") : shown;
  return {
    id: `message-${count + 1}`,
    channel: fault === "misfile" ? ELSEWHERE : HERE,
    privateTo: "the one at the terminal",
    text: (fault === "cut" ? text.slice(0, 1_000) : text).trim(),
    links: [],
    pings: [],
    previews: false,
    buttons: [...shown.matchAll(/^ +\d+\. ([^:]+): \//gmu)].map(([, label = ""]) => label),
  };
}
