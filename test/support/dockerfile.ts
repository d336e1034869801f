import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { run } from "./processes.ts";

/** What a Dockerfile leads to where there is no Docker: the files of the last stage, and what runs there. */
export interface Image {
  /** The folder that is `/` there. */
  root: string;
  /** Where commands run, below `root`. */
  workdir: string;
  env: Record<string, string>;
  user: string;
  command: string[];
  health: string[];
}

/** The paths that a `.dockerignore` lets through: of all patterns that fit a path or a folder above it, the last one decides. */
export function sent(context: string): string[] {
  const patterns = linesOf(readFileSync(join(context, ".dockerignore"), "utf8"));
  const ignored = (path: string) =>
    patterns.reduce((so, pattern) => {
      const glob = globOf(pattern.replace(/^!/, ""));
      const parents = path.split("/").map((_part, at, parts) => parts.slice(0, at + 1).join("/"));
      return parents.some((one) => glob.test(one)) ? !pattern.startsWith("!") : so;
    }, false);
  return readdirSync(context, { recursive: true, encoding: "utf8" })
    .filter((path) => !ignored(path))
    .filter((path) => statSync(join(context, path)).isFile());
}

/** `*` stays within a folder and takes dots, too; `**` goes through any number of them. */
const globOf = (pattern: string) =>
  new RegExp(
    `^${pattern.replace(/[.+]/g, "\\$&").replaceAll("**/", "\0").replaceAll("*", "[^/]*").replaceAll("\0", "(?:.*/)?")}$`,
  );

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

/**
 * Does step by step what a Dockerfile says, with a folder for each stage: the base image is this machine. Only what `sent` lets
 * through can be copied; commands run in the folder that is their `WORKDIR`. Throws where a step fails, or is none that is known here.
 */
export async function buildImage(
  context: string,
  folder: string,
  args: Readonly<Record<string, string>>,
): Promise<Image> {
  const files = sent(context);
  const stages = new Map<string, Image>();
  let image: Image | undefined;
  let known: Record<string, string> = {};
  for (const line of linesOf(readFileSync(join(context, "Dockerfile"), "utf8"))) {
    const [, instruction = "", rest = ""] = /^(\w+) (.*)$/.exec(line) ?? [];
    const said = rest.replace(/\$\{(\w+)\}/g, (_all, name: string) => known[name] ?? "");
    if (instruction === "FROM") {
      const [, name = "last"] = / AS (\w+)$/.exec(said) ?? [];
      const root = join(folder, name);
      mkdirSync(root);
      image = { root, workdir: "/", env: {}, user: "root", command: [], health: [] };
      stages.set(name, image);
      known = {};
      continue;
    }
    if (!image) throw new Error(`${line}: before FROM`);
    if (instruction === "ARG") known = { ...known, [said]: args[said] ?? "" };
    else if (instruction === "ENV") {
      const [name = "", value = ""] = said.split("=");
      image.env[name] = value;
    } else if (instruction === "WORKDIR") {
      image.workdir = said;
      mkdirSync(join(image.root, said), { recursive: true });
    } else if (instruction === "COPY") copy(said, image, stages, context, files);
    else if (instruction === "RUN") await runIn(image, said);
    else if (instruction === "USER") image.user = said;
    else if (instruction === "CMD") image.command = JSON.parse(said);
    else if (instruction === "HEALTHCHECK")
      image.health = JSON.parse(said.replace(/^.*? CMD /, ""));
    else throw new Error(`${line}: is not done here`);
  }
  if (!image) throw new Error("The Dockerfile has no stage");
  return image;
}

function copy(
  said: string,
  image: Image,
  stages: ReadonlyMap<string, Image>,
  context: string,
  files: readonly string[],
): void {
  const [, from, rest = ""] = /^(?:--from=(\w+) )?(.*)$/.exec(said) ?? [];
  const paths = rest.split(" ");
  const target = join(image.root, image.workdir, paths.at(-1)!);
  for (const source of paths.slice(0, -1)) {
    if (from) {
      cpSync(join(stages.get(from)!.root, source), target, {
        recursive: true,
        verbatimSymlinks: true,
      });
      continue;
    }
    const within = files.filter((path) => path === source || path.startsWith(`${source}/`));
    if (within.length === 0) throw new Error(`COPY ${said}: ${source} is not there`);
    for (const path of within) {
      const below = path === source ? basename(path) : path.slice(source.length + 1);
      mkdirSync(dirname(join(target, below)), { recursive: true });
      cpSync(join(context, path), join(target, below));
    }
  }
}

async function runIn(image: Image, command: string): Promise<void> {
  const prefix = join(image.root, "usr");
  const env = {
    ...image.env,
    npm_config_prefix: prefix,
    PATH: [join(prefix, "bin"), dirname(process.execPath), process.env.PATH].join(":"),
  };
  const cwd = join(image.root, image.workdir);
  const { code, output } = await run(["sh", "-c", command], { cwd, env, timeoutMs: 300_000 });
  if (code !== 0) throw new Error(`RUN ${command} ended with ${code}:\n${output}`);
}
