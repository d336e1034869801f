import { afterAll, beforeAll, expect, test } from "vitest";
import { someTests } from "../built/whole.ts";
import { onPath, real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { natsProcess, type RealServer } from "../support/real-servers.ts";

real(
  "nats-server",
  () => onPath("nats-server"),
  (program) => {
    let repo: Built;
    let server: RealServer;
    beforeAll(async () => {
      repo = await build(blueprints.shop);
      server = await natsProcess(program());
    }, 600_000);
    afterAll(async () => {
      await server?.stop();
      server?.remove();
      repo?.remove();
    });

    test("the kit's own tests of the broker hold against it", async () => {
      const env = { NATS_URL: server.url };
      const { passed, failed, skipped, output } = await someTests(repo, "**/nats.test.ts", env);
      expect({ failed, skipped }, output).toEqual({ failed: 0, skipped: 0 });
      expect(passed, output).toBeGreaterThan(9);
    }, 120_000);
  },
);
