import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from "discord.js";

/** What the bot may do in a server, and why; nothing that manages anything. */
export const DISCORD_PERMISSIONS = {
  ViewChannel: "to be mentioned in a channel, and to see that it may post there",
  SendMessages: "answers and digests",
  SendMessagesInThreads: "answers where a thread asked, and digests in a thread of their own",
  CreatePublicThreads: "the thread that a subscription's digests are kept in, where that is wanted",
  ReadMessageHistory: "replying to a message, and finding a delivery of its own again so that nothing is posted twice",
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

/** Where an application is authorised; whatever API address is configured, people do it in their browser. */
const AUTHORISE = "https://discord.com/oauth2/authorize";

/** Links by which Readout is added: to a server with the bot, or to a person's own account with its commands alone. */
export function inviteLinks(applicationId: string): { server: string; person: string } {
  const { bitfield } = new PermissionsBitField(
    Object.keys(DISCORD_PERMISSIONS).reduce((all, name) => all | (isPermission(name) ? PermissionFlagsBits[name] : 0n), 0n),
  );
  const link = (integrationType: string, scopes: readonly string[], more: Record<string, string>): string =>
    `${AUTHORISE}?${new URLSearchParams({ client_id: applicationId, integration_type: integrationType, scope: scopes.join(" "), ...more })}`;
  return {
    server: link("0", [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands], { permissions: bitfield.toString() }),
    person: link("1", [OAuth2Scopes.ApplicationsCommands], {}),
  };
}

function isPermission(name: string): name is keyof typeof PermissionFlagsBits {
  return name in PermissionFlagsBits;
}

/** The application's id, which is the first part of its token; undefined where the token has not that form. */
export function applicationOfToken(token: string): string | undefined {
  const id = Buffer.from(token.split(".")[0] ?? "", "base64").toString("latin1");
  return /^\d{15,20}$/u.test(id) ? id : undefined;
}
