import { join } from "node:path";
import { blueprintFile, ROOT, workFolder } from "../test/support/generate.ts";
import { blueprint } from "./blueprints.ts";
import { medians, time, type Took } from "./measure.ts";
import { peer } from "./peers.ts";
import { ms, report } from "./report.ts";

const PROGRAM = join(ROOT, "bin/groundplan.js");
const ROUNDS = 5;
const MEMORY = 220;

interface Way {
  peak?: boolean;
  /** Nothing was compiled before, as on the first run of a user's. */
  first?: boolean;
}
type Run = (way?: Way) => Promise<Took>;

/** How long a new repo takes, without what the package manager does. */
export async function generation(): Promise<void> {
  const work = workFolder();
  let round = 0;
  const ours = (services: number, entities: number): Run => {
    const file = blueprintFile(work.path, `${services}x${entities}`, blueprint(services, entities));
    // All repos stay until the end: where many files were just removed, ext4 takes long to make new ones.
    return ({ peak = false, first = false } = {}) => {
      const target = join(work.path, `out${round++}`);
      const XDG_CACHE_HOME = first ? `${target}-caches` : join(work.path, "caches");
      const flags = ["--from", file, "--yes", "--no-install", "--no-git"];
      return time([process.execPath, PROGRAM, "new", target, ...flags], {
        peak,
        env: { XDG_CACHE_HOME },
      });
    };
  };
  try {
    await againstNest(ours(1, 1), work.path);
    await growth(ours);
  } finally {
    work.remove();
  }
}

async function againstNest(one: Run, cwd: string): Promise<void> {
  const nest = await peer("@nestjs/cli", "11", "nest");
  const flags = ["--skip-install", "--skip-git", "--package-manager", "npm"];
  let round = 0;
  const theirs = () => time([process.execPath, nest, "new", `app${round++}`, ...flags], { cwd });
  const [first = 0, later = 0, nests = 0] = await medians(
    ROUNDS,
    [() => one({ first: true }), one, theirs].map((run) => async () => (await run()).ms),
  );
  const against = `${ms(nests)} of nest new`;
  const atMost = 1 / 8;
  report({ what: "one service", ours: ms(later), against, ratio: later / nests, atMost });
  const what = "one service, on the very first run";
  report({ what, ours: ms(first), against, ratio: first / nests, atMost });
}

async function growth(ours: (services: number, entities: number) => Run): Promise<void> {
  const sizes = [ours(1, 10), ours(10, 10), ours(100, 10)];
  const [ten = 0, hundred = 0, thousand = 0] = await medians(
    3,
    sizes.map((size) => async () => (await size()).ms),
  );
  report({
    what: "100 entities",
    ours: ms(hundred),
    against: `${ms(ten)} for 10`,
    ratio: hundred / ten,
    atMost: 3,
  });
  report({
    what: "1,000 entities in 100 services",
    ours: ms(thousand),
    against: `${ms(hundred)} for 100 in 10`,
    ratio: thousand / hundred,
    atMost: 12,
  });
  const { mib } = await sizes[2]!({ peak: true });
  report({
    what: "memory for 1,000 entities",
    ours: `${Math.round(mib)} MiB`,
    against: `${MEMORY} MiB`,
    ratio: mib / MEMORY,
    atMost: 1,
  });
}
