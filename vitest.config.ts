import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that wait for processes and connections, in the order they start; what only computes fills the gaps after them. */
const FIRST = ["/test/cli/", "/test/faults/", "/test/contract/", "/test/ingest/", "/test/commands/"];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = FIRST.findIndex((folder) => moduleId.includes(folder));
  return at < 0 ? FIRST.length : at;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: "threads",
    // Modules are loaded once a worker, not once a file: no test may leave a module, the environment or a global changed.
    isolate: false,
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
  },
});
