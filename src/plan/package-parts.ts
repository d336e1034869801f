import type { Contribution, PackageParts } from "../catalog/index.ts";
import type { Draft } from "./types.ts";

/** A package.json, folded from what is brought to the workspace `key`. */
export function packageOf(
  head: object,
  key: string,
  from: readonly Pick<Contribution, "packages">[],
  linked: Record<string, string>,
): object {
  const parts = from.flatMap((one): PackageParts[] =>
    one.packages[key] ? [one.packages[key]] : [],
  );
  const dependencies = sorted({
    ...linked,
    ...Object.assign({}, ...parts.map((one) => one.dependencies)),
  });
  const devDependencies = sorted(
    without(dependencies, Object.assign({}, ...parts.map((one) => one.devDependencies))),
  );
  return {
    ...head,
    ...Object.assign({}, ...parts.map((one) => one.fields)),
    ...(Object.keys(dependencies).length > 0 ? { dependencies } : {}),
    ...(Object.keys(devDependencies).length > 0 ? { devDependencies } : {}),
    ...Object.assign({}, ...parts.map((one) => one.tail)),
  };
}

/** What one feature needs to run, another need not bring for tests. */
const without = (taken: object, map: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(map).filter(([name]) => !Object.hasOwn(taken, name)));

/** One script a name; what several features bring under it runs in catalog order. */
export function chained(all: readonly Contribution[]): Record<string, string> {
  const scripts: Record<string, string> = {};
  for (const { scripts: more } of all) {
    for (const [name, commands] of Object.entries(more)) {
      const command = commands.join(" && ");
      scripts[name] = scripts[name] ? `${scripts[name]} && ${command}` : command;
    }
  }
  return scripts;
}

export const sorted = (map: Record<string, string>) =>
  Object.fromEntries(Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1)));

export const file = (path: string, contents: object): Draft => ({
  path,
  contents: () => `${JSON.stringify(contents, null, 2)}\n`,
  ownership: "merged",
  source: "package.json of the selected features",
});

/** Yarn 1 ignores workspaces that have none. */
export const version = (pm: string): { version?: string } =>
  pm === "yarn" ? { version: "0.0.0" } : {};
