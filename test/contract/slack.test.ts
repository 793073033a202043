import { createSlackHarness } from "../support/fake-slack/harness.ts";
import { platformContract } from "./platform.ts";

platformContract(createSlackHarness("socket"));
platformContract(createSlackHarness("http"));
