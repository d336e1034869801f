import { Changes } from "./changes.ts";
import { addColumn, adoptColumn, changeColumn, dropColumn, type Place } from "./columns.ts";
import type { Made } from "./made.ts";
import { foreignKeyName, indexName, objectName } from "./names.ts";
import { renameTable, sameIndex } from "./renamed-table.ts";
import type { Column, Difference, Table, TableRenames } from "./types.ts";

const NO_RENAMES: TableRenames = {
  tables: new Map(),
  columns: new Map(),
  members: new Map(),
};
const NOTHING: Made = { table: () => undefined, column: () => undefined };

/**
 * What leads from the tables of a service as they were to those that its model wants, in three phases, so that the version before
 * and the new one can work side by side between the first and the last ("expand and contract", or "parallel change"). Pure.
 */
export function difference(
  before: readonly Table[],
  after: readonly Table[],
  renames: TableRenames = NO_RENAMES,
  made: Made = NOTHING,
): Difference {
  const changes = new Changes();
  const nameAfter = (name: string): string => renames.tables.get(name) ?? name;
  const kept = new Set<string>();
  for (const table of after) {
    const was = before.find(({ name }) => nameAfter(name) === table.name);
    if (was) {
      kept.add(was.name);
      changeTable(changes, was, table, renames, made);
    } else if (renames.tables.has(table.name)) {
      changes.refuse({ kind: "name-taken", ...about(table), field: null, names: [table.name] });
    } else createTable(changes, table, made.table(table.name));
  }
  for (const table of before) if (!kept.has(table.name)) dropTable(changes, table);
  return changes.done();
}

const about = ({ name, entity }: Table) => ({ table: name, entity });

function createTable(changes: Changes, own: Table, by: string | undefined): void {
  const { name: table, columns, key, indexes } = own;
  changes.expand({ kind: "createTable", table, columns, key, by: by ?? null });
  if (by !== undefined) return adoptTable(changes, own, by);
  for (const index of indexes) changes.expand({ kind: "createIndex", table, index });
  for (const column of columns)
    if (column.references) {
      const name = foreignKeyName(table, column.name);
      changes.expand({ kind: "addForeignKey", table, name, column, checked: true });
    }
}

function adoptTable(changes: Changes, own: Table, by: string): void {
  const { name: table, columns, key, indexes } = own;
  for (const column of columns)
    adoptColumn(changes, table, column, { by, isKey: key.includes(column.name) });
  for (const index of indexes)
    changes.steps({ kind: "addIndex", table, name: indexName(table, index), index });
}

function dropTable(changes: Changes, table: Table): void {
  for (const { name, references } of table.columns)
    if (references)
      changes.expand({
        kind: "dropConstraint",
        table: table.name,
        name: foreignKeyName(table.name, name),
      });
  changes.contract({ kind: "dropTable", table: table.name });
  const joins = table.key.length > 1;
  const field = joins ? (table.columns[0]?.field ?? null) : null;
  changes.lose({ kind: joins ? "column" : "table", ...about(table), field });
}

function changeTable(
  changes: Changes,
  was: Table,
  table: Table,
  renames: TableRenames,
  made: Made,
): void {
  const moved = was.name !== table.name;
  const names = renames.columns.get(was.name) ?? new Map<string, string>();
  const successor = (column: Column) => {
    const name = names.get(column.name) ?? column.name;
    return table.columns.find((one) => one.name === name);
  };
  const pairs = was.columns.flatMap((before) => {
    const column = successor(before);
    return column ? [{ before, after: column }] : [];
  });
  if (moved) renameTable(changes, was, table, pairs);
  const place: Place = {
    table: table.name,
    tableBefore: was.name,
    entity: table.entity,
    moved,
    nameAfter: (name) => renames.tables.get(name) ?? name,
    made,
    members: renames.members,
  };
  for (const pair of pairs) changeColumn(changes, place, pair.before, pair.after);
  for (const column of was.columns) if (!successor(column)) dropColumn(changes, place, column);
  for (const column of table.columns) {
    if (pairs.some(({ after }) => after === column)) continue;
    if (!moved && names.has(column.name))
      changes.refuse({
        kind: "name-taken",
        ...about(table),
        field: column.field,
        names: [column.name],
      });
    else addColumn(changes, place, column);
  }
  if (!moved && was.key.join() !== table.key.join()) changeKey(changes, table);
  changeIndexes(changes, was, table, moved ? names : new Map());
}

/** A column of the key is copied: the old key goes with the old column, and an index that was built before takes its place. */
function changeKey(changes: Changes, { name: table, key }: Table): void {
  const name = objectName(table, key, "key");
  changes.steps({ kind: "addKeyIndex", table, name, key });
  const constraint = objectName(table, [], "pkey");
  changes.contract({ kind: "addKey", table, name, key, constraint });
}

/** An index of a column that is copied or dropped goes with it. */
function changeIndexes(
  changes: Changes,
  was: Table,
  { name: table, columns, indexes }: Table,
  names: ReadonlyMap<string, string>,
): void {
  const before = was.indexes.map((index) => ({
    ...index,
    columns: index.columns.map((name) => names.get(name) ?? name),
    name: indexName(was.name, index),
  }));
  for (const index of indexes)
    if (!before.some((one) => sameIndex(one, index)))
      changes.steps({ kind: "addIndex", table, name: indexName(table, index), index });
  for (const index of before) {
    if (indexes.some((one) => sameIndex(one, index))) continue;
    const stays = index.columns.every((name) => columns.some((one) => one.name === name));
    if (stays) changes.contract({ kind: "dropIndex", table, name: index.name });
  }
}
