import { stringify } from "yaml";
import { slackManifest } from "../adapters/slack/manifest.ts";
import { scopesPage } from "../adapters/slack/scopes.ts";
import { UserError } from "../core/errors.ts";
import { commandsAlone, systemClock } from "../main.ts";
import { type Io, takeOption } from "./io.ts";
import { EXIT } from "./usage.ts";

const HEADER = "# The Slack app, made by `bin/readout slack manifest` from the list of commands: paste it at api.slack.com/apps.\n";

/** `slack manifest [--prefix P] [--url https://…] [--agent]` and `slack scopes`: what an app is made and approved from. */
export async function slackCommand([what = "", ...args]: string[], io: Io): Promise<number> {
  if (what === "scopes" && args.length === 0) io.out(scopesPage());
  else if (what === "manifest") io.out(await manifest(args, io));
  else throw new UserError("usage", "What of Slack?", { next: "There is: readout slack manifest, readout slack scopes." });
  return EXIT.answered;
}

async function manifest(args: string[], io: Io): Promise<string> {
  const prefix = takeOption(args, "prefix");
  const url = takeOption(prefix.rest, "url");
  const agent = url.rest.includes("--agent");
  const [unknown] = url.rest.filter((arg) => arg !== "--agent");
  if (unknown !== undefined) {
    throw new UserError("usage", `slack manifest has no option ${unknown}.`, { next: "It takes: --prefix ro- --url https://… --agent." });
  }
  const { specs } = await commandsAlone(systemClock, "/");
  const options = {
    prefix: prefix.value ?? io.env["SLACK_COMMAND_PREFIX"]?.trim() ?? "",
    agent,
    ...(url.value === undefined ? {} : { url: url.value }),
  };
  return HEADER + stringify(slackManifest(specs, options), { lineWidth: 0 });
}
