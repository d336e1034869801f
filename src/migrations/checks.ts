import type { Changes } from "./changes.ts";
import { checkName } from "./names.ts";
import type { Column } from "./types.ts";

interface Place {
  table: string;
  entity: string;
  /** The column stands beside its successor until the contract phase. */
  copied: boolean;
}

/** New rows obey at once; those that are there are looked at beside the running business. */
export function addCheck(
  changes: Changes,
  table: string,
  column: string,
  values: readonly string[],
): void {
  const name = checkName(table, column);
  changes.expand({ kind: "addCheck", table, name, column, values, checked: false });
  changes.steps({ kind: "validate", table, name });
}

/**
 * The values that a column may have. While both versions run it may have those of both; what goes is turned into another value in
 * the contract phase.
 */
export function changeValues(
  changes: Changes,
  { table, entity, copied }: Place,
  before: Column,
  after: Column,
): void {
  const [had, has] = [before.type.values, after.type.values];
  const between = had && has ? together(had, has) : undefined;
  const standing = copied ? before.name : after.name;
  if (had && !same(had, between)) {
    changes.expand({ kind: "dropConstraint", table, name: checkName(table, standing) });
    if (between) addCheck(changes, table, standing, between);
  }
  if (between && copied) addCheck(changes, table, after.name, between);
  if (!has || same(has, between)) return;
  const name = checkName(table, after.name);
  const column = after.name;
  const fill = after.required ? after.fill : null;
  changes.contract({ kind: "remap", table, column, values: has, fill });
  if (between) changes.contract({ kind: "dropConstraint", table, name });
  changes.contract({ kind: "addCheck", table, name, column, values: has, checked: true });
  const names = had?.filter((value) => !has.includes(value));
  changes.lose({ kind: "values", table, entity, field: after.field, ...(names && { names }) });
}

/** Those of both; the new ones as they stand where none goes. */
const together = (had: readonly string[], has: readonly string[]): readonly string[] => [
  ...has,
  ...had.filter((value) => !has.includes(value)),
];

const same = (one: readonly string[], other: readonly string[] | undefined): boolean =>
  one.join("|") === other?.join("|");
