import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { run } from "../support/processes.ts";

/** Every REST service, asked by somebody who may everything. */
const systems: [string, { role: string; services: string[] }][] = [
  [blueprints.shop, { role: "admin", services: ["orders", "payments", "catalog"] }],
  [blueprints.clinic, { role: "physician", services: ["appointments"] }],
  [blueprints.hostile, { role: "admin", services: ["system", "order-user"] }],
];

real(
  "schemathesis",
  () => onPath("schemathesis"),
  (program) => {
    describe.each(systems)("%s", (blueprint, { role, services }) => {
      let repo: Built;
      let dev: Development;
      const folder = mkdtempSync(join(tmpdir(), "groundplan-schemathesis-"));
      beforeAll(async () => {
        repo = await build(blueprint);
        dev = await develop(repo);
      }, 600_000);
      afterAll(async () => {
        await dev?.process.stop();
        repo?.remove();
        rmSync(folder, { recursive: true, force: true });
      });

      test.each(services)(
        "%s leaves it nothing to find",
        async (service) => {
          const contract = new URL("/openapi.json", dev.at[service]![0]).href;
          const header = `Authorization: Bearer ${await dev.token(role)}`;
          const bounds = ["--max-examples", "15", "--seed", "1"];
          const { code, output } = await run(
            [program(), "run", contract, "-H", header, "--checks", "all", ...bounds, "--no-color"],
            { cwd: folder, timeoutMs: 280_000 },
          );
          expect(code, output).toBe(0);
          const [, tested, all] = /Selected: (\d+)\/(\d+)/.exec(output) ?? [];
          expect(Number(tested), output).toBeGreaterThan(0);
          expect(tested).toBe(all);
          expect(output).toMatch(/(\d+) generated, \1 passed/);
          expect(dev.process.output()).not.toContain("request failed");
        },
        300_000,
      );
    });
  },
);
