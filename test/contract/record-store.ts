import { describe, expect, it } from "vitest";
import type { RecordStore } from "../../src/record/port.ts";
import { linkCases } from "./record-store-links.ts";
import { ownerCases } from "./record-store-owners.ts";
import { revisionCases } from "./record-store-revisions.ts";
import { selectionCases } from "./record-store-selections.ts";

/** A store over data of its own, and further stores over the same data, as another process has one. */
export interface MadeStore {
  store: RecordStore;
  another(): Promise<RecordStore>;
  close(): Promise<void>;
}

/** One thing every store must do, and a store that does it wrong in just that. */
export interface StoreCase {
  title: string;
  run(store: RecordStore, another: () => Promise<RecordStore>): Promise<void>;
  /** Breaks the store; the case must fail on it. */
  fault(store: RecordStore): Partial<RecordStore>;
}

export const storeCases: readonly StoreCase[] = [...revisionCases, ...ownerCases, ...selectionCases, ...linkCases];

/** What every store of the record must do. Each case is also run on a store with the fault it is there to find. */
export function recordStoreContract(name: string, makeStore: () => Promise<MadeStore>): void {
  describe(`${name} keeps the record`, () => {
    it.each(storeCases)("$title", async ({ run }) => {
      expect.hasAssertions();
      const made = await makeStore();
      await run(made.store, made.another).finally(() => made.close());
    });
  });

  describe(`the contract finds a ${name} that does not`, () => {
    it.each(storeCases)("$title", async ({ run, fault }) => {
      const made = await makeStore();
      const broken = (store: RecordStore): RecordStore => ({ ...store, ...fault(store) });
      const another = async () => broken(await made.another());
      await expect(run(broken(made.store), another).finally(() => made.close())).rejects.toMatchObject({ name: "AssertionError" });
    });
  });
}
