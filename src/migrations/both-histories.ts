import { isDeepStrictEqual } from "node:util";
import { historyText, readHistory, type ServiceHistory, type WrittenMigration } from "./history.ts";
import type { Table } from "./types.ts";

/** Merges data key by key; undefined: both changed the same. */
type MergeData = (base: unknown, one: unknown, other: unknown) => unknown;

export interface BothHistories {
  text: string;
  /** Migrations of the other side that are to be planned anew, behind those that are kept. */
  anew: readonly { service: string; name: string }[];
}

/**
 * One history out of those of two branches. Where they wrote migrations of other names for a service, it has both; where they wrote
 * different ones with the same name, or changed the same table, it has what is kept, which may have run somewhere.
 * @returns undefined where one of them is damaged.
 */
export function bothHistories(
  texts: { base: string; kept: string; other: string },
  merge: MergeData,
): BothHistories | undefined {
  const [base, kept, other] = [texts.base, texts.kept, texts.other].map(readHistory);
  if (!base || !kept || !other) return undefined;
  const anew: { service: string; name: string }[] = [];
  const services = new Map(kept.services);
  for (const [service, theirs] of other.services) {
    const [was, ours] = [base.services.get(service), kept.services.get(service)];
    const one = ours && joined(was, ours, theirs, merge);
    if (one || !ours) services.set(service, one ?? theirs);
    else {
      const known = new Set(ours.migrations.map(({ name }) => name));
      for (const { name } of theirs.migrations) if (!known.has(name)) anew.push({ service, name });
    }
  }
  return { text: historyText({ services }), anew };
}

/** Did both change, rename or drop the same table? What one of them does there would not run behind the other's. */
function isOneTable(base: ServiceHistory, kept: ServiceHistory, other: ServiceHistory): boolean {
  const [was, one, two] = [base, kept, other].map(
    ({ tables }) => new Map(tables.map((table) => [table.name, table])),
  ) as unknown as [Tables, Tables, Tables];
  return [...new Set([...was.keys(), ...one.keys(), ...two.keys()])].some((name) => {
    const [b, k, o] = [was.get(name), one.get(name), two.get(name)];
    return [
      [b, k],
      [b, o],
      [k, o],
    ].every(([a, c]) => !isDeepStrictEqual(a, c));
  });
}

type Tables = ReadonlyMap<string, Table>;

function joined(
  base: ServiceHistory | undefined,
  kept: ServiceHistory,
  other: ServiceHistory,
  merge: MergeData,
): ServiceHistory | undefined {
  if (isDeepStrictEqual(kept, other) || isDeepStrictEqual(base, other)) return kept;
  if (isDeepStrictEqual(base, kept)) return other;
  const names = new Map(kept.migrations.map((one) => [one.name, one]));
  const isOther = (one: WrittenMigration) =>
    names.has(one.name) && !isDeepStrictEqual(names.get(one.name), one);
  if (!base || other.migrations.some(isOther) || isOneTable(base, kept, other)) return undefined;
  const merged = merge(base, kept, other) as ServiceHistory | undefined;
  return (
    merged && {
      ...merged,
      migrations: merged.migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    }
  );
}
