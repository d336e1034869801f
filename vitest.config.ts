import { defineConfig } from "vitest/config";
import SlowFirst from "./test/support/slow-first.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/reporter.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ["test/support/whole-run.ts"],
    sequence: { sequencer: SlowFirst },
    // Two cores: more workers than that only make the slow tests slower.
    maxWorkers: 2,
  },
});
