import { join } from "node:path";
import { readCompilerFiles, takesIn, type CompilerFiles } from "../merge/takes-in.ts";
import type { Guest } from "../plan/index.ts";
import type { Problem } from "../problem.ts";
import type { Disk } from "../workspace/disk.ts";
import { guestManagerOf } from "../workspace/guest-repo.ts";
import { readText } from "../workspace/repo-facts.ts";
import type { Found } from "./find.ts";
import { managerRefusals, nameRefusals } from "./guest-manager.ts";
import { guestProblem as problem } from "./guest-problem.ts";
import { toolRefusals } from "./guest-tools.ts";

const TSCONFIG = "tsconfig.json";
const DOCUMENTS = "docs/";

/**
 * Why services may not come to a repo that was there before: something stands where they go, or what the repo does today would
 * take them in.
 */
export function guestRefusals(root: string, found: Found, guest: Guest, disk: Disk): Problem[] {
  const isFirst = found.seen.lock === undefined;
  const stands = [...new Set(found.plan.places.map(({ path }) => folderOf(path, isFirst)))]
    .filter((folder) => folder !== undefined)
    .filter((folder) => !hasBelow(found, folder) && disk.lstat(join(root, folder)))
    .map(inTheWay);
  const files = found.changes
    .filter((change) => change.kind === "same" && change.why === "theirs")
    .map(({ path }) => path)
    .filter((path) => !path.startsWith(DOCUMENTS) && !stands.some(({ file }) => isIn(path, file)))
    .map(inTheWay);
  const { system } = found;
  return [
    ...stands,
    ...files,
    ...(system ? nameRefusals(root, system, disk) : []),
    ...(isFirst ? takenIn(root, found, guest, disk) : []),
  ];
}

/** What the repo does today and would do with services too. */
function takenIn(root: string, { plan }: Found, guest: Guest, disk: Disk): Problem[] {
  const all = new Set(plan.places.map(({ path }) => folderOf(path, true)));
  const services = [...all].filter((folder) => folder?.startsWith("services/")).map(String);
  const hasOwn = disk.lstat(join(root, "services")) !== undefined;
  const folders = [
    "packages/contracts",
    "packages/service-kit",
    ...(hasOwn ? services : ["services"]),
  ];
  return [
    ...managerRefusals(root, disk),
    ...compiled(root, folders, disk),
    ...run(root, guest, disk),
    ...toolRefusals(root, guest.scripts, folders, disk),
  ];
}

/** The folder that has to be ours as a whole; at first that of all contracts too. */
function folderOf(path: string, isFirst: boolean): string | undefined {
  const [first = "", second = "", ...rest] = path.split("/");
  if (first === "contracts") return isFirst ? first : `${first}/${second}`;
  const isOurs = (first === "packages" || first === "services") && rest.length > 0;
  return isOurs ? `${first}/${second}` : undefined;
}

const hasBelow = ({ seen: { lock } }: Found, folder: string): boolean =>
  [...(lock?.files.keys() ?? [])].some((path) => isIn(path, folder));

const isIn = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

const inTheWay = (path: string): Problem =>
  problem(
    "GP8023",
    path,
    `${path} is there already, and services bring one of that name`,
    path.startsWith("services/")
      ? "Give the service another name, or move what stands there."
      : "Move what stands there, or keep the services in a repo of their own: groundplan new.",
  );

/** The repo's own compiler would take in files that want another configuration. */
function compiled(root: string, folders: readonly string[], disk: Disk): Problem[] {
  const config = configOf(root, TSCONFIG, disk);
  if (!config || !takesIn(config, "services/one/src/main.ts")) return [];
  const out = ["node_modules", ...folders];
  return [
    problem(
      "GP8026",
      TSCONFIG,
      `${TSCONFIG} takes in every file, so that the repo's own build would take in the services`,
      `Add to it ${JSON.stringify({ exclude: out }).slice(1, -1)}, or name its folders in "include".`,
    ),
  ];
}

/** With what it extends, as far as that is in the repo. */
function configOf(root: string, path: string, disk: Disk, depth = 0): CompilerFiles | undefined {
  const own = readCompilerFiles(readText(root, path, disk) ?? "");
  const above = own?.extends;
  if (!own || depth > 3 || typeof above !== "string" || !/^\.\/[^/]+$/.test(above)) return own;
  const name = above.slice(2);
  const file = name.endsWith(".json") ? name : `${name}.json`;
  return { ...configOf(root, file, disk, depth + 1), ...own };
}

/** npm ends with an error where one workspace does not have the script. */
function run(root: string, { scripts }: Guest, disk: Disk): Problem[] {
  if (guestManagerOf(root, disk) !== "npm") return [];
  return Object.entries(scripts)
    .filter(([, command]) => /(?:^|\s)(?:--workspaces|-ws)(?:\s|$)/.test(command))
    .filter(([, command]) => !command.includes("--if-present"))
    .map(([name]) =>
      problem(
        "GP8026",
        "package.json",
        `The script ${name} runs in every workspace, and services do not have all scripts of yours`,
        "Add --if-present to it.",
      ),
    );
}
