import { defineConfig } from "vitest/config";

/** Hundreds of processes killed at every point: minutes, so that they are run by themselves (`npm run test:faults`). */
export default defineConfig({
  test: {
    include: ["test/**/*.faults.ts"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "threads",
  },
});
