import { rmSync } from "node:fs";
import { join } from "node:path";
import { blueprintFile, ROOT, workFolder } from "../test/support/generate.ts";
import { blueprint } from "./blueprints.ts";
import { medians, time } from "./measure.ts";
import { peer } from "./peers.ts";
import { ms, report } from "./report.ts";

const PROGRAM = join(ROOT, "bin/groundplan.js");
const ROUNDS = 5;
const MEMORY = 220;

/** How long a new repo takes, without what the package manager does. */
export async function generation(): Promise<void> {
  const work = workFolder();
  const target = join(work.path, "out");
  const ours = (services: number, entities: number) => {
    const file = blueprintFile(work.path, `${services}x${entities}`, blueprint(services, entities));
    return async (peak = false) => {
      rmSync(target, { recursive: true, force: true });
      return time(
        [
          process.execPath,
          PROGRAM,
          "new",
          target,
          "--from",
          file,
          "--yes",
          "--no-install",
          "--no-git",
        ],
        { peak },
      );
    };
  };
  try {
    await againstNest(ours(1, 1), work.path);
    await growth(ours);
  } finally {
    work.remove();
  }
}

async function againstNest(one: () => Promise<{ ms: number }>, cwd: string): Promise<void> {
  const nest = await peer("@nestjs/cli", "11", "nest");
  let round = 0;
  const theirs = async () =>
    (
      await time(
        [
          process.execPath,
          nest,
          "new",
          `app${round++}`,
          "--skip-install",
          "--skip-git",
          "--package-manager",
          "npm",
        ],
        { cwd },
      )
    ).ms;
  const [a = 0, b = 0] = await medians(ROUNDS, [async () => (await one()).ms, theirs]);
  report({
    what: "one service",
    ours: ms(a),
    against: `${ms(b)} of nest new`,
    ratio: a / b,
    atMost: 1 / 8,
  });
}

async function growth(
  ours: (
    services: number,
    entities: number,
  ) => (peak?: boolean) => Promise<{ ms: number; mib: number }>,
): Promise<void> {
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
  const { mib } = await sizes[2]!(true);
  report({
    what: "memory for 1,000 entities",
    ours: `${Math.round(mib)} MiB`,
    against: `${MEMORY} MiB`,
    ratio: mib / MEMORY,
    atMost: 1,
  });
}
