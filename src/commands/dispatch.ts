import type { Clock, Ids } from "../core/clock.ts";
import { type MessageDocument, plainDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import type { Dispatch, Invocation, Reply } from "../core/platform.ts";
import type { Owner } from "../record/types.ts";
import { type Command, type CommandSpec, type Outcome, type Role, typedSpecs } from "./command.ts";
import { isSet } from "./options.ts";
import type { Registry } from "./registry.ts";
import { wholeRequest } from "./whole-request.ts";
import { type IsDate, parseWords, splitWords } from "./words.ts";

/** One line a request: never the words asked, a name or a token. */
export interface RequestLog {
  request: string;
  command: string;
  platform: string;
  milliseconds: number;
  outcome: "answered" | "unanswered" | "refused" | "failed";
  /** Present on a failure: what went wrong, for operators. */
  cause?: unknown;
}

interface DispatchDeps {
  registry: Registry;
  clock: Clock;
  ids: Ids;
  /** IANA zone used where the platform tells none of the person's. */
  zone: string;
  isDate: IsDate;
  log(entry: RequestLog): void;
  /** Readout's operators, each as `platform:tenant/user`, or `platform:user` where a user's id is one for all of the platform. */
  operators?: ReadonlySet<string>;
}

/** Runs one request to its answer; what the user can mend is said, everything else is logged under an id they see. */
export function createDispatch(deps: DispatchDeps): Dispatch {
  return async (asked) => {
    const invocation = wholeRequest(asked, deps.registry.specs);
    const request = deps.ids.next();
    const started = deps.clock.now();
    const log = (outcome: RequestLog["outcome"], cause?: unknown): void =>
      deps.log({
        request,
        command: deps.registry.find(invocation.command)?.spec.name ?? "unknown",
        platform: invocation.conversation.platform,
        milliseconds: deps.clock.now() - started,
        outcome,
        ...(cause === undefined ? {} : { cause }),
      });
    try {
      const { document, briefing, sent } = await run(invocation, deps);
      log(briefing?.answered === false ? "unanswered" : "answered");
      return sent === undefined ? { document } : { document, sent: guarded(sent, (error) => log("failed", error)) };
    } catch (error) {
      if (error instanceof UserError) {
        log("refused", error.cause);
        return { document: problemDocument(error) };
      }
      log("failed", error);
      const next = `Try again; if it happens again, tell an operator this id: ${request}`;
      return { document: plainDocument("problem", "Something went wrong on our side; nothing was changed.", next) };
    }
  };
}

/** What the message was is kept or not; the answer stands either way, so a failure is only logged. */
function guarded(sent: NonNullable<Reply["sent"]>, failed: (error: unknown) => void): NonNullable<Reply["sent"]> {
  return (message, replies) => sent(message, replies).catch(failed);
}

/** A UserError as a message: what is wrong, then the next step. */
export function problemDocument(error: UserError): MessageDocument {
  return error.next === undefined ? plainDocument("problem", error.message) : plainDocument("problem", error.message, error.next);
}

async function run(invocation: Invocation, deps: DispatchDeps): Promise<Outcome> {
  const command = deps.registry.find(invocation.command);
  if (!command) {
    throw unknown(invocation.command, deps.registry.specs);
  }
  if (command.spec.manages && (await invocation.mayChange?.()) === false) {
    throw new UserError("not-permitted", "Only those who manage this place may do that.", { next: "Ask one of them." });
  }
  const options = optionsOf(invocation, command, deps.isDate);
  const { conversation, user } = invocation;
  return command.run(options, {
    owner: ownerOf(invocation),
    zone: invocation.zone ?? deps.zone,
    now: deps.clock.now(),
    ...(invocation.zone === undefined ? {} : { ownZone: invocation.zone }),
    from: { conversation, user, privately: isPrivate(command.spec, options) },
    role: () => roleOf(invocation, deps.operators),
  });
}

/** Says which commands there are; of a command that has several, which those are. */
function unknown(name: string, specs: readonly CommandSpec[]): UserError {
  const names = typedSpecs(specs).map((spec) => spec.name);
  const parts = names.filter((each) => each.startsWith(`${name} `));
  if (parts.length > 0) return new UserError("usage", `${name} what?`, { next: `There are: ${parts.join(", ")}.` });
  return new UserError("usage", `There is no command “${name.slice(0, 40)}”.`, { next: `There are: ${names.join(", ")}.` });
}

async function roleOf({ conversation, user, manages }: Invocation, operators: ReadonlySet<string> | undefined): Promise<Role> {
  const { platform, tenant } = conversation;
  if (operators?.has(`${platform}:${user}`) || (tenant !== undefined && operators?.has(`${platform}:${tenant}/${user}`))) return "operator";
  // Where the platform does not tell, nobody is taken for who manages the place.
  return (await manages?.().catch(() => false)) === true ? "admin" : "member";
}

function isPrivate({ visibility, privately }: CommandSpec, options: Invocation["options"]): boolean {
  if (privately !== undefined && new RegExp(privately, "iu").test((options["topic"] ?? "").trim())) return true;
  return options["private"] === undefined ? visibility === "private" : isSet(options, "private");
}

function optionsOf({ options }: Invocation, command: Command, isDate: IsDate): Invocation["options"] {
  const { words, ...named } = options;
  if (words === undefined) return named;
  return { ...(command.readWords?.(splitWords(words)) ?? parseWords(command.spec, words, isDate)), ...named };
}

function ownerOf({ conversation }: Invocation): Owner {
  return conversation.tenant === undefined ? "shared" : `${conversation.platform}:${conversation.tenant}`;
}
