import { readFileSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { catalogOf, planFrom } from "../../../src/index.ts";
import { compare } from "../../../src/merge/compare.ts";
import { regenerate } from "../../../src/regenerate.ts";
import { compilePack } from "../../../src/render/compile.ts";
import { apply } from "../../../src/workspace/apply.ts";
import { SMALL } from "../plan/small.ts";

/** Two states of a small repo, each with a blueprint and templates of its own. */
export type Side = "here" | "there";

const HOME = "services/__service__/src/features/__entities__";
const NAMES = { here: "Order", there: "Purchase" };
export const OTHER = { here: "there", there: "here" } as const;

const blueprintOf = (side: Side): string => `groundplan: 1
name: shop
services:
  sales:
    api: { fancy: {} }
    entities:
      ${NAMES[side]}: { crud: [get, list], allow: { get: public }, fields: { sku: string(9) } }
`;

function catalog(side: Side) {
  const many = (folder: string, text: string) =>
    Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`repo/${folder}/${at}.txt`, text]));
  const all = {
    ...SMALL,
    [`entity/${HOME}/__entity__.ts.hbs`]: "// the {{name.camel}}\none();\ntwo();\nthree();\n",
    ...many("changed", `${side}\none\ntwo\nthree\n`),
    ...many(`only-${side}/deep`, side),
  };
  return catalogOf(compilePack(Object.entries(all).map(([path, text]) => ({ path, text }))));
}

const CATALOGS = { here: catalog("here"), there: catalog("there") };

/** Makes the repo, `here`. */
export function begin(root: string): void {
  const { plan } = planFrom(blueprintOf("here"), "blueprint.yaml", CATALOGS.here);
  apply(root, compare(plan!, { files: new Map() }), { groundplan: packageJson.version });
}

export const sideOf = (root: string): Side =>
  readFileSync(join(root, "blueprint.yaml"), "utf8") === blueprintOf("here") ? "here" : "there";

/** Files come, go, change, are merged with what was written by hand, and move with the entity that gets another name. */
export function go(root: string, to: Side) {
  const path = ["sales", NAMES[OTHER[to]]];
  return regenerate(
    root,
    {
      mode: "write",
      install: false,
      blueprintText: blueprintOf(to),
      renames: [{ kind: "entity", path, to: NAMES[to] }],
    },
    { catalog: CATALOGS[to] },
  );
}

/** A command that only reads. */
export const look = (root: string, side: Side) =>
  regenerate(root, { mode: "dry-run" }, { catalog: CATALOGS[side] });
