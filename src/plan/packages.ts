import type { Contribution, Feature, PackageParts, Selection } from "../catalog/index.ts";
import type { ServiceModel, SystemModel } from "../model/types.ts";
import type { Draft } from "./types.ts";

const WORKSPACES = ["packages/*", "services/*"];

/** The package.json of the root and of each workspace, folded from what the base and the selected features bring. */
export function packageFiles(system: SystemModel, selection: Selection, pm: string): Draft[] {
  const all = [selection.catalog.base, ...selection.features];
  const local = pm === "pnpm" ? "workspace:*" : "*";
  const links = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [`${system.scope}/${name}`, local]));
  const workspace = (
    name: string,
    key: string,
    from: readonly Contribution[],
    linked: Record<string, string>,
  ) =>
    file(
      `packages/${name}/package.json`,
      packageOf(
        { name: `${system.scope}/${name}`, private: true, type: "module" },
        key,
        from,
        linked,
      ),
    );
  const root = rootPackage(system, all, pm, links("service-kit"));
  return [
    file("package.json", root),
    ...(pm === "pnpm" ? [pnpmWorkspace(root)] : []),
    workspace("contracts", "contracts", all, {}),
    workspace("service-kit", "service-kit", all, links("contracts")),
    ...system.services.map((service) =>
      servicePackage(service, selection, links("contracts", "service-kit")),
    ),
  ];
}

/** The root imports the workspaces that it is given by name: for development, and in production where it is started itself. */
function rootPackage(
  system: SystemModel,
  all: readonly Contribution[],
  pm: string,
  linked: Record<string, string>,
): Record<string, object> {
  const scripts = chained(all);
  const head = {
    name: system.name.kebab,
    private: true,
    ...(pm === "pnpm" ? {} : { workspaces: WORKSPACES }),
    type: "module",
    scripts,
  };
  const [runs, develops] = scripts.start ? [linked, {}] : [{}, linked];
  const root = packageOf(head, "root", all, runs) as Record<string, object>;
  return { ...root, devDependencies: sorted({ ...develops, ...root.devDependencies }) };
}

function servicePackage(
  service: ServiceModel,
  selection: Selection,
  linked: Record<string, string>,
): Draft {
  const features: readonly Feature[] = selection.byService.get(service.name.kebab) ?? [];
  const head = {
    name: `${service.system.scope}/${service.name.kebab}`,
    private: true,
    type: "module",
  };
  return {
    ...file(
      `services/${service.name.kebab}/package.json`,
      packageOf(head, "service", [selection.catalog.base, ...features], linked),
    ),
    owner: [service.name.kebab],
  };
}

function packageOf(
  head: object,
  key: string,
  from: readonly Contribution[],
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
function chained(all: readonly Contribution[]): Record<string, string> {
  const scripts: Record<string, string> = {};
  for (const { scripts: more } of all) {
    for (const [name, commands] of Object.entries(more)) {
      const command = commands.join(" && ");
      scripts[name] = scripts[name] ? `${scripts[name]} && ${command}` : command;
    }
  }
  return scripts;
}

/** What npm finds in package.json. A script of a package that is not named does not run, and that is no error. */
const pnpmWorkspace = ({ allowScripts = {} }: Record<string, object>): Draft => ({
  path: "pnpm-workspace.yaml",
  contents: () =>
    [
      "packages:",
      ...WORKSPACES.map((folder) => `  - ${folder}`),
      "allowBuilds:",
      ...Object.entries(allowScripts).map(([name, may]) => `  ${JSON.stringify(name)}: ${may}`),
      "strictDepBuilds: false",
      "",
    ].join("\n"),
  ownership: "merged",
  source: "package.json of the selected features",
});

const sorted = (map: Record<string, string>) =>
  Object.fromEntries(Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const file = (path: string, contents: object): Draft => ({
  path,
  contents: () => `${JSON.stringify(contents, null, 2)}\n`,
  ownership: "merged",
  source: "package.json of the selected features",
});
