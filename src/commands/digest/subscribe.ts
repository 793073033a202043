import { toInstant } from "../../core/clock.ts";
import { createHash } from "node:crypto";
import type { Length } from "../../briefings/types.ts";
import { type Action, plainDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { dueNext } from "../../digests/scheduler.ts";
import { parseSchedule, type Schedule } from "../../digests/schedule.ts";
import type { DigestSettings, Placement, Subscription } from "../../digests/subscriptions.ts";
import { zoneIn } from "../../digests/zones.ts";
import { withChoices } from "../choices.ts";
import type { Command, OptionSpec, RawOptions } from "../command.ts";
import { isSet, LENGTH, required, TOPIC } from "../options.ts";
import { type DigestDesk, keep, placeOf, topicFor, zoneFor } from "./digest-desk.ts";
import { describe, nextTimes, sentence } from "./wording.ts";

export const TIME: OptionSpec = { name: "time", kind: "words", summary: "08:00, 8am and 6pm, every 4 hours; also 08:00 weekdays" };
export const DAYS: OptionSpec = { name: "days", kind: "words", summary: "daily, weekdays, Mon,Thu or Mon-Fri" };
export const ZONE: OptionSpec = { name: "zone", kind: "words", summary: "Time zone of the times: Europe/Berlin, New York, UTC" };
export const ONLY_IF_NEW: OptionSpec = { name: "only-if-new", kind: "flag", summary: "Send nothing where nothing is new" };
export const MENTION: OptionSpec = { name: "mention", kind: "words", summary: "Group or role called to a digest that has something new" };
export const PLACE: OptionSpec = { name: "place", kind: "words", summary: "channel, thread (one that is kept) or forum (a post each)" };

export function createSubscribeCommand(desk: DigestDesk): Command {
  return withChoices({
    spec: {
      name: "digest subscribe",
      title: "Subscribe",
      summary: "Send a digest on a topic here at its hours, with only what is new",
      options: [TOPIC, TIME, DAYS, ZONE, LENGTH, ONLY_IF_NEW, MENTION, PLACE],
      asks: "time",
      visibility: "conversation",
      manages: true,
      examples: ["digest subscribe gaza 08:00 weekdays", "digest subscribe ukraine every 4 hours zone: Europe/Kyiv only-if-new"],
    },
    async run(raw, call) {
      const { conversation, user } = placeOf(call, desk);
      const options = withTail(raw);
      const name = required(options, "topic", "digest subscribe gaza 08:00");
      const settings = digestSettings(options);
      const topic = await topicFor(name, options, call, desk);
      const zone = await zoneFor(options, call, desk);
      const now = toInstant(call.now);
      const { thread: _thread, ...channel } = conversation;
      const subscription: Subscription = {
        id: newId("d", desk),
        owner: call.owner,
        conversation: channel,
        topic,
        settings,
        zone,
        createdBy: user,
        createdAt: now,
        nextAt: dueNext(settings, zone, now),
        position: 0,
      };
      await keep(subscription, sentence(describe(subscription)), call, desk);
      const said = plainDocument("answer", `Subscribed as ${subscription.id}: ${describe(subscription)}.`, nextTimes(subscription, now));
      return { document: { ...said, blocks: [...said.blocks, { kind: "actions", actions: looks(subscription) }] } };
    },
  });
}

/** What can be done with a new subscription before its hour. */
const looks = ({ id }: Subscription): Action[] => [
  { label: "Preview", command: "digest preview", options: { id } },
  { label: "Send a test", command: "digest test", options: { id } },
  { label: "Remove", command: "digest remove", options: { id } },
];

/** A short id that people type; the first letter tells digests from watches. */
export function newId(letter: "d" | "w", { ids }: DigestDesk): string {
  return letter + createHash("sha256").update(ids.next()).digest("hex").slice(0, 6);
}

/** Reads when and how digests are sent. Throws UserError for what cannot be read. */
export function digestSettings(raw: RawOptions, before?: DigestSettings): DigestSettings {
  const settings: DigestSettings = {
    kind: "digest",
    schedule: scheduleOf(raw, before?.schedule),
    length: oneOf(raw, "length", ["short", "standard", "full"] satisfies Length[]) ?? before?.length ?? "short",
    onlyIfNew: raw["only-if-new"] === undefined ? (before?.onlyIfNew ?? false) : isSet(raw, "only-if-new"),
    placement: oneOf(raw, "place", ["channel", "thread", "forum"] satisfies Placement[]) ?? before?.placement ?? "channel",
  };
  const mention = raw["mention"] === undefined ? before?.mention : mentionOf(raw["mention"]);
  return mention === undefined ? settings : { ...settings, mention };
}

function scheduleOf({ time, days }: RawOptions, before: Schedule | undefined): Schedule {
  if (before === undefined || time !== undefined) return parseSchedule(time ?? "", days ?? "");
  return days === undefined ? before : parseSchedule(before.times.join(" "), days);
}

function oneOf<T extends string>(raw: RawOptions, name: string, values: readonly T[]): T | undefined {
  const text = raw[name]?.trim().toLowerCase();
  if (text === undefined) return undefined;
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  throw new UserError("usage", `“${text.slice(0, 40)}” is not one of the values of ${name}.`, { next: `Use ${values.join(", ")}.` });
}

/** The id in a platform's way to write a group or role, or the id itself; `none` takes it back. */
function mentionOf(text: string): string | undefined {
  if (/^(?:none|nobody|off)$/iu.test(text.trim())) return undefined;
  const id = /^<?(?:!subteam\^|@&)?([A-Za-z0-9]{5,25})(?:\|[^>]*)?>?$/u.exec(text.trim())?.[1];
  if (id !== undefined) return id;
  throw new UserError("usage", "Only a user group or a role can be called.", {
    next: "Mention it as you would in a message, or write none.",
  });
}

/** What was typed in one go, as topic, time and zone: `gaza strip 08:00 weekdays Europe/Berlin`. */
function withTail(raw: RawOptions): RawOptions {
  const words = wordsIn(raw["topic"]);
  const zone = raw["zone"] ?? words.map(zoneIn).find((found) => found !== undefined);
  const rest = raw["zone"] === undefined ? words.filter((word) => zoneIn(word) === undefined) : words;
  const given: RawOptions = zone === undefined ? raw : { ...raw, zone };
  if (raw["time"] !== undefined) {
    // In a form all of it is written into one line: `08:00 weekdays Europe/Berlin`.
    const said = wordsIn(raw["time"]);
    const named = raw["zone"] ?? said.map(zoneIn).find((found) => found !== undefined) ?? zone;
    const time = raw["zone"] === undefined ? said.filter((word) => zoneIn(word) === undefined).join(" ") : raw["time"];
    return { ...given, ...(named === undefined ? {} : { zone: named }), topic: rest.join(" "), time };
  }
  for (let at = 1; at < rest.length; at += 1) {
    const tail = rest.slice(at).join(" ");
    if (isSchedule(tail, raw["days"])) return { ...given, topic: rest.slice(0, at).join(" "), time: tail };
  }
  return { ...given, topic: rest.join(" ") };
}

const wordsIn = (text = ""): string[] => text.split(/\s+/u).filter((word) => word !== "");

function isSchedule(time: string, days: string | undefined): boolean {
  try {
    return parseSchedule(time, days).times.length > 0;
  } catch {
    return false;
  }
}
