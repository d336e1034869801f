import { BLUEPRINT_FILE } from "../own-files.ts";
import { planOf } from "../../generators/plan.ts";
import { loadCatalog } from "../index.ts";
import type { PlannedPorts } from "../plan/types.ts";
import { blueprintFrom } from "../workspace/repo-root.ts";
import { readTextFile } from "../workspace/text-file.ts";
import { isPortFree, versionOf } from "../workspace/tools.ts";
import packageJson from "../../package.json" with { type: "json" };
import { EXIT } from "./exit-codes.ts";
import type { Invocation } from "./parse.ts";
import type { Terminal } from "./terminal.ts";

/** What was looked at. Without something that is `missing` nothing works; without what `lacks`, only what its help says. */
export interface Finding {
  name: string;
  state: "good" | "lacks" | "missing";
  /** The version that was found, or what else there is to say. */
  text: string;
  help?: string;
}

interface Tool {
  name: string;
  /** Commands of which one is enough, with the word that makes it tell its version. */
  commands: readonly (readonly [command: string, ...args: string[]])[];
  /** The oldest that will do. */
  least?: number;
  needed: boolean;
  /** What there is to say where no command tells a version. */
  away?: string;
  help: string;
}

const TOOLS: readonly Tool[] = [
  {
    name: "npm or pnpm",
    commands: [
      ["npm", "--version"],
      ["pnpm", "--version"],
    ],
    needed: true,
    help: "Packages cannot be installed. npm comes with Node.",
  },
  {
    name: "git",
    commands: [["git", "--version"]],
    needed: false,
    help: "A new repo gets no first commit.",
  },
  {
    name: "Java",
    commands: [["java", "-version"]],
    least: 11,
    needed: false,
    help: "SDKs by the OpenAPI Generator need Java 11 or newer; all else works.",
  },
  {
    name: "Docker",
    commands: [["docker", "version", "--format", "{{.Server.Version}}"]],
    away: "not found, or its daemon does not answer",
    needed: false,
    help: "Images cannot be built here; `npm run dev` and all tests work without.",
  },
];

/** `groundplan doctor`: what this machine has of all that groundplan and its repos use, and whether their ports are free. */
export async function runDoctor(
  { words, switches }: Invocation,
  terminal: Terminal,
): Promise<number> {
  const findings = [
    node(),
    ...(await Promise.all(TOOLS.map(toolOf))),
    ...(await portsOf(words[0])),
  ];
  const ok = findings.every(({ state }) => state !== "missing");
  if (switches.has("json"))
    terminal.out(JSON.stringify({ ok, version: packageJson.version, findings }, null, 2));
  else for (const finding of findings) terminal.out(line(finding, terminal));
  return ok ? EXIT.done : EXIT.badInput;
}

const node = (): Finding => ({ name: "Node", state: "good", text: process.versions.node });

async function toolOf({
  name,
  commands,
  least = 0,
  needed,
  away = "not found",
  help,
}: Tool): Promise<Finding> {
  for (const [command, ...args] of commands) {
    const version = await versionOf(command, ...args);
    if (version === undefined) continue;
    if (Number.parseInt(version, 10) < least) return { name, state: "lacks", text: version, help };
    return { name: commands.length > 1 ? command : name, state: "good", text: version };
  }
  return { name, state: needed ? "missing" : "lacks", text: away, help };
}

/** The ports at which a blueprint's services, and what is started with them, listen: in this repo or in the file that was named. */
async function portsOf(named: string | undefined): Promise<Finding[]> {
  const file = named ?? blueprintFrom() ?? BLUEPRINT_FILE;
  const read = readTextFile(file);
  if ("reason" in read) {
    if (named === undefined) return [];
    return [{ name: file, state: "missing", text: read.reason, help: "Name a blueprint." }];
  }
  const { plan } = planOf({ file, text: read.text }, {}, await loadCatalog());
  const found: Finding[] = [];
  for (const ports of plan.ports) found.push(await portsFinding(ports)); // one after the other: to ask for a port takes it
  return found;
}

async function portsFinding({ opener, move, numbers }: PlannedPorts): Promise<Finding> {
  const by = opener === null ? "services on their own" : `\`${opener}\``;
  const shift = move ? Number(process.env.PORT_SHIFT ?? 0) || 0 : 0;
  const ports = numbers.map((port) => port + shift);
  const free = await Promise.all(ports.map(isPortFree));
  const taken = ports.filter((_, at) => !free[at]);
  const name = `Ports of ${by}`;
  if (taken.length === 0) return { name, state: "good", text: ports.join(", ") };
  const help = move
    ? `\`PORT_SHIFT=100 ${opener}\` moves all of them.`
    : "Whatever listens there has to stop first.";
  return { name, state: "lacks", text: `${taken.join(", ")} in use`, help };
}

function line({ name, state, text, help }: Finding, { style }: Terminal): string {
  const mark = { good: style.green("✔"), lacks: style.cyan("!"), missing: style.red("✖") }[state];
  return `${mark} ${style.bold(name)} ${text}${help ? `\n  ${help}` : ""}`;
}
