import type { DecisionModel } from "../model/types.ts";

/**
 * The decisions that somebody means: by id (`D-x`), by its end (`x`), by the name of the record, by the place where the blueprint says
 * it, or by a place that it depends on, which may be several. Empty: none.
 */
export function findDecisions<D extends DecisionModel>(
  decisions: readonly D[],
  meant: string,
): D[] {
  const wanted = meant.toLowerCase();
  const named = decisions.filter((decision) => namesOf(decision).includes(wanted));
  if (named.length > 0) return named;
  return decisions.filter(({ drivers }) =>
    drivers.some(({ path }) => path.toLowerCase() === wanted),
  );
}

/** Everything by which decisions can be named. */
export const namesIn = (decisions: readonly DecisionModel[]): string[] => [
  ...new Set([
    ...decisions.flatMap(({ id }) => [id.slice(2), id]),
    ...decisions.flatMap(({ drivers }) => drivers.map(({ path }) => path)),
  ]),
];

const namesOf = ({ id, file, path }: DecisionModel): string[] =>
  [id, id.slice(2), file, `${file}.md`, path ?? ""].map((name) => name.toLowerCase());
