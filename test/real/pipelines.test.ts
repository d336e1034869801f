import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { blueprintOf } from "../built/pairs/blueprint.ts";
import { domains } from "../built/pairs/domains.ts";
import { answers } from "../built/pairs/rows.ts";
import { onPath, real } from "../real.ts";
import { planned, write } from "../support/deployments.ts";
import { workFolder } from "../support/generate.ts";
import { product } from "../support/pairwise.ts";
import { run } from "../support/processes.ts";

const folder = workFolder();
afterAll(() => folder.remove());

const AXES = ["ci", "broker", "deployment"];
const WANTED = /^(?:\.github\/|\.gitlab-ci\.yml$|renovate\.json$|\.devcontainer\/)/;

/** Every pipeline with every broker and deployment, by both package managers, each in a folder of its own. */
const repos = product(
  Object.fromEntries(
    Object.entries(answers).map(([axis, all]) => [axis, AXES.includes(axis) ? all : all.slice(-1)]),
  ),
).flatMap((row, index) =>
  (["npm", "pnpm"] as const).map((packageManager) => {
    const files = planned(blueprintOf(row, domains[index % domains.length]!), packageManager);
    const root = join(folder.path, `${index}-${packageManager}`);
    write(files, root, (path) => WANTED.test(path));
    return { root, files };
  }),
);

/** Where a file stands in all repos that have it. */
const all = (path: string) =>
  repos.filter(({ files }) => files.has(path)).map(({ root }) => join(root, path));

const passes = async (command: readonly [string, ...string[]]) => {
  const { code, output } = await run(command, { cwd: folder.path });
  expect(code, output).toBe(0);
};

real(
  "actionlint",
  () => onPath("actionlint"),
  (actionlint) => {
    test("every workflow is one that GitHub takes", async () => {
      const files = all(".github/workflows/ci.yaml");
      expect(files.length).toBeGreaterThan(10);
      await passes([actionlint(), ...files]);
    });
  },
);

real(
  "check-jsonschema",
  () => onPath("check-jsonschema"),
  (program) => {
    test.each([
      [".gitlab-ci.yml", ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]],
      [".github/workflows/ci.yaml", ["vendor.github-workflows"]],
      ["renovate.json", ["vendor.renovate"]],
    ])("%s is as its schema says", async (path, schema) => {
      const files = all(path);
      expect(files.length).toBeGreaterThan(10);
      await passes([program(), "--builtin-schema", ...schema, ...files]);
    });
  },
);

test("the script that starts servers is one that a shell reads", async () => {
  const files = all(".github/start-servers.sh");
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) await passes(["sh", "-n", file]);
});
