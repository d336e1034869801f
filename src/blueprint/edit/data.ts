import { Problems } from "../report.ts";
import type { ScalarTree, Tree } from "../tree.ts";
import { readYaml } from "../yaml.ts";
import { withoutMark } from "../read.ts";
import type { Value } from "./value.ts";

/** What a blueprint says, as plain data; undefined: the text is no map of YAML. */
export function dataOf(text: string): ReadonlyMap<string, Value> | undefined {
  const source = withoutMark(text);
  const tree = readYaml(source, new Problems(source, ""));
  return tree?.kind === "map" ? mapOf(tree) : undefined;
}

const mapOf = ({ entries }: Extract<Tree, { kind: "map" }>): ReadonlyMap<string, Value> =>
  new Map(entries.map(({ key, value }) => [key.text, valueOf(value)]));

function valueOf(tree: Tree): Value {
  if (tree.kind === "map") return mapOf(tree);
  return tree.kind === "list" ? tree.items.map(valueOf) : wordOf(tree);
}

const wordOf = ({ text, plain }: ScalarTree): Value => (plain ? plainOf(text) : text);

/** A word without quotes: a number or `true` has none when it is written again. */
export function plainOf(text: string): Value {
  if (text === "true" || text === "false") return text === "true";
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(text) ? Number(text) : text;
}

/** A text of YAML as data; undefined: it is none. */
export function partOf(text: string): Value | undefined {
  const problems = new Problems(text, "");
  const tree = readYaml(text, problems);
  return tree && !problems.refused ? valueOf(tree) : undefined;
}
