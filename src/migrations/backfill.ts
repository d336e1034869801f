import { cased, defaultOf, problemAt, shown, unseenIn } from "../blueprint/index.ts";
import type { Blueprint, Field, JsonValue } from "../blueprint/types.ts";
import type { Problem } from "../problem.ts";
import type { Column, ColumnType, Table } from "./types.ts";

/** What rows that are there get in a field: `path` is service, entity or value object, and field; the value as the language has it. */
export interface Backfill {
  path: readonly [service: string, owner: string, field: string];
  value: string;
}

/** One that was understood, for the tables of its service. */
export interface FieldFill extends Backfill {
  owner: string;
  json: JsonValue;
}

/** Types of which the language has no values. */
const WITHOUT: ReadonlySet<string> = new Set(["money", "list", "value"]);

/** Reads values by the types of their fields. */
export function readBackfills(
  all: readonly Backfill[],
  blueprint: Blueprint,
  at: { text: string; file: string },
): { fills: readonly FieldFill[]; problems: readonly Problem[] } {
  const fills: FieldFill[] = [];
  const problems: Problem[] = [];
  for (const one of all) {
    const [service, owner, name] = one.path;
    const refuse = (message: string, help: string) =>
      problems.push(problemAt(at, ["services", service], { code: "GP2407", message, help }));
    const field = fieldAt(blueprint, one);
    const checked = field && defaultOf(field.type, one.value);
    const unseen = unseenIn(one.value);
    if (unseen !== undefined)
      refuse(
        `For rows of ${shown(owner)}: ${shown(unseen)} is a character that cannot be seen`,
        "Take it out of the value.",
      );
    else if (!checked)
      refuse(
        `There is no field ${shown(one.path.join("."))} that rows could get a value in`,
        "Name a field of an entity or of a value object, as service.owner.field=value.",
      );
    else if ("value" in checked)
      fills.push({ ...one, owner: cased(owner).pascal, json: checked.value });
    else if (WITHOUT.has(field.type.kind))
      refuse(
        `${shown(name)} is a ${field.type.kind}, of which rows get the emptiest`,
        "Change the new migration before it runs, if another is meant.",
      );
    else refuse(`For rows of ${shown(owner)}: ${checked.wrong}`, checked.help);
  }
  return { fills, problems };
}

function fieldAt({ services }: Blueprint, { path }: Backfill): Field | undefined {
  const [service, owner, name] = path;
  const found = services.find((one) => cased(one.name).kebab === cased(service).kebab);
  const owners = [...(found?.entities ?? []), ...(found?.values ?? [])];
  const fields = owners.find((one) => cased(one.name).pascal === cased(owner).pascal)?.fields;
  return fields?.find((one) => one.name === name);
}

/** The tables with another value for rows that are there; the tables themselves do not remember it. */
export const withFills = (
  tables: readonly Table[],
  fills: readonly FieldFill[],
): readonly Table[] =>
  fills.length === 0
    ? tables
    : tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) => filledColumn(table, column, fills)),
      }));

function filledColumn({ entity }: Table, column: Column, fills: readonly FieldFill[]): Column {
  const type = filledType(column.type, fills);
  const own = fills.find(({ owner, path }) => owner === entity && path[2] === column.field);
  if (!own || column.unique) return { ...column, type };
  const isText = typeof own.json === "string" && type.kind !== "json";
  return { ...column, type, fill: isText ? String(own.json) : JSON.stringify(own.json) };
}

function filledType(type: ColumnType, fills: readonly FieldFill[]): ColumnType {
  if (type.of) return { ...type, of: filledType(type.of, fills) };
  if (!type.members) return type;
  const members = type.members.map((member) => {
    const own = fills.find(({ owner, path }) => owner === type.value && path[2] === member.name);
    const inside = { ...member, type: filledType(member.type, fills) };
    return own ? { ...inside, fill: JSON.stringify(own.json) } : inside;
  });
  return { ...type, members };
}
