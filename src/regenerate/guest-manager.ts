import { join } from "node:path";
import { parse } from "yaml";
import type { SystemModel } from "../model/types.ts";
import type { Problem } from "../problem.ts";
import type { Disk } from "../workspace/disk.ts";
import { guestManagerOf } from "../workspace/guest-repo.ts";
import { workspacesOf } from "../workspace/guest-workspaces.ts";
import { jsonOf, readText } from "../workspace/repo-facts.ts";
import { guestProblem as problem } from "./guest-problem.ts";

const YARN = ".yarnrc.yml";

/** Why a repo's package manager, as it is set up, could not install services. */
export function managerRefusals(root: string, disk: Disk): Problem[] {
  const manifest = (jsonOf(readText(root, "package.json", disk)) ?? {}) as Record<string, unknown>;
  const named = String(manifest.packageManager ?? "");
  const has = (name: string) => disk.lstat(join(root, name)) !== undefined;
  const isBun = named.startsWith("bun@") || (named === "" && (has("bun.lock") || has("bun.lockb")));
  if (isBun)
    return [
      unfit(
        "package.json",
        "This repo uses Bun, and services are installed by npm, pnpm or Yarn",
        "Keep the services in a repo of their own: groundplan new.",
      ),
    ];
  switch (guestManagerOf(root, disk)) {
    case "npm":
      return [];
    case "pnpm":
      return pnpm(root, disk);
    case "yarn":
      return isFirstYarn(root, named, disk) ? firstYarn(manifest) : laterYarn(root, disk);
  }
}

/** Two packages of one name in a repo: no package manager takes that. */
export function nameRefusals(
  root: string,
  { scope, services }: SystemModel,
  disk: Disk,
): Problem[] {
  const ours = new Map<string, string>([
    [`${scope}/contracts`, "packages/contracts"],
    [`${scope}/service-kit`, "packages/service-kit"],
    ...services.map(({ name: { kebab } }) => [`${scope}/${kebab}`, `services/${kebab}`] as const),
  ]);
  return workspacesOf(root, disk)
    .filter(({ name, folder }) => ours.has(name) && ours.get(name) !== folder)
    .map(({ name, folder }) =>
      problem(
        "GP8023",
        join(folder, "package.json"),
        `The package ${name} is there already, and services bring one of that name`,
        "Give the blueprint another name, which packages begin with: --set name=other.",
      ),
    );
}

const unfit = (file: string, message: string, help: string) =>
  problem("GP8027", file, message, help);

/** Yarn 1 and all later ones share little but the name. */
function isFirstYarn(root: string, named: string, disk: Disk): boolean {
  const [, major] = /^yarn@(\d+)/.exec(named) ?? [];
  if (major !== undefined) return major === "1";
  const isLater = disk.lstat(join(root, YARN)) !== undefined;
  return !isLater && !/^__metadata:/m.test(readText(root, "yarn.lock", disk) ?? "");
}

const firstYarn = (manifest: { private?: unknown }): Problem[] =>
  manifest.private === true
    ? []
    : [
        unfit(
          "package.json",
          "Services are workspaces, and Yarn 1 has those in private packages only",
          'Add "private": true to it.',
        ),
      ];

function laterYarn(root: string, disk: Disk): Problem[] {
  const linker = settings(root, YARN, disk).nodeLinker;
  if (linker === "node-modules" || linker === "pnpm") return [];
  return [
    unfit(
      YARN,
      "This repo has its packages by Plug'n'Play, where neither Node's own TypeScript nor the compiler of the services finds them",
      "Add nodeLinker: node-modules to it.",
    ),
  ];
}

/** A workspace that is copied into `node_modules` is one whose TypeScript Node does not run. */
function pnpm(root: string, disk: Disk): Problem[] {
  const file = "pnpm-workspace.yaml";
  if (settings(root, file, disk).injectWorkspacePackages !== true) return [];
  return [
    unfit(
      file,
      "This repo copies its workspaces into node_modules, and Node runs no TypeScript there",
      "Take injectWorkspacePackages out of it, or keep the services in a repo of their own: groundplan new.",
    ),
  ];
}

function settings(root: string, path: string, disk: Disk): Record<string, unknown> {
  try {
    return (parse(readText(root, path, disk) ?? "") ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
