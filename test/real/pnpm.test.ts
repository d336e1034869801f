import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { ROOT, workFolder } from "../support/generate.ts";
import { run } from "../support/processes.ts";

real(
  "pnpm",
  () => onPath("pnpm"),
  (pnpm) => {
    const folder = workFolder();
    afterAll(() => folder.remove());

    test("installs a repo that was made for it, which then is sound", async () => {
      const cwd = join(folder.path, "shop");
      const words = ["new", cwd, "--example", "shop", "--pm", "pnpm", "--yes", "--no-git"];
      const made = await run([process.execPath, join(ROOT, "bin/groundplan.js"), ...words], {
        cwd: folder.path,
        timeoutMs: 300_000,
      });
      expect(made.code, made.output).toBe(0);
      expect(existsSync(join(cwd, "pnpm-lock.yaml"))).toBe(true);
      for (const script of ["typecheck", "lint", "format:check"]) {
        const { code, output } = await run([pnpm(), "run", script], { cwd });
        expect(code, output).toBe(0);
      }
      const files = "services/*/src/*.test.ts";
      const tested = await run([pnpm(), "exec", "node", "--test", files], { cwd });
      expect(tested.code, tested.output).toBe(0);
      expect(tested.output).toMatch(/^ℹ pass [1-9]/m);
    }, 400_000);
  },
);
