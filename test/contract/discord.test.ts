import { createDiscordHarness } from "../support/fake-discord/harness.ts";
import { platformContract } from "./platform.ts";

platformContract(createDiscordHarness());
