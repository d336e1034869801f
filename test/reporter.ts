import type { Reporter, TestCase, TestModule } from "vitest/node";
import { NEEDS } from "./real.ts";

/** Says in the last lines which tests were left out, and why: because a real part was not found, or for another reason. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")]);
    const reasons = new Map<string, number>();
    for (const test of skipped) {
      const reason = reasonOf(test);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    const why = [...reasons].toSorted().map(([reason, count]) => `${count}: ${reason}`);
    console.log(
      skipped.length > 0 ? `Left out: ${skipped.length} (${why.join("; ")})` : "Left out: 0",
    );
  }
}

function reasonOf(test: TestCase): string {
  for (let at = test.parent; at.type === "suite"; at = at.parent)
    if (at.name.startsWith(NEEDS)) return `no ${at.name.slice(NEEDS.length)}`;
  return `"${test.name}" cannot run here`;
}
