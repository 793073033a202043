import { readConfig } from "../config.ts";
import { UserError } from "../core/errors.ts";
import { answerCommand } from "./answer.ts";
import { chat } from "./chat.ts";
import type { Io } from "./io.ts";
import { serve } from "./serve.ts";

/** What is shown where nobody is there to ask. */
const SHOWN_UNASKED = "gaza";

const HOW_TO_CONNECT = `Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (.env.example lists everything), then npm start.
Discord: set DISCORD_TOKEN, then npm start.
`;

/**
 * The main job: connects the platforms that are configured; with none, chats in the terminal; without a terminal,
 * prints one briefing and how to connect.
 */
export async function startCommand(args: string[], io: Io): Promise<number> {
  if (args.length > 0) throw new UserError("usage", `start does not take “${args.join(" ")}”.`, { next: "Write: readout start" });
  const config = readConfig(io.env);
  if (config.slack || config.discord) return serve(config, io);
  if (io.stdin.isTTY && io.stdout.isTTY) return chat(config, io, HOW_TO_CONNECT);
  const code = await answerCommand("brief", [SHOWN_UNASKED], io);
  io.out(`\n${HOW_TO_CONNECT}`);
  return code;
}
