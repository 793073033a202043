import { applicationOfToken, DISCORD_PERMISSIONS, inviteLinks } from "../adapters/discord/invite.ts";
import { registerCommands } from "../adapters/discord/registrar.ts";
import { readConfig } from "../config.ts";
import { UserError } from "../core/errors.ts";
import { commandsAlone, systemClock } from "../main.ts";
import { type Io, takeOption } from "./io.ts";
import { EXIT } from "./usage.ts";

/** `discord register [--guild ID]` and `discord invite`: the commands on Discord's side, and how the bot gets into a server. */
export async function discordCommand([what = "", ...args]: string[], io: Io): Promise<number> {
  if (what === "register") return register(args, io);
  if (what === "invite" && args.length === 0) return invite(io);
  throw new UserError("usage", "What of Discord?", { next: "There is: readout discord register [--guild ID], readout discord invite." });
}

async function register(args: string[], io: Io): Promise<number> {
  const { value: guild, rest } = takeOption(args, "guild");
  if (rest.length > 0)
    throw new UserError("usage", `discord register does not take “${rest.join(" ")}”.`, { next: "It takes: --guild and a server's id." });
  if (guild !== undefined && !/^\d{5,20}$/.test(guild))
    throw new UserError("usage", `“${guild}” is not a server's id.`, {
      next: "It is a number of about 18 digits: Copy Server ID in its menu.",
    });
  const { discord } = readConfig(io.env);
  if (!discord)
    throw new UserError("bad-configuration", "DISCORD_TOKEN is not set.", { next: "Set it to the bot's token (docs/guides/discord.md)." });
  const { specs } = await commandsAlone(systemClock, "/");
  const where = guild ?? discord.guild;
  const names = await registerCommands({ ...discord, specs, ...(where === undefined ? {} : { guild: where }) });
  io.out(`Registered ${where === undefined ? "everywhere" : `with the server ${where}`}: ${names.join(", ")}.\n`);
  return EXIT.answered;
}

function invite(io: Io): number {
  const { discord } = readConfig(io.env);
  const id = (discord?.applicationId ?? io.env["DISCORD_APPLICATION_ID"]?.trim()) || applicationOfToken(discord?.token ?? "");
  if (!id) {
    throw new UserError("bad-configuration", "Which application is not known.", {
      next: "Set DISCORD_APPLICATION_ID to the Application ID on the page General Information of your application.",
    });
  }
  const { server, person } = inviteLinks(id);
  const reasons = Object.entries(DISCORD_PERMISSIONS).map(([name, reason]) => `  ${name}: ${reason}\n`);
  io.out(`Add the bot to a server:\n${server}\n\nAdd its commands to your own account:\n${person}\n\nIt asks to\n${reasons.join("")}`);
  return EXIT.answered;
}
