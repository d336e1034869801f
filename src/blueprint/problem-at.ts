import type { Problem } from "../problem.ts";
import { cased } from "./cases.ts";
import type { Code } from "./codes.ts";
import { withoutMark } from "./read.ts";
import { Problems, type Span } from "./report.ts";
import type { Tree } from "./tree.ts";
import { readYaml } from "./yaml.ts";

/**
 * A problem at a path of a blueprint that can be read, such as `services`, `orders`, `entities`; where the path ends earlier, at
 * the last key that is there.
 */
export function problemAt(
  { text, file }: { text: string; file: string },
  path: readonly string[],
  { code, message, help }: { code: Code; message: string; help: string },
): Problem {
  const source = withoutMark(text);
  const problems = new Problems(source, file);
  const tree = readYaml(source, new Problems(source, file));
  problems.report(code, placeOf(tree, path), message, help);
  return problems.sorted()[0]!;
}

function placeOf(tree: Tree | undefined, path: readonly string[]): Span {
  let place: Span = { start: 0, end: 0 };
  let current = tree;
  for (const name of path) {
    if (current?.kind !== "map") break;
    const entry = current.entries.find(({ key }) => cased(key.text).kebab === cased(name).kebab);
    if (!entry) break;
    place = entry.key.at;
    current = entry.value;
  }
  return place;
}
