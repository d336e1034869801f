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
