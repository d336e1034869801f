import { emptyType } from "../model/field-types.ts";
import type { TypeModel } from "../model/types.ts";
import { ORDER } from "./changes.ts";
import {
  PHASES,
  type Column,
  type ColumnType,
  type Fill,
  type Index,
  type Operation,
  type Phase,
  type Taken,
} from "./types.ts";

/** A migration as templates see it. */
export interface MigrationModel {
  /** Whose tables a new database gets: a service, or none. */
  first: readonly object[];
  /** Whose features' own statements are asked for, and nothing else: a service, or none. */
  brought: readonly object[];
  is: Readonly<Record<Phase, boolean>>;
  /** Names of files that must have run before. */
  needs: readonly string[];
  operations: readonly object[];
}

export const migrationModel = ({
  phase,
  first = [],
  brought = [],
  needs = [],
  operations = [],
}: Partial<Omit<MigrationModel, "is" | "operations">> & {
  phase?: Phase;
  operations?: readonly Operation[];
}): MigrationModel => ({
  first,
  brought,
  is: flags(PHASES, phase),
  needs,
  operations: operations.map(printed),
});

const KINDS = [...new Set(PHASES.flatMap((phase) => ORDER[phase]))];

const flags = <K extends string>(all: readonly K[], one: K | undefined) =>
  Object.fromEntries(all.map((name) => [name, name === one])) as Record<K, boolean>;

/** An operation with a flag that is called after its kind; its columns with all that their types say, in a list. */
function printed(operation: Operation): object {
  const own = {
    perhaps: false,
    ...operation,
    ...filled("fill" in operation ? operation.fill : null),
  };
  const is = flags(KINDS, operation.kind);
  if (operation.kind === "createTable")
    return { ...own, is, columns: operation.columns.map(printedColumn) };
  if ("index" in operation) return { ...own, is, on: printedIndex(operation.index) };
  if (operation.kind === "keepMembers")
    return { ...own, is, gives: operation.gives.map(printedMember) };
  if (operation.kind === "takeMembers")
    return { ...own, is, takes: operation.takes.map(printedMember) };
  const { column } = operation as { column?: Column | string };
  return typeof column === "object"
    ? { ...own, is, columns: [printedColumn(column)] }
    : { ...own, is };
}

/** A path as PostgreSQL reads an array of texts. */
const printedMember = <M extends Taken>({ path, ...rest }: M) => ({
  ...rest,
  path: `{${path.join(",")}}`,
});

const printedColumn = (column: Column) => ({
  ...column,
  ...filled(column.fill),
  type: typeModelOf(column.type),
  isCurrency: column.type.kind === "currency",
});

const filled = (fill: Fill | null) => ({
  hasFill: fill !== null,
  fillsNow: typeof fill === "object" && fill !== null,
  fill: typeof fill === "string" ? fill : "",
});

/** The columns of an index with their directions. */
const printedIndex = ({ columns, newest }: Index) => [
  ...columns.map((name) => ({ name, descending: false })),
  ...(newest ? ["created_at", "id"].map((name) => ({ name, descending: true })) : []),
];

function typeModelOf({ kind, maxLength, big, digits, scale, values }: ColumnType): TypeModel {
  const type = emptyType(kind === "currency" ? "string" : kind);
  return {
    ...type,
    maxLength: maxLength ?? null,
    big: big ?? false,
    digits: digits ?? null,
    scale: scale ?? null,
    values: values ?? [],
  };
}
