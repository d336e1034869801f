import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { blueprintFile, generate, ROOT, workFolder } from "./generate.ts";
import { sharedModules } from "./installation.ts";
import { link } from "./linked.ts";
import { manifestsOf } from "./manifests.ts";
import { type Ended, run, type Running, type RunOptions, start } from "./processes.ts";

/** A generated repo with its packages installed and its contracts built. */
export interface Opened {
  root: string;
  /** The services' names. */
  services: string[];
  /** Runs one of its npm scripts. */
  script(name: string, ...args: string[]): Promise<Ended>;
  /** Starts a program in it. */
  start(command: readonly [string, ...string[]], options?: Partial<RunOptions>): Running;
  read(path: string): string;
  /** Changes a file; throws where there is nothing to change. */
  edit(path: string, change: (text: string) => string): void;
  remove(): void;
}

/** The same, its packages being links to those that all repos of the tests share. */
export interface Built extends Opened {
  /** The same repo once more, to be spoilt. */
  copy(): Built;
}

export const blueprints = {
  shop: join(ROOT, "examples/shop.yaml"),
  clinic: join(ROOT, "test/blueprints/clinic.yaml"),
  hostile: join(ROOT, "test/blueprints/hostile.yaml"),
  odd: join(ROOT, "test/blueprints/odd.yaml"),
  told: join(ROOT, "test/blueprints/told.yaml"),
};

/** Makes a repo from a blueprint's file or text with the program, as far as `npm install` and `npm run contracts` bring it. */
export const build = (blueprint: string): Promise<Built> =>
  install(async (folder) => {
    const file = blueprint.includes("\n") ? blueprintFile(folder, "repo", blueprint) : blueprint;
    const root = join(folder, basename(file, ".yaml"));
    await generate(root, ["--from", file]);
    return root;
  });

/** The same from the files of a plan, by their paths. */
export const buildFiles = (files: ReadonlyMap<string, string>): Promise<Built> =>
  install(async (folder) => {
    for (const [path, contents] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), contents);
    }
    return folder;
  });

async function install(make: (folder: string) => Promise<string>): Promise<Built> {
  const folder = workFolder();
  try {
    const root = await make(folder.path);
    const built = at(root, await sharedModules(), folder.remove);
    const { code, output } = await built.script("contracts");
    if (code !== 0) throw new Error(`npm run contracts ended with ${code}:\n${output}`);
    return built;
  } catch (error) {
    folder.remove();
    throw error;
  }
}

function at(root: string, modules: string, remove: () => void): Built {
  link(root, modules);
  return {
    ...opened(root, remove),
    copy() {
      const folder = workFolder();
      const target = join(folder.path, basename(root));
      cpSync(root, target, {
        recursive: true,
        filter: (path) => basename(path) !== "node_modules",
      });
      return at(target, modules, folder.remove);
    },
  };
}

/** A repo as it stands, whoever installed its packages. */
export function opened(root: string, remove: () => void): Opened {
  const services = manifestsOf(root)
    .filter(({ folder }) => folder.startsWith(join(root, "services")))
    .map(({ folder }) => basename(folder));
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  return {
    root,
    services,
    read,
    remove,
    script: (name, ...args) =>
      run(["npm", "run", "--silent", name, ...(args.length > 0 ? ["--", ...args] : [])], {
        cwd: root,
        timeoutMs: 400_000,
      }),
    start: (command, options) => start(command, { cwd: root, ...options }),
    edit(path, change) {
      const before = read(path);
      const after = change(before);
      if (after === before) throw new Error(`Nothing was changed in ${path}:\n${before}`);
      writeFileSync(join(root, path), after);
    },
  };
}
