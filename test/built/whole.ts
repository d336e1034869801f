import { globSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { real } from "../real.ts";
import { blueprints, build, type Built, type Opened } from "../support/built.ts";
import { contents } from "../support/generate.ts";
import { onlyTested, sourcesOf, unreached } from "../support/imports.ts";
import { manifestsOf } from "../support/manifests.ts";
import { notYetRun } from "../support/once.ts";

/**
 * A repo as it is generated: type-checked, linted, formatted, tested by itself, wired, and its contracts rebuilt. The own tests of
 * a large one take a minute: those run where there is time. By `npm test` all are run, as users do it, or else those that no other
 * repo has in common with it.
 */
export function describeWhole(
  name: keyof typeof blueprints,
  { large = false, npmTest = false } = {},
): void {
  describe(`${name}, as it is generated`, () => {
    let repo: Built;
    beforeAll(async () => {
      repo = await build(blueprints[name]);
    }, 600_000);
    afterAll(() => repo?.remove());

    test.each(["typecheck", "lint", "format:check"])(
      "npm run %s",
      async (script) => {
        await expectScript(repo, script);
      },
      120_000,
    );

    const ownTests = () =>
      npmTest
        ? test("npm test", () => expectOwnTests(repo), 420_000)
        : test("its own tests", () => expectOwnTestsOnce(repo), 420_000);
    if (large) real("time (CI=true)", () => process.env.CI, ownTests);
    else ownTests();

    test("everything is wired", () => expectWired(repo));

    test("npm run contracts makes the same again", async () => {
      const before = contents(join(repo.root, "packages/contracts/src"));
      await expectScript(repo, "contracts");
      expect(contents(join(repo.root, "packages/contracts/src"))).toEqual(before);
    }, 60_000);
  });
}

/** Ends well, and says nothing that somebody would have to read. */
export async function expectScript(repo: Opened, name: string): Promise<string> {
  const { code, output } = await repo.script(name);
  expect(code, `npm run ${name}\n${output}`).toBe(0);
  return output;
}

/** Its own tests, by `npm test`: at least one has run, none failed, none was left out but for want of a server. */
async function expectOwnTests(repo: Built): Promise<void> {
  notYetRun(repo.root, testsOf(repo)); // others need not run them again
  expectPassed(await expectScript(repo, "test"));
}

/**
 * The same tests but for those that were run in another repo already, most in one process: much of the time goes into starting
 * others. What replaces something for its whole file or does something round each of its tests, which in one process would be for
 * the tests of all files, or is about a whole process, has its own.
 */
export async function expectOwnTestsOnce(repo: Built): Promise<void> {
  const { together, apart } = ownTestsOnce(repo);
  expect([together.length, apart.length]).not.toContain(0);
  expectPassed((await someTests(repo, together)).output);
  expectPassed((await someTests(repo, apart, { isolated: true })).output);
}

/** Those of its tests that a change can have touched, by all that they import and read: the others have passed as they are. */
export async function expectChangedTests(repo: Opened): Promise<void> {
  const { together, apart } = ownTestsOnce(repo);
  expect([...together, ...apart]).not.toEqual([]);
  const lateMs = 500_000; // both side by side, and services beside them
  const runs = [
    ...(together.length > 0 ? [someTests(repo, together, { lateMs })] : []),
    ...(apart.length > 0 ? [someTests(repo, apart, { isolated: true, lateMs })] : []),
  ];
  for (const { output } of await Promise.all(runs)) expectPassed(output);
}

function ownTestsOnce(repo: Opened) {
  const isApart = (file: string) =>
    file.includes("/telemetry/") || /^(beforeEach\(|afterEach\(|mock\.)/m.test(repo.read(file));
  const { together = [], apart = [] } = Object.groupBy(
    notYetRun(repo.root, testsOf(repo)),
    (file) => (isApart(file) ? "apart" : "together"),
  );
  return { together, apart };
}

const testsOf = ({ root }: Opened) =>
  globSync("{packages,services,tools}/**/*.test.ts", { cwd: root })
    .filter((file) => !file.includes("node_modules"))
    .toSorted();

function expectPassed(output: string): void {
  const { passed, failed, cancelled, skipped } = counts(output);
  expect(passed, output).toBeGreaterThan(0);
  const withoutServer = output.match(/ # [A-Z]+_URL is not set$/gm) ?? [];
  const wanted = { failed: 0, cancelled: 0, skipped: withoutServer.length };
  expect({ failed, cancelled, skipped }, output).toEqual(wanted);
}

interface SomeTests {
  env?: NodeJS.ProcessEnv;
  /** Each file in a process of its own, and not all in one. */
  isolated?: boolean;
  /** When it is stopped. */
  lateMs?: number;
}

/** Some of its own tests, by paths or globs. */
export async function someTests(
  repo: Opened,
  files: string | readonly string[],
  { env = {}, isolated = false, lateMs = 200_000 }: SomeTests = {},
): Promise<Counts & { output: string }> {
  const isolation = `--test-isolation=${isolated ? "process" : "none"}`;
  // PostgreSQL as WebAssembly is compiled anew by each process, which ends before the better code has paid
  const flags = ["--liftoff-only", "--test", isolation, "--test-reporter=spec"];
  const running = repo.start(["node", ...flags, ...[files].flat()], { env });
  // what fails may leave behind what keeps a process alive
  const late = setTimeout(() => void running.stop(), lateMs);
  const { output } = await running.ended.finally(() => clearTimeout(late));
  return { ...counts(output), output };
}

interface Counts {
  passed: number;
  failed: number;
  cancelled: number;
  skipped: number;
}

function counts(output: string): Counts {
  const count = (word: string) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(output)?.[1]);
  return {
    passed: count("pass"),
    failed: count("fail"),
    cancelled: count("cancelled"),
    skipped: count("skipped"),
  };
}

/** Everything chosen is wired: every file is reached, and every package that is named is used where it is named. */
export function expectWired(
  repo: Built,
  started = repo.services.map((service) => `services/${service}/src/main.ts`),
): void {
  const sources = sourcesOf(repo.root);
  expect(sources.entries).toEqual(expect.arrayContaining(["dev.ts", ...started]));
  expectNone("reached by nothing", unreached(sources));
  const onlyByTests = onlyTested(sources).filter((file) => !TEST_PARTS.test(file));
  expectNone("only tested", onlyByTests);
  expectNone("imported and not named in package.json", unnamed(repo.root));
}

/** Names what there should not be, however long it is. */
const expectNone = (what: string, found: readonly string[]) =>
  expect(found, `${what}: ${found.join(", ")}`).toEqual([]);

/** What tests share. */
const TEST_PARTS = /\/(memory|testing|fixtures?|fake-clients)\.ts$|\/test(s|ing)?\//;

/** Imports of packages that neither the workspace's own package.json nor (for development) the root's names. */
function unnamed(root: string): string[] {
  const manifests = manifestsOf(root);
  const [top] = manifests;
  return [...sourcesOf(root).packages].flatMap(([file, names]) => {
    const owner = manifests.findLast(({ folder }) => `${root}/${file}`.startsWith(`${folder}/`));
    const known = { ...top?.packages, ...owner?.packages };
    return names
      .filter((name) => !Object.hasOwn(known, name) && name !== owner?.name)
      .map((name) => `${relative(".", file)}: ${name}`);
  });
}
