import type { Changes } from "./changes.ts";
import { addCheck, changeValues } from "./checks.ts";
import { typeChange } from "./column-types.ts";
import { changeDocuments } from "./documents.ts";
import { checkName, foreignKeyName, presentName, triggerName } from "./names.ts";
import type { Made } from "./made.ts";
import type { Column, Finding, MemberRenames } from "./types.ts";

/** The table of a column that changes. */
export interface Place {
  /** After the change. */
  table: string;
  tableBefore: string;
  entity: string;
  /** The table itself got another name: then a view keeps the old names, and no column is copied. */
  moved: boolean;
  /** Of any table. */
  nameAfter(table: string): string;
  made: Made;
  members: MemberRenames;
}

const finding = (kind: Finding["kind"], { table, entity }: Place, { field }: Column): Finding => ({
  kind,
  table,
  entity,
  field,
});

export function addColumn(changes: Changes, place: Place, column: Column): void {
  const { table, tableBefore, made } = place;
  const by = made.column([table, tableBefore], column.name);
  if (by !== undefined) return adoptColumn(changes, table, column, { by });
  if (column.required && column.fill === null)
    return changes.refuse(finding("nothing-fits", place, column));
  changes.expand({ kind: "addColumn", table, column });
  if (column.required) changes.contract({ kind: "dropDefault", table, column: column.name });
  if (column.type.values) addCheck(changes, table, column.name, column.type.values);
  addLinks(changes, table, column);
}

/** It may be there already, with whatever type and rows: from here on it is what the model says, or the migration fails. */
export function adoptColumn(
  changes: Changes,
  table: string,
  column: Column,
  { by, isKey = false }: { by: string; isKey?: boolean },
): void {
  const { name, type, references, required } = column;
  const perhaps = true;
  changes.expand({ kind: "adoptColumn", table, column, by });
  if (required && !isKey) requireColumn(changes, table, column);
  if (type.values) {
    changes.expand({ kind: "dropConstraint", table, name: checkName(table, name), perhaps });
    addCheck(changes, table, name, type.values);
  }
  if (references)
    changes.expand({ kind: "dropConstraint", table, name: foreignKeyName(table, name), perhaps });
  addLinks(changes, table, column);
}

/** The version before still reads it: what is new gets the emptiest value, or none. */
export function dropColumn(changes: Changes, place: Place, column: Column): void {
  const { table, tableBefore } = place;
  const { name, fill } = column;
  if (column.required && fill !== null)
    changes.expand({ kind: "setDefault", table, column: name, fill });
  else if (column.required) changes.expand({ kind: "dropNotNull", table, column: name });
  if (column.references)
    changes.expand({ kind: "dropConstraint", table, name: foreignKeyName(tableBefore, name) });
  changes.contract({ kind: "dropColumn", table, column: name });
  changes.lose(finding("column", place, column));
}

/** `after` may have another name than `before`: then both stand side by side until the contract phase. */
export function changeColumn(changes: Changes, place: Place, before: Column, after: Column): void {
  const { table, tableBefore } = place;
  const change = typeChange(before.type, after.type);
  if (change.incompatible) return changes.refuse(finding("incompatible", place, after));
  const copied = !place.moved && before.name !== after.name;
  const { rewrites, retypes } = change;
  if (retypes === "wider") {
    const column = { ...after, name: before.name };
    changes.expand({ kind: "retype", table: tableBefore, column, rewrites, cuts: false });
  }
  if (retypes === "narrower")
    changes.contract({ kind: "retype", table, column: after, rewrites, cuts: true });
  if (change.narrows && !after.type.values) changes.lose(finding("narrowed", place, after));
  changeValues(changes, { ...place, copied }, before, after);
  changeDocuments(changes, place, before, after);
  if (copied)
    copyColumn(changes, table, before, {
      ...after,
      type: retypes === "narrower" ? before.type : after.type,
    });
  else keepColumn(changes, place, before, after);
}

function keepColumn(changes: Changes, place: Place, before: Column, after: Column): void {
  const { table } = place;
  const column = after.name;
  if (before.required && !after.required) changes.expand({ kind: "dropNotNull", table, column });
  if (!before.required && after.required) requireColumn(changes, table, after);
  changeUnique(changes, place, before, after);
  changeReference(changes, place, before, after);
}

/** Of a column that may be empty until now. */
function requireColumn(changes: Changes, table: string, { name: column, fill }: Column): void {
  if (fill === null) {
    changes.expand({ kind: "refuseNulls", table, column });
    changes.contract({ kind: "setNotNull", table, column });
  } else {
    const trigger = triggerName(table, column);
    changes.expand({ kind: "fillColumn", table, column, trigger, fill });
    changes.steps({ kind: "fillRows", table, column, fill });
    changes.steps({ kind: "require", table, column, name: presentName(table, column) });
    changes.contract({ kind: "dropTrigger", table, trigger, columns: [column] });
  }
}

function changeUnique(changes: Changes, place: Place, before: Column, after: Column): void {
  const { table, moved } = place;
  if (before.unique && !after.unique)
    changes.expand({ kind: "dropConstraint", table, name: before.unique });
  if (!before.unique && after.unique)
    changes.steps({ kind: "addUnique", table, name: after.unique, column: after.name });
  if (before.unique && after.unique && before.unique !== after.unique && !moved)
    changes.expand({ kind: "renameConstraint", table, name: before.unique, to: after.unique });
}

function changeReference(changes: Changes, place: Place, before: Column, after: Column): void {
  const { table, nameAfter } = place;
  const [was, is] = [before.references, after.references];
  if (was && is && nameAfter(was.table) === is.table && was.cascade === is.cascade) return;
  if (was)
    changes.expand({ kind: "dropConstraint", table, name: foreignKeyName(table, after.name) });
  if (is) addForeignKey(changes, table, after);
}

function copyColumn(changes: Changes, table: string, before: Column, after: Column): void {
  const from = before.name;
  const trigger = triggerName(table, after.name);
  const becomesRequired = after.required && !before.required;
  const fill = becomesRequired ? after.fill : null;
  if (before.required && !after.required)
    changes.expand({ kind: "dropNotNull", table, column: from });
  if (becomesRequired && fill === null)
    changes.expand({ kind: "refuseNulls", table, column: from });
  changes.expand({ kind: "copyColumn", table, from, column: after, trigger, fill });
  changes.steps({ kind: "copyRows", table, from, column: after });
  if (after.required) {
    if (becomesRequired && fill === null)
      changes.contract({ kind: "setNotNull", table, column: after.name });
    else
      changes.steps({
        kind: "require",
        table,
        column: after.name,
        name: presentName(table, after.name),
      });
  }
  if (before.unique && !after.unique)
    changes.expand({ kind: "dropConstraint", table, name: before.unique });
  if (before.references)
    changes.expand({ kind: "dropConstraint", table, name: foreignKeyName(table, from) });
  addLinks(changes, table, after);
  changes.contract(
    { kind: "dropTrigger", table, trigger, columns: [from, after.name] },
    { kind: "dropColumn", table, column: from },
  );
}

function addLinks(changes: Changes, table: string, column: Column): void {
  if (column.unique)
    changes.steps({ kind: "addUnique", table, name: column.unique, column: column.name });
  if (column.references) addForeignKey(changes, table, column);
}

function addForeignKey(changes: Changes, table: string, column: Column): void {
  const name = foreignKeyName(table, column.name);
  changes.expand({ kind: "addForeignKey", table, name, column, checked: false });
  changes.steps({ kind: "validate", table, name });
}
