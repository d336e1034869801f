import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../test/support/generate.ts";
import { time } from "./measure.ts";

/** The path of a peer's program, installed below `.cache/` the first time. */
export async function peer(name: string, version: string, program: string): Promise<string> {
  const folder = join(ROOT, ".cache/bench", `${name.replaceAll("/", "-")}-${version}`);
  const path = join(folder, "node_modules/.bin", program);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    await time(
      [
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--prefix",
        folder,
        `${name}@${version}`,
      ],
      { cwd: folder },
    );
  }
  return path;
}

/** The path of a peer's program from PyPI, in an environment of its own below `.cache/`; undefined: there is no Python here. */
export async function pythonPeer(name: string, version: string): Promise<string | undefined> {
  const folder = join(ROOT, ".cache/bench", `${name}-${version}`);
  const path = join(folder, "bin", name);
  if (existsSync(path)) return path;
  try {
    await time(["python3", "-m", "venv", folder]);
  } catch {
    return undefined;
  }
  await time([join(folder, "bin/pip"), "install", "--quiet", `${name}==${version}`]);
  return path;
}
