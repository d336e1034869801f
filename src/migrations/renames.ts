import { cased } from "../blueprint/index.ts";
import type { Rename, Table, TableRenames } from "./types.ts";

/**
 * What renames in a blueprint mean for the tables of one service. A name is followed only where the old one was there, and the new
 * one is wanted: a rename that reaches no table means nothing.
 * @param service as it was called before
 */
export function tableRenames(
  service: string,
  before: readonly Table[],
  after: readonly Table[],
  renames: readonly Rename[],
): TableRenames {
  const own = renames.filter(({ path }) => cased(path[0]!).kebab === cased(service).kebab);
  const entities = new Map(
    own.flatMap(({ kind, path, to }) =>
      kind === "entity" ? [[cased(path[1]!).pascal, cased(to).pascal]] : [],
    ),
  );
  const fields = own.filter(({ kind }) => kind === "field");
  const columns = new Map<string, ReadonlyMap<string, string>>();
  const tables = new Map<string, string>();
  for (const table of before) {
    const entity = entities.get(table.entity) ?? table.entity;
    const names = new Map(
      fields.flatMap(({ path, to }) =>
        cased(path[1]!).pascal === table.entity ? [[path[2]!, to]] : [],
      ),
    );
    const next = after.find((one) => succeeds(one, table, entity, names));
    if (!next) continue;
    if (next.name !== table.name) tables.set(table.name, next.name);
    const pairs = table.columns.flatMap(({ name }) => {
      const to = columnAfter(name, next, names, entities);
      return to ? [[name, to] as const] : [];
    });
    if (pairs.length > 0) columns.set(table.name, new Map(pairs));
  }
  const owners = new Set(fields.map(({ path }) => cased(path[1]!).pascal));
  const members = new Map(
    Array.from(owners, (owner) => [
      owner,
      new Map(
        fields.flatMap(({ path, to }) =>
          cased(path[1]!).pascal === owner ? [[path[2]!, to]] : [],
        ),
      ),
    ]),
  );
  return { tables, columns, members };
}

/** The table of an entity follows the entity, a join table its relation too. */
function succeeds(
  next: Table,
  table: Table,
  entity: string,
  names: ReadonlyMap<string, string>,
): boolean {
  if (next.entity !== entity || next.key.length !== table.key.length) return false;
  if (table.key.length === 1) return true;
  const relation = table.columns[0]!.field;
  return next.columns[0]!.field === (names.get(relation) ?? relation);
}

/** The new name of a column that is no longer there, by the name of its field, or of an entity that it is called after. */
function columnAfter(
  name: string,
  next: Table,
  fields: ReadonlyMap<string, string>,
  entities: ReadonlyMap<string, string>,
): string | undefined {
  const wanted = (to: string) => next.columns.some((one) => one.name === to);
  for (const [from, to] of fields)
    for (const end of ["", "_id", "_amount", "_currency"])
      if (name === cased(from).snake + end && wanted(cased(to).snake + end))
        return cased(to).snake + end;
  if (wanted(name)) return undefined;
  for (const [from, to] of entities)
    for (const start of ["", "other_"])
      if (name === `${start}${cased(from).snake}_id` && wanted(`${start}${cased(to).snake}_id`))
        return `${start}${cased(to).snake}_id`;
  return undefined;
}
