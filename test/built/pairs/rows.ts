import { join } from "node:path";
import { catalogOf } from "../../../src/index.ts";
import type { Axis, Feature } from "../../../src/catalog/types.ts";
import { loadPack } from "../../../src/workspace/load-pack.ts";
import { ROOT } from "../../support/generate.ts";
import { pairwise, type Row } from "../../support/pairwise.ts";

/** The questions of the catalog. */
export const axes: readonly Axis[] = catalogOf(loadPack(join(ROOT, "templates"))).axes;

const offered = ({ features }: Axis) => features.filter(({ hidden }) => !hidden);

/** What may be answered: where several answers go together, one of them or all. */
export const answers: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  axes.map((axis) => {
    const ids = offered(axis).map(({ id }) => id);
    return [axis.id, axis.many && ids.length > 1 ? [...ids, ids.join("+")] : ids];
  }),
);

export const rows: readonly Row[] = pairwise(answers);

/** Features that a row chooses, and those that it does not. */
export function chosen(row: Row): { taken: Feature[]; left: Feature[] } {
  const all = axes.flatMap((axis) => offered(axis).map((feature) => ({ axis, feature })));
  const isTaken = ({ axis, feature }: (typeof all)[number]) =>
    row[axis.id]!.split("+").includes(feature.id);
  return {
    taken: all.filter(isTaken).map(({ feature }) => feature),
    left: all.filter((one) => !isTaken(one)).map(({ feature }) => feature),
  };
}
