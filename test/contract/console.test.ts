import { createTerminalHarness } from "../support/fake-terminal/harness.ts";
import { platformContract } from "./platform.ts";

platformContract(createTerminalHarness());
