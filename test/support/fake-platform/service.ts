import { createDigestService, type DigestService } from "../../../src/digests/service.ts";
import type { Chat } from "../../commands/desk.ts";
import type { FakePlatform } from "./platform.ts";

let leases = 0;

/** The service that sends what is due, over a chat's record and clock and a platform in memory; a round that cannot be made throws. */
export function serviceOver(
  { readout: { store, compose, look }, clock }: Pick<Chat, "readout" | "clock">,
  platform: FakePlatform,
): DigestService {
  return createDigestService({
    ...store,
    adapters: [platform],
    compose,
    look,
    clock,
    ids: { next: () => `lease${(leases += 1)}` },
    random: () => 0,
    wait: async () => {},
    log: () => {},
    failed: (error) => {
      throw error;
    },
  });
}
