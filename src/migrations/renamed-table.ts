import type { Changes } from "./changes.ts";
import { checkName, foreignKeyName, indexName, objectName } from "./names.ts";
import type { Column, Index, Table } from "./types.ts";

interface Names {
  from: string;
  to: string;
}

/**
 * The table itself gets the new name, and the old name becomes a view of it, through which the version before reads and writes as
 * it did; in the contract phase the view goes.
 */
export function renameTable(
  changes: Changes,
  was: Table,
  table: Table,
  pairs: readonly { before: Column; after: Column }[],
): void {
  const columnNames = new Map(pairs.map(({ before, after }) => [before.name, after.name]));
  const renamed = (name: string): string => columnNames.get(name) ?? name;
  const changed = (all: readonly Names[]): Names[] => all.filter(({ from, to }) => from !== to);
  changes.expand({
    kind: "renameTable",
    table: table.name,
    from: was.name,
    columns: changed(was.columns.map(({ name }) => ({ from: name, to: renamed(name) }))),
    constraints: changed([
      { from: objectName(was.name, [], "pkey"), to: objectName(table.name, [], "pkey") },
      ...pairs.flatMap((pair) => constraintsOf(was, table, pair)),
    ]),
    indexes: changed(
      was.indexes.flatMap((index) => {
        const own: Index = { ...index, columns: index.columns.map(renamed) };
        const stays = table.indexes.some((one) => sameIndex(one, own));
        return stays ? [{ from: indexName(was.name, index), to: indexName(table.name, own) }] : [];
      }),
    ),
  });
  changes.contract({ kind: "dropView", table: table.name, view: was.name });
}

export const sameIndex = (one: Index, other: Index): boolean =>
  one.newest === other.newest && one.columns.join() === other.columns.join();

/** What names follow from those of the table and the column; what both sides have keeps the name that the new model gives it. */
function constraintsOf(
  was: Table,
  table: Table,
  { before, after }: { before: Column; after: Column },
): Names[] {
  const named = (name: typeof checkName): Names => ({
    from: name(was.name, before.name),
    to: name(table.name, after.name),
  });
  return [
    ...(before.unique && after.unique ? [{ from: before.unique, to: after.unique }] : []),
    ...(before.type.values ? [named(checkName)] : []),
    ...(before.references ? [named(foreignKeyName)] : []),
  ];
}
