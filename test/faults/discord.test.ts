import { killedAtEachPoint } from "../support/killed/points.ts";

// Longer than Discord enforces a nonce, so that only what stands in the channel tells.
killedAtEachPoint("discord", 10 * 60_000);
