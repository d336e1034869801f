import type { Contribution, Feature, Selection } from "../catalog/index.ts";
import type { ServiceModel, SystemModel } from "../model/types.ts";
import type { Guest } from "./guest.ts";
import { guestKit, guestRoot } from "./guest-packages.ts";
import { chained, file, packageOf, sorted, version } from "./package-parts.ts";
import type { Draft } from "./types.ts";

const WORKSPACES = ["packages/*", "services/*"];

/** The package.json of the root and of each workspace, folded from what the base and the selected features bring. */
export function packageFiles(
  system: SystemModel,
  selection: Selection,
  pm: string,
  guest?: Guest,
): Draft[] {
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
        { name: `${system.scope}/${name}`, ...version(pm), private: true, type: "module" },
        key,
        from,
        linked,
      ),
    );
  return [
    ...(guest
      ? guestRoot(system, selection, links("service-kit"), guest)
      : ownRoot(system, all, pm, links("service-kit"))),
    workspace("contracts", "contracts", all, {}),
    guest
      ? guestKit(system, selection, all, links("contracts"))
      : workspace("service-kit", "service-kit", all, links("contracts")),
    ...system.services.map((service) =>
      servicePackage(service, selection, links("contracts", "service-kit")),
    ),
  ];
}

function ownRoot(
  system: SystemModel,
  all: readonly Contribution[],
  pm: string,
  linked: Record<string, string>,
): Draft[] {
  const root = rootPackage(system, all, pm, linked);
  return [file("package.json", root), ...(pm === "pnpm" ? [pnpmWorkspace(root)] : [])];
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
    ...version(service.system.packageManager),
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
