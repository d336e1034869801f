/** Started by apply.test.ts: writes a plan and kills itself on the way. */
import { compare } from "../../../src/merge/compare.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { apply } from "../../../src/workspace/apply.ts";
import { nodeDisk } from "../../../src/workspace/disk.ts";

const [, , root = "", when] = process.argv;
const die = (): void => void process.kill(process.pid, "SIGKILL");
const disk = {
  ...nodeDisk,
  write(path: string, text: string, mode?: number) {
    nodeDisk.write(path, text, mode);
    if (when === "in the middle" && path.endsWith("a.ts")) die();
  },
  sync(path: string) {
    if (when === "before the journal") die();
    nodeDisk.sync(path);
  },
  rename(from: string, to: string) {
    nodeDisk.rename(from, to);
    if (when === "between two renames" && to.endsWith("/a.ts")) die();
  },
};
const file = { ownership: "merged", source: "test" } as const;
const plan: Plan = {
  files: [
    { path: "a.ts", contents: "a\n", ...file },
    { path: "b.ts", contents: "b\n", ...file },
  ],
  places: [],
  steps: [],
  notes: [],
  ports: [],
  decisions: [],
};
apply(root, compare(plan, { files: new Map() }), { groundplan: "1.0.0", disk });
