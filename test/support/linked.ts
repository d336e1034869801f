import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { manifestsOf } from "./manifests.ts";

/**
 * Gives each workspace of a repo exactly the packages that its own package.json names, as links to one shared installation: what
 * is imported without being named is not found, as with pnpm. The root also gets the workspaces, as npm does it.
 */
export function link(root: string, modules: string): void {
  const [top, ...workspaces] = manifestsOf(root);
  if (!top) throw new Error(`${root} has no package.json`);
  const folders = new Map(workspaces.map(({ name, folder }) => [name, folder]));
  for (const { folder, packages } of [top, ...workspaces]) {
    for (const [name, version] of Object.entries(packages)) {
      const workspace = folders.get(name);
      if (!workspace) checkVersion(modules, name, version);
      symlink(workspace ?? join(modules, name), join(folder, "node_modules", name));
    }
  }
  for (const [name, folder] of folders) symlink(folder, join(root, "node_modules", name));
  symlink(join(modules, ".bin"), join(root, "node_modules/.bin"));
}

function symlink(target: string, path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

function checkVersion(modules: string, name: string, asked: string): void {
  const { version } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
  if (version !== asked) throw new Error(`${name} is to be ${asked} and is ${version}`);
}
