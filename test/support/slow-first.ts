import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes minutes, the longest first. Without results of an earlier run large files would be first, and these are short. */
const SLOW = [
  "real/story.test.ts",
  "built/pairs/first.test.ts",
  "built/pairs/second.test.ts",
  "built/pairs/third.test.ts",
  "real/sdk.test.ts",
  "built/whole-hostile.test.ts",
  "built/whole-shop.test.ts",
  "real/alerts.test.ts",
  "real/schemathesis.test.ts",
  "built/whole-clinic.test.ts",
  "real/postgres.test.ts",
  "built/one-process.test.ts",
];

/** A slow file that begins last has one core to itself while the other has nothing to do: slow files begin first. */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = SLOW.findIndex((path) => moduleId.endsWith(`/test/${path}`));
      return index < 0 ? SLOW.length : index;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
