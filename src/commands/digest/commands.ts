import type { Command } from "../command.ts";
import { createChangeCommands } from "./change.ts";
import type { DigestDesk } from "./digest-desk.ts";
import { createLookCommands } from "./look.ts";
import { readWordsOf } from "./read-words.ts";
import { createSubscribeCommand } from "./subscribe.ts";
import { createWatchCommand } from "./watch.ts";

/** The commands on digests and watches, in the order help lists them. */
export function createDigestCommands(desk: DigestDesk): Command[] {
  const commands = [createSubscribeCommand(desk), ...createLookCommands(desk), ...createChangeCommands(desk), createWatchCommand(desk)];
  return commands.map((command) => ({ ...command, readWords: readWordsOf(command.spec) }));
}
