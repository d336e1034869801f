import type { EntityModel, FieldModel, ServiceModel, TypeModel } from "../model/types.ts";
import { fillOf, memberFill } from "./fill.ts";
import type { Column, ColumnType, Index, Table } from "./types.ts";

/** The tables of a service's entities and of their sets of references, in the order in which a new database gets them. */
export const tablesOf = ({ entities }: ServiceModel): Table[] =>
  entities.flatMap((entity) => [
    entityTable(entity),
    ...entity.sets.map((set) => joinTable(entity, set)),
  ]);

function entityTable(entity: EntityModel): Table {
  const paged: Index[] = entity.needs.paged ? [{ columns: [], newest: true }] : [];
  return {
    name: entity.table,
    entity: entity.name.pascal,
    key: ["id"],
    columns: entity.columnFields.flatMap(columnsOf),
    indexes: [
      ...paged,
      ...entity.references.map(({ column }) => ({ columns: [column], newest: true })),
    ],
  };
}

function columnsOf(field: FieldModel): Column[] {
  const { reference } = field;
  const own: Column = {
    name: field.column,
    field: reference ? reference.relation : field.name,
    type: typeOf(field.type),
    required: field.required,
    unique: field.isUnique ? field.constraint : null,
    references: reference && { table: reference.target.table, cascade: reference.cascade },
    fill: fillOf(field),
  };
  if (!field.moneyColumns) return [own];
  const { amount, currency } = field.moneyColumns;
  return [
    { ...own, name: amount, type: { kind: "int", big: true }, fill: "0" },
    { ...own, name: currency, type: { kind: "currency" }, fill: "EUR" },
  ];
}

function typeOf(type: TypeModel): ColumnType {
  switch (type.kind) {
    case "string":
      return { kind: "string", maxLength: type.maxLength! };
    case "int":
      return { kind: "int", big: type.big };
    case "decimal":
      return { kind: "decimal", digits: type.digits!, scale: type.scale! };
    case "enum":
      return { kind: "enum", values: type.values };
    case "list":
      return { kind: "list", of: typeOf(type.of!) };
    case "value":
      return {
        kind: "value",
        value: type.value!.name.pascal,
        members: type.value!.fields.map((field) => ({
          name: field.name,
          type: typeOf(field.type),
          required: field.required,
          fill: memberFill(field),
        })),
      };
    default:
      return { kind: type.kind };
  }
}

function joinTable(entity: EntityModel, set: FieldModel): Table {
  const { joinTable: name, ownColumn, targetColumn, target, relation } = set.reference!;
  const column = (columnName: string, table: string): Column => ({
    name: columnName,
    field: relation,
    type: { kind: "uuid" },
    required: true,
    unique: null,
    references: { table, cascade: true },
    fill: null,
  });
  const [own, other] = [ownColumn!, targetColumn!];
  return {
    name: name!,
    entity: entity.name.pascal,
    key: [own, other],
    columns: [column(own, entity.table), column(other, target.table)],
    indexes: [{ columns: [other], newest: false }],
  };
}
