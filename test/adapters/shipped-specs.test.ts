import { beforeAll, describe, expect, test } from "vitest";
import { registration } from "../../src/adapters/discord/register.ts";
import { breachOfView } from "../../src/adapters/slack/fits.ts";
import { slackManner } from "../../src/adapters/slack/manner.ts";
import { renderMessages } from "../../src/adapters/slack/render.ts";
import { formView, homeView } from "../../src/adapters/slack/views.ts";
import { type CommandSpec, typedSpecs } from "../../src/commands/command.ts";
import { welcomeDocument } from "../../src/commands/welcome.ts";
import { commandsAlone } from "../../src/main.ts";
import { inspector } from "../support/fake-discord/openapi.ts";
import { viewProblem } from "../support/fake-slack/view.ts";

const inspect = inspector();

describe("the commands that ship", () => {
  let specs: readonly CommandSpec[] = [];
  beforeAll(async () => {
    ({ specs } = await commandsAlone({ now: () => Date.UTC(2023, 10, 20, 9) }, "/"));
  });

  test("are each registered with Discord, typed or in a message's menu", () => {
    // Commands of two words are parts of one command.
    const wanted = [
      ...new Set(typedSpecs(specs).map(({ name }) => name.split(" ")[0] ?? "")),
      "Brief me on this",
      "Positions in this message",
    ];
    expect(
      registration(specs)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(wanted.toSorted());
  });

  test.skipIf(!inspect)("are what Discord's published description takes (skipped where ../shared/specs is absent)", () => {
    expect(inspect?.("PUT", "/applications/1/commands", registration(specs))).toEqual([]);
  });

  test("each make a form that Slack takes", () => {
    for (const spec of typedSpecs(specs)) {
      const form = formView(spec);
      expect([spec.name, breachOfView(form), viewProblem(form, "modal")]).toEqual([spec.name, undefined, undefined]);
    }
  });

  test("greet on a page that Slack takes", () => {
    const blocks = renderMessages(welcomeDocument(specs, slackManner("ro-")), (action) => `v1|${action.command}|k`).flatMap(
      (message) => message.blocks,
    );
    expect([breachOfView(homeView(blocks)), viewProblem(homeView(blocks), "home")]).toEqual([undefined, undefined]);
    expect(JSON.stringify(blocks)).toContain("/ro-brief ");
  });
});
