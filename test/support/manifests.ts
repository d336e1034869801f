import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Manifest {
  /** Where it stands, and what it says. */
  folder: string;
  file: string;
  name: string;
  scripts: Record<string, string>;
  /** What others may import of it, by whatever name. */
  exports: string[];
  /** All that it may import, with the versions it asks for. */
  packages: Record<string, string>;
}

/** The package.json of a repo and of its workspaces, the root's first. */
export function manifestsOf(root: string): Manifest[] {
  const workspaces = ["packages", "services"].flatMap((group) => {
    const folder = join(root, group);
    return existsSync(folder)
      ? readdirSync(folder)
          .toSorted()
          .map((name) => join(folder, name))
          .filter((workspace) => existsSync(join(workspace, "package.json"))) // else what was installed there is left
      : [];
  });
  return [root, ...workspaces].map((folder) => {
    const file = join(folder, "package.json");
    const said = JSON.parse(readFileSync(file, "utf8"));
    const packages = { ...said.dependencies, ...said.devDependencies };
    const { name, scripts = {}, exports = {} } = said;
    return { folder, file, name, scripts, exports: Object.values<string>(exports), packages };
  });
}
