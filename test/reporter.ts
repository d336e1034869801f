import type { Reporter, TestCase, TestModule } from "vitest/node";
import { NEEDS } from "./real.ts";

/** Says in the last lines which tests were left out because a real part was not found. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const missing = modules
      .flatMap((module) => [...module.children.allTests("skipped")])
      .map(missingPart)
      .filter((part) => part !== undefined);
    const parts = [...new Set(missing)].toSorted();
    const why = parts.map((part) => `no ${part}`).join(", ");
    console.log(
      missing.length > 0
        ? `Left out: ${missing.length} ${missing.length === 1 ? "test" : "tests"} (${why}).`
        : "Left out: none.",
    );
  }
}

function missingPart(test: TestCase): string | undefined {
  for (let at = test.parent; at.type === "suite"; at = at.parent)
    if (at.name.startsWith(NEEDS)) return at.name.slice(NEEDS.length);
  return undefined;
}
