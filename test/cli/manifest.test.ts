import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SLACK_LIMITS } from "../../src/adapters/slack/limits.ts";
import { EVENTS, MANIFEST_LIMITS } from "../../src/adapters/slack/manifest.ts";
import { AGENT_SCOPE, SLACK_SCOPES, WITHOUT_SCOPE } from "../../src/adapters/slack/scopes.ts";
import { runHere, runReadout } from "../support/run-readout.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readout = (...args: string[]) => runHere("/nonexistent", args);

const text = (most: number) => z.string().min(1).max(most);
const manifestSchema = z.object({
  display_information: z.object({ name: text(MANIFEST_LIMITS.name), description: text(MANIFEST_LIMITS.description) }),
  features: z.object({
    bot_user: z.object({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/u) }),
    shortcuts: z
      .array(
        z.object({
          name: text(SLACK_LIMITS.shortcutName),
          callback_id: text(255),
          description: text(MANIFEST_LIMITS.shortcutDescription),
          type: z.string(),
        }),
      )
      .max(MANIFEST_LIMITS.shortcuts),
    slash_commands: z
      .array(
        z.object({
          command: text(MANIFEST_LIMITS.command),
          description: text(MANIFEST_LIMITS.commandDescription),
          usage_hint: text(MANIFEST_LIMITS.usageHint),
        }),
      )
      .max(50),
    agent_view: z
      .object({
        agent_description: text(MANIFEST_LIMITS.agentDescription),
        suggested_prompts: z.array(z.object({ title: z.string().min(1), message: z.string().min(1) })).max(MANIFEST_LIMITS.prompts),
      })
      .optional(),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

describe("readout slack manifest", () => {
  it("prints manifest.yaml, needing no record", () => {
    const { code, out, err } = runReadout("/nonexistent", ["slack", "manifest"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(readFileSync(join(root, "manifest.yaml"), "utf8"));
  });

  it.each([[[]], [["--prefix", "desk-", "--agent"]], [["--url=https://readout.example.org", "--agent"]]])(
    "keeps Slack's limits with %j",
    async (args) => {
      const manifest = manifestSchema.parse(parse((await readout("slack", "manifest", ...args)).out));
      const prefix = args.includes("desk-") ? "desk-" : "";
      expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
        ["brief", "ask", "positions", "readout"].map((name) => `/${prefix}${name}`),
      );
      expect(manifest.features.agent_view === undefined).toBe(args.length === 0);
    },
  );

  it("takes the prefix from the configuration", async () => {
    const { out } = await runHere("/nonexistent", ["slack", "manifest"], { SLACK_COMMAND_PREFIX: "ro-" });
    expect(out).toContain("command: /ro-brief\n");
  });

  it.each([
    [["slack"], "There is: readout slack manifest, readout slack scopes."],
    [["slack", "manifest", "--colour"], "slack manifest has no option --colour."],
    [["slack", "manifest", "--url", "http://x.example"], "is no https address"],
    [["slack", "manifest", "--prefix", "Ä"], "Slack takes no command “/Äbrief”."],
  ])("exits 2 on %j", async (args, message) => {
    const { code, out, err } = await readout(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
  });
});

describe("the permissions", () => {
  it("are the page docs/slack-scopes.md", async () => {
    expect((await readout("slack", "scopes")).out).toBe(readFileSync(join(root, "docs/slack-scopes.md"), "utf8"));
  });

  const folder = join(root, "src/adapters/slack");
  const source = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  const called = [...source.matchAll(/\bclient\.((?:chat|conversations|users|views|reactions|assistant\.threads|auth|team)\.\w+)\(/gu)].map(
    ([, method = ""]) => method,
  );

  it("cover every call and event", () => {
    const covered = new Set([...[...SLACK_SCOPES, AGENT_SCOPE].flatMap(({ neededBy }) => [...neededBy]), ...WITHOUT_SCOPE]);
    expect(called.length).toBeGreaterThan(5);
    expect([...new Set([...called, ...EVENTS])].filter((one) => !covered.has(one))).toEqual([]);
  });

  it("are each needed by a call or event there is", () => {
    const there = new Set<string>([...called, ...EVENTS]);
    const idle = SLACK_SCOPES.filter(({ name, neededBy }) => name !== "commands" && !neededBy.some((one) => there.has(one)));
    expect(idle).toEqual([]);
  });
});
