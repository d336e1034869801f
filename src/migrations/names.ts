const LONGEST = 63;

/**
 * The name that PostgreSQL gives to an index or a constraint by itself (`makeObjectName` in its indexcmds.c): the longer of
 * both parts is cut first. By it what an earlier migration made without a name is found again.
 */
export function objectName(table: string, columns: readonly string[], label: string): string {
  const second = columns.join("_").slice(0, LONGEST);
  const room = LONGEST - label.length - (second === "" ? 1 : 2);
  let [one, other] = [table.length, second.length];
  while (one + other > room) {
    if (one > other) one--;
    else other--;
  }
  return [table.slice(0, one), second.slice(0, other), label]
    .filter((part) => part !== "")
    .join("_");
}

export const checkName = (table: string, column: string): string =>
  objectName(table, [column], "check");

export const foreignKeyName = (table: string, column: string): string =>
  objectName(table, [column], "fkey");

export const indexName = (
  table: string,
  { columns, newest }: { columns: readonly string[]; newest: boolean },
): string => objectName(table, newest ? [...columns, "created_at", "id"] : columns, "idx");

export const triggerName = (table: string, column: string): string =>
  objectName(table, [column], "kept");

/** Of what keeps documents of a column as both versions want them. */
export const shapedName = (table: string, column: string): string =>
  objectName(table, [column], "shaped");

/** Of the function by which it does that. */
export const filledName = (table: string, column: string): string =>
  objectName(table, [column], "filled");

/** Stands only while a column becomes `not null`. */
export const presentName = (table: string, column: string): string =>
  objectName(table, [column], "present");
