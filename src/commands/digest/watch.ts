import { toInstant } from "../../core/clock.ts";
import { plainDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { parseSchedule } from "../../digests/schedule.ts";
import type { Subscription, WatchSettings } from "../../digests/subscriptions.ts";
import { resolveActor } from "../actor-option.ts";
import { withChoices } from "../choices.ts";
import type { Command, RawOptions } from "../command.ts";
import { requestContext, required, TOPIC } from "../options.ts";
import { type DigestDesk, keep, placeOf, topicFor, zoneFor } from "./digest-desk.ts";
import { newId, ZONE } from "./subscribe.ts";
import { describe, sentence } from "./wording.ts";

/** What is alerted to where nobody says: five people killed, or as many weighed by the published thresholds. */
const SEVERITY = 3;

export function createWatchCommand(desk: DigestDesk): Command {
  return withChoices({
    spec: {
      name: "watch",
      summary: "Alert this channel as soon as something severe on a topic comes in",
      options: [
        TOPIC,
        { name: "severity", kind: "words", summary: "1 to 5; 3, the usual, is 5 people killed, 4 is 25, 5 is 100" },
        { name: "actor", kind: "actor", summary: "Only what this actor takes part in" },
        { name: "quiet", kind: "words", summary: "Hours in which alerts wait: 22:00-07:00" },
        ZONE,
      ],
      visibility: "conversation",
      manages: true,
      examples: ["watch gaza", "watch sudan severity: 4 quiet: 22:00-07:00", "watch iran actor: united states"],
    },
    async run(raw, call) {
      const { conversation, user } = placeOf(call, desk);
      const topic = await topicFor(required(raw, "topic", "watch gaza"), raw, call, desk);
      const actor =
        raw["actor"] === undefined
          ? undefined
          : await resolveActor({ name: raw["actor"], option: "actor", understood: raw }, desk, requestContext({}, call));
      const settings = settingsOf(raw, actor);
      const zone = settings.quiet === undefined && raw["zone"] === undefined ? (call.ownZone ?? "UTC") : await zoneFor(raw, call, desk);
      const { thread: _thread, ...channel } = conversation;
      const subscription: Subscription = {
        id: newId("w", desk),
        owner: call.owner,
        conversation: channel,
        topic,
        settings,
        zone,
        createdBy: user,
        createdAt: toInstant(call.now),
        nextAt: null,
        position: await desk.reader.position(),
      };
      await keep(subscription, sentence(describe(subscription)), call, desk);
      return {
        document: plainDocument(
          "answer",
          `Watching as ${subscription.id}: ${describe(subscription)}.`,
          `Several at once come as one message. digest pause ${subscription.id} mutes it, digest remove ${subscription.id} ends it.`,
        ),
      };
    },
  });
}

function settingsOf(raw: RawOptions, actor: string | undefined): WatchSettings {
  const severity = Number(raw["severity"] ?? SEVERITY);
  if (!Number.isInteger(severity) || severity < 1 || severity > 5)
    throw new UserError("usage", `“${(raw["severity"] ?? "").slice(0, 40)}” is not a severity.`, { next: "Use a number from 1 to 5." });
  const quiet = quietHours(raw["quiet"]);
  return { kind: "watch", severity, ...(actor === undefined ? {} : { actor }), ...(quiet === undefined ? {} : { quiet }) };
}

/** `22:00-07:00`, `10pm to 7am`. */
function quietHours(text: string | undefined): WatchSettings["quiet"] {
  if (text === undefined) return undefined;
  const ends = text.split(/\s*(?:-|–|\bto\b|\buntil\b)\s*/iu).filter((end) => end !== "");
  const [from, to] = ends.length === 2 ? ends.map((end) => parseSchedule(end).times[0]) : [];
  if (from !== undefined && to !== undefined && from !== to) return { from, to };
  throw new UserError("usage", `“${text.slice(0, 40)}” is not a span of hours.`, { next: "Write for example 22:00-07:00." });
}
