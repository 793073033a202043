import { toInstant } from "../../core/clock.ts";
import { Temporal } from "temporal-polyfill";
import { parseDay } from "../../briefings/period.ts";
import { plainDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { dueNext } from "../../digests/scheduler.ts";
import { nextSlots } from "../../digests/slots.ts";
import { FOREVER, type Subscription } from "../../digests/subscriptions.ts";
import { readZone } from "../../digests/zones.ts";
import type { Call, Command, CommandSpec, OptionSpec, RawOptions } from "../command.ts";
import { LENGTH } from "../options.ts";
import { type DigestDesk, logged, subscriptionFor } from "./digest-desk.ts";
import { DAYS, digestSettings, MENTION, ONLY_IF_NEW, PLACE, TIME, ZONE } from "./subscribe.ts";
import { describe, momentIn, nextTimes, standing } from "./wording.ts";

export const ID: OptionSpec = { name: "id", kind: "words", summary: "Id of the subscription, as digest list shows it", positional: true };
const UNTIL: OptionSpec = { name: "until", kind: "day", summary: "Until this day begins: Monday, 2026-12-01; for good where left out" };

interface Change {
  spec: Pick<CommandSpec, "name" | "summary" | "examples"> & { options?: readonly OptionSpec[] };
  /** The subscription as it is to be, and what was done to it, as a sentence. */
  change(subscription: Subscription, raw: RawOptions, call: Call): { next: Subscription; said: string };
}

/** A command that changes one subscription and says when it is sent next. */
function defineChange(desk: DigestDesk, { spec, change }: Change): Command {
  return {
    spec: { ...spec, options: [ID, ...(spec.options ?? [])], visibility: "private", manages: true },
    async run(raw, call) {
      // A digest whose time has come is still sent.
      await desk.makeDue();
      const subscription = await subscriptionFor(raw["id"], call, desk);
      const { next, said } = change(subscription, raw, call);
      if (!(await desk.subscriptions.save(next))) throw new UserError("usage", `${subscription.id} was removed meanwhile.`, {});
      await logged(spec.name.replace("digest ", ""), subscription, said, call, desk);
      return { document: plainDocument("answer", said, follow(next, toInstant(call.now))) };
    },
  };
}

function follow(subscription: Subscription, now: string): string {
  const state = standing(subscription, now);
  return state.startsWith("next") ? nextTimes(subscription, now) : `It is ${state}.`;
}

/** A subscription that is sent again from an instant on, or now. */
function awake(subscription: Subscription, from: string): Subscription {
  const { pausedUntil: _paused, suspended: _suspended, ...rest } = subscription;
  return { ...rest, nextAt: rest.settings.kind === "digest" ? dueNext(rest.settings, rest.zone, from) : null };
}

export function createChangeCommands(desk: DigestDesk): Command[] {
  return [
    defineChange(desk, {
      spec: {
        name: "digest pause",
        summary: "Send nothing for a subscription until a day, or until it is resumed",
        options: [UNTIL],
        examples: ["digest pause d1a2b3", "digest pause d1a2b3 until Monday"],
      },
      change(subscription, { until }, call) {
        const now = toInstant(call.now);
        const { zone } = subscription;
        const pausedUntil = until === undefined ? FOREVER : momentOf(until, now, zone);
        const rested = awake(subscription, pausedUntil === FOREVER ? now : pausedUntil);
        const nextAt = pausedUntil === FOREVER ? null : rested.nextAt;
        return { next: { ...rested, pausedUntil, nextAt }, said: `Paused ${subscription.id}, ${describe(subscription)}.` };
      },
    }),
    defineChange(desk, {
      spec: { name: "digest resume", summary: "Go on with a subscription that is paused or suspended", examples: ["digest resume d1a2b3"] },
      change: (subscription, _raw, call) => ({
        next: awake(subscription, toInstant(call.now)),
        said: `Resumed ${subscription.id}, ${describe(subscription)}.`,
      }),
    }),
    defineChange(desk, {
      spec: {
        name: "digest skip-next",
        summary: "Leave out the next digest of a subscription, once",
        examples: ["digest skip-next d1a2b3"],
      },
      change(subscription, _raw, call) {
        const { settings, zone, skip: skipped } = subscription;
        if (settings.kind !== "digest")
          throw new UserError("usage", `${subscription.id} is a watch; it has no next time.`, { next: "Pause it instead." });
        const [first] = nextSlots(settings.schedule, zone, toInstant(call.now), 2).filter(({ local }) => local !== skipped);
        const { local = "", at = "" } = first ?? {};
        return { next: { ...subscription, skip: local }, said: `The digest ${subscription.id} of ${momentIn(at, zone)} is left out.` };
      },
    }),
    defineChange(desk, {
      spec: {
        name: "digest edit",
        summary: "Change when or how a digest is sent",
        options: [TIME, DAYS, ZONE, LENGTH, ONLY_IF_NEW, MENTION, PLACE],
        examples: ["digest edit d1a2b3 time: 07:30 days: weekdays", "digest edit d1a2b3 length: standard"],
      },
      change: edited,
    }),
  ];
}

/** From now on the new times hold: a time later the same day is sent that day, a time already past is not. */
function edited(subscription: Subscription, raw: RawOptions, call: Call): { next: Subscription; said: string } {
  if (subscription.settings.kind !== "digest") {
    throw new UserError("usage", `${subscription.id} is a watch.`, { next: "Remove it and watch anew." });
  }
  const settings = digestSettings(raw, subscription.settings);
  const zone = raw["zone"] === undefined ? subscription.zone : readZone(raw["zone"]);
  const nextAt = subscription.nextAt === null ? null : dueNext(settings, zone, toInstant(call.now));
  const next = { ...subscription, settings, zone, nextAt };
  return { next, said: `Changed ${subscription.id}: ${describe(next)}.` };
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 24 * 7 };

/** A moment to come: so many hours, days or weeks from now, or the beginning of a day. Throws UserError where it is neither. */
function momentOf(text: string, now: string, zone: string): string {
  const [, count = "", unit = ""] = /^(?:in |for )?(\d{1,3})\s*([hdw])(?:ours?|ays?|eeks?)?$/iu.exec(text.trim()) ?? [];
  const at =
    unit === "" ? beginning(text, now, zone) : Temporal.Instant.from(now).add({ hours: Number(count) * (HOURS[unit.toLowerCase()] ?? 0) });
  if (Temporal.Instant.compare(at, now) > 0) return at.toString();
  throw new UserError("usage", `“${text.slice(0, 40)}” is not a day to come.`, {
    next: "Name a later one, such as 2026-12-01, Monday or 3 days.",
  });
}

function beginning(text: string, now: string, zone: string): Temporal.Instant {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
  const word = text.trim().toLowerCase();
  const weekday = WEEKDAYS.indexOf(word.slice(0, 3)) + 1;
  const named = weekday > 0 && /^[a-z]+$/u.test(word) ? ((weekday - today.dayOfWeek + 6) % 7) + 1 : word === "tomorrow" ? 1 : undefined;
  const day = named === undefined ? Temporal.PlainDate.from(parseDay(text, { now, zone }, "from")) : today.add({ days: named });
  return day.toZonedDateTime({ timeZone: zone }).toInstant();
}
