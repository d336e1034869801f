import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { blueprints } from "../support/built.ts";
import { contents, generate, ROOT, workFolder } from "../support/generate.ts";
import { run } from "../support/processes.ts";

const folder = workFolder();
afterAll(() => folder.remove());

test.each(Object.entries(blueprints))(
  "%s: the same blueprint, the same bytes",
  async (name, file) => {
    const [first, second] = [join(folder.path, `${name}-1`), join(folder.path, `${name}-2`)];
    await generate(first, ["--from", file]);
    await generate(second, ["--from", file]);
    expect(Object.keys(contents(first)).length).toBeGreaterThan(50);
    expect(contents(second)).toEqual(contents(first));
  },
);

test("the command that is printed makes the same tree again", async () => {
  const target = join(folder.path, "printed");
  const set = ["--set", "qualities.peakRequestsPerSecond=123"];
  const printed = await generate(target, ["--example", "shop", ...set]);
  const command = /^The same again: groundplan (.+)$/m.exec(printed)?.[1];
  expect(command).toBeDefined();
  const again = `node ${join(ROOT, "bin/groundplan.js")} ${command} --no-install --no-git`;
  const { code, output } = await run(["sh", "-c", again], { cwd: folder.path });
  expect(code, output).toBe(0);
  expect(contents(`${target}-again`)).toEqual(contents(target));
});

test("no secret is in a file that git tracks", async () => {
  const target = join(folder.path, "shop-1");
  await run(["git", "init", "-q"], { cwd: target });
  await run(["git", "add", "-A"], { cwd: target });
  const { output } = await run(["git", "ls-files"], { cwd: target });
  const files = contents(target);
  const tracked = output.trim().split("\n");
  expect(tracked.length).toBeGreaterThan(50);
  expect(tracked.filter((path) => /(^|\/)(\.env|.*\.(pem|key|p12))$/.test(path))).toEqual([]);
  const isTest = (path: string) => /\.test\.ts$|^\.groundplan\/base/.test(path);
  // What examples say, and servers that only tests talk to.
  const secret =
    /-----BEGIN [A-Z ]*PRIVATE KEY|(password|secret|api_?key)["']?\s*[:=]\s*["'`](?!development)[^"'`$\s]{6,}|:\/\/[^\s:@/]+:(?!password@|development@)[^\s:@/$]+@/i;
  const found = tracked.filter((path) => !isTest(path) && secret.test(files[path] ?? ""));
  expect(found).toEqual([]);
});
