import { REST, Routes } from "discord.js";
import type { CommandSpec } from "../../commands/command.ts";
import { explained } from "./connection.ts";
import { registration } from "./register.ts";

export interface RegistrarOptions {
  token: string;
  applicationId?: string;
  apiUrl?: string;
  /** Registers with this server alone, where commands change at once; everywhere where it is left out. */
  guild?: string;
  specs: readonly CommandSpec[];
}

const CALL_TIMEOUT = 10_000;

/** Makes Discord's list of commands this one, whatever it was; returns their names. Rejects with UserError where Discord refuses. */
export async function registerCommands({ token, applicationId, apiUrl, guild, specs }: RegistrarOptions): Promise<string[]> {
  const rest = new REST({ retries: 1, timeout: CALL_TIMEOUT, ...(apiUrl === undefined ? {} : { api: apiUrl }) }).setToken(token);
  try {
    const application = applicationId ?? (await ownId(rest));
    const route = guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
    const body = registration(specs);
    await rest.put(route, { body });
    return body.map(({ name }) => name);
  } catch (cause) {
    throw explained(cause);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

async function ownId(rest: REST): Promise<string> {
  const application = await rest.get(Routes.currentApplication());
  if (typeof application === "object" && application !== null && "id" in application) return String(application.id);
  throw new Error("Discord named no application");
}
