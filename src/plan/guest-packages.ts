import type { Contribution, Selection } from "../catalog/index.ts";
import type { SystemModel } from "../model/types.ts";
import { type Guest, guestWorkspaces, kitScripts, rootScripts, scriptNames } from "./guest.ts";
import { chained, file, packageOf, version } from "./package-parts.ts";
import type { Draft } from "./types.ts";

/** What a repo that was there before gets into its own files. */
export function guestRoot(
  system: SystemModel,
  selection: Selection,
  linked: Record<string, string>,
  guest: Guest,
): Draft[] {
  const folders = guestWorkspaces(system, guest);
  const known = Object.keys(selection.catalog.guest.scripts);
  const all = chained([selection.catalog.base, ...selection.features]);
  const scripts = Object.keys(all).filter((name) => known.includes(name));
  const isPnpm = system.packageManager === "pnpm";
  const listed = guest.workspaces === "object" ? { packages: folders } : folders;
  const root = {
    ...(folders.length > 0 && !isPnpm ? { workspaces: listed } : {}),
    scripts: rootScripts(system, scriptNames(system, scripts, guest)),
    devDependencies: linked,
  };
  const pnpm: Draft = {
    ...file("pnpm-workspace.yaml", {}),
    contents: () =>
      section(
        "packages:",
        folders.map((folder) => `- ${folder}`),
      ) +
      section(
        "allowBuilds:",
        unbuilt(selection).map((name) => `${JSON.stringify(name)}: false`),
      ),
  };
  return [file("package.json", root), ...(isPnpm ? [pnpm] : [])];
}

const section = (head: string, lines: readonly string[]): string =>
  lines.length === 0 ? "" : [head, ...lines.map((line) => `  ${line}`), ""].join("\n");

/** Of the packages that come along those whose installation scripts are not run. */
function unbuilt({ catalog, features }: Selection): readonly string[] {
  const brought = new Set(
    [catalog.base, ...features]
      .flatMap(({ packages }) => Object.values(packages))
      .flatMap(({ dependencies, devDependencies }) =>
        Object.keys({ ...dependencies, ...devDependencies }),
      ),
  );
  return catalog.guest.withoutBuilds.filter((name) => brought.has(name));
}

/** The kit brings the tools of all services along, in its own versions, and the scripts that use them. */
export function guestKit(
  system: SystemModel,
  selection: Selection,
  all: readonly Contribution[],
  linked: Record<string, string>,
): Draft {
  const { base, guest } = selection.catalog;
  const scripts = kitScripts(chained([base, ...selection.features]), selection, system);
  const head = {
    name: `${system.scope}/service-kit`,
    ...version(system.packageManager),
    private: true,
    type: "module",
    engines: base.packages.root?.tail?.engines,
    scripts,
  };
  const tools = all.flatMap(({ packages }) =>
    Object.entries(packages.root?.devDependencies ?? {}).filter(
      ([name]) => !guest.withoutPackages.includes(name),
    ),
  );
  const kit = { "service-kit": { devDependencies: Object.fromEntries(tools) } };
  return file(
    "packages/service-kit/package.json",
    packageOf(head, "service-kit", [...all, { packages: kit }], linked),
  );
}
