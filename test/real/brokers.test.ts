import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { someTests } from "../built/whole.ts";
import { onPath, real } from "../real.ts";
import { brokerProcess, brokerServers } from "../support/broker-servers.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import type { RealServer } from "../support/real-servers.ts";

const shop = readFileSync(blueprints.shop, "utf8");

describe.each(brokerServers)("$broker", (one) => {
  const { broker, program, variable } = one;
  real(
    program,
    () => onPath(program),
    (found) => {
      let repo: Built;
      let server: RealServer;
      beforeAll(async () => {
        repo = await build(shop.replace("broker: nats", `broker: ${broker}`));
        server = await brokerProcess(one, found());
      }, 600_000);
      afterAll(async () => {
        await server?.stop();
        server?.remove();
        repo?.remove();
      });

      test("the kit's own tests of the broker hold against it", async () => {
        const env = { [variable]: server.url };
        const { passed, failed, skipped, output } = await someTests(repo, `**/${broker}.test.ts`, {
          env,
        });
        expect({ failed, skipped }, output).toEqual({ failed: 0, skipped: 0 });
        expect(passed, output).toBeGreaterThan(8);
      }, 120_000);
    },
  );
});
