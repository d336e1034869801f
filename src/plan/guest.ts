import type { GuestRules, Selection } from "../catalog/index.ts";
import type { SystemModel } from "../model/types.ts";
import { globTest } from "./globs.ts";
import type { Draft, PackageManager } from "./types.ts";

/** What is known of a repo that was there before groundplan came, and that is not groundplan's to change. */
export interface Guest {
  /** How its package.json lists workspaces. */
  workspaces: "array" | "object";
  /** The folders that its own workspaces are looked for in, such as `packages/*`. */
  globs: readonly string[];
  /** The scripts of its package.json. */
  scripts: Readonly<Record<string, string>>;
}

/** The workspace that has the tools of all, and the scripts that the root's lead to. */
const KIT = "service-kit";

/** Files of a plan where a guest has them, without those that are the repo's own affair. */
export function asGuest(drafts: readonly Draft[], rules: GuestRules): Draft[] {
  const out = rules.without.map(globTest);
  return drafts
    .filter(({ path }) => !out.some((glob) => glob.test(path)))
    .map((draft) => ({ ...draft, path: rules.at[draft.path] ?? draft.path }));
}

/** Folders that have to be workspaces and are none yet. */
export function guestWorkspaces({ services }: SystemModel, { globs }: Guest): string[] {
  const tests = globs.filter((glob) => !glob.startsWith("!")).map((glob) => globTest(bare(glob)));
  return [
    "packages/contracts",
    `packages/${KIT}`,
    ...services.map(({ name }) => `services/${name.kebab}`),
  ].filter((folder) => !tests.some((test) => test.test(folder)));
}

/** `./packages/*\/` is `packages/*`. */
const bare = (glob: string): string => glob.replace(/^\.\//, "").replace(/\/$/, "");

/** The name of a script that nobody runs who runs a script in all workspaces, such as `test`. */
const apart = (name: string): string => `services-${name}`;

/** The scripts of the kit, run from the repo's root: name → command. */
export function kitScripts(
  all: Readonly<Record<string, string>>,
  { catalog }: Selection,
  { services }: SystemModel,
): Record<string, string> {
  const names = services.map(({ name }) => name.kebab);
  const folders = names.length === 1 ? names[0]! : `{${names.join(",")}}`;
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, command]) => {
      const own = catalog.guest.scripts[name];
      if (!own) return [];
      const commands = own.length > 0 ? own.join(" && ") : command;
      return [[apart(name), `cd ../.. && ${commands.replaceAll("{services}", folders)}`] as const];
    }),
  );
}

/** What a script of the kit is called at the root: its own name, or one with `services-` before it where the repo has that already. */
export function scriptNames(
  { scope, packageManager }: Pick<SystemModel, "scope" | "packageManager">,
  names: Iterable<string>,
  guest: Guest | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Array.from(names, (name) => {
      const theirs = guest && Object.hasOwn(guest.scripts, name) ? guest.scripts[name] : undefined;
      const ours = inKit(packageManager as PackageManager, scope, name).join(" ");
      return [name, theirs === undefined || theirs === ours ? name : apart(name)] as const;
    }),
  );
}

/** The command that runs a script of the kit, from anywhere in the repo. */
export function inKit(pm: PackageManager, scope: string, script: string): string[] {
  const [kit, name] = [`${scope}/${KIT}`, apart(script)];
  switch (pm) {
    case "npm":
      return ["npm", "run", "--workspace", kit, name];
    case "pnpm":
      return ["pnpm", "--filter", kit, "run", name];
    case "yarn":
      return ["yarn", "workspace", kit, "run", name];
  }
}

/** The root's scripts, which lead to those of the kit. */
export function rootScripts(
  system: SystemModel,
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  const pm = system.packageManager as PackageManager;
  return Object.fromEntries(
    Object.entries(names).map(([name, as]) => [as, inKit(pm, system.scope, name).join(" ")]),
  );
}
