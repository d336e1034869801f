import { join } from "node:path";
import { ROOT } from "../test/support/generate.ts";
import { medians, time } from "./measure.ts";
import { ms, report } from "./report.ts";

/** How long the program takes to say how it is used. */
export async function startup(): Promise<void> {
  const help = (program: string) => async () =>
    (await time([process.execPath, join(ROOT, program), "--help"])).ms;
  const [ours = 0, plop = 0] = await medians(9, [
    help("bin/groundplan.js"),
    help("node_modules/plop/bin/plop.js"),
  ]);
  report({
    what: "--help",
    ours: ms(ours),
    against: `${ms(plop)} of plop`,
    ratio: ours / plop,
    atMost: 1 / 3,
  });
}
