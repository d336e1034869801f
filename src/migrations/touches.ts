import type { Operation } from "./types.ts";

/** Parts of a schema that an operation is about, as `table`, `table.column`, `table#index` or `table.*view`. */
export function touches(operation: Operation): string[] {
  const { table, kind } = operation;
  const of = (...columns: readonly string[]) => columns.map((name) => `${table}.${name}`);
  switch (kind) {
    case "createTable":
    case "dropTable":
      return [table];
    case "renameTable":
      return [table, operation.from];
    case "dropView":
      // a view holds on to the types of its table's columns
      return [operation.view, `${table}.*view`];
    case "retype":
      return [...of(operation.column.name), `${table}.*view`];
    case "addKeyIndex":
    case "addKey":
      return of(...operation.key);
    case "copyColumn":
    case "copyRows":
      return of(operation.from, operation.column.name);
    case "giveMembers":
      return of(operation.column);
    case "dropTrigger":
      return of(...operation.columns);
    case "addColumn":
    case "adoptColumn":
    case "addForeignKey":
      return of(operation.column.name);
    case "addIndex":
    case "dropIndex":
      return [`${table}#${operation.name}`];
    case "createIndex":
    case "dropConstraint":
    case "renameConstraint":
    case "validate":
      return [];
    default:
      return of(operation.column);
  }
}

/** Do two lists of parts have something in common? A whole table has something in common with all that is in it. */
export const overlap = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.some((other) => within(one, other) || within(other, one)));

const within = (part: string, whole: string): boolean =>
  part === whole || part.startsWith(`${whole}.`) || part.startsWith(`${whole}#`);
