import type { TypeKind } from "../model/types.ts";

/** A column's type, as far as its table keeps it. `currency` is the second column of money. */
export interface ColumnType {
  kind: TypeKind | "currency";
  maxLength?: number;
  /** An int that does not fit 32 bits. */
  big?: boolean;
  digits?: number;
  scale?: number;
  /** Of an enum. */
  values?: readonly string[];
  /** Of a list. */
  of?: ColumnType;
  /** Of a value object. */
  members?: readonly Member[];
  /** Its name. */
  value?: string;
}

/** A field of a value object, which is stored as a part of a document. */
export interface Member {
  name: string;
  type: ColumnType;
  required: boolean;
  /** What documents get that are without it, as JSON. */
  fill: string;
}

export interface Column {
  name: string;
  /** Where it comes from in the blueprint: a field or a relation. */
  field: string;
  type: ColumnType;
  required: boolean;
  /** Name of the constraint that keeps it unique. */
  unique: string | null;
  references: { table: string; cascade: boolean } | null;
  /** What rows get that were there before it: its default, or its type's emptiest value; null: nothing fits all rows. */
  fill: Fill | null;
}

/** A text that the database reads as a value of the column's type, or the time at which the row is made. */
export type Fill = string | { server: "now" };

/** Where things are found beside their keys; `newest`: the newest first, by `created_at` and `id`. */
export interface Index {
  columns: readonly string[];
  newest: boolean;
}

export interface Table {
  name: string;
  /** The entity that it keeps, or whose relation. */
  entity: string;
  key: readonly string[];
  columns: readonly Column[];
  indexes: readonly Index[];
}

/**
 * What got another name between two blueprints. `path`: by names in the old one, `[service, entity, field]` as far as it goes;
 * `to`: the last of them in the new one.
 */
export interface Rename {
  kind: "service" | "entity" | "field" | "event" | "operation" | "value" | "role";
  path: readonly string[];
  to: string;
}

/** Names before → names after, of the tables of one service and their columns (by the table's name before). */
export interface TableRenames {
  tables: ReadonlyMap<string, string>;
  columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
  members: MemberRenames;
}

/** Of fields of value objects, by the value object's name before. */
export type MemberRenames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What each document at a path gets where it lacks it; `*` in a path: each item of a list. */
export interface Given {
  path: readonly string[];
  name: string;
  /** The other name under which it is there. */
  from: string | null;
  /** As JSON. */
  fill: string | null;
}

/** What each document at a path loses. */
export type Taken = Pick<Given, "path" | "name">;

interface Documents {
  table: string;
  column: string;
  /** Name of a trigger, and its function. */
  trigger: string;
  /** Name of the function by which both do it. */
  helper: string;
}

/** One step of a change. Each prints as statements of its own. */
export type Operation =
  | {
      kind: "createTable";
      table: string;
      columns: readonly Column[];
      key: readonly string[];
      /** The file that may have made it already. */
      by: string | null;
    }
  | { kind: "createIndex"; table: string; index: Index }
  | { kind: "addForeignKey"; table: string; name: string; column: Column; checked: boolean }
  | { kind: "addColumn"; table: string; column: Column }
  | { kind: "adoptColumn"; table: string; column: Column; by: string }
  | {
      kind: "retype";
      table: string;
      column: Column;
      rewrites: boolean;
      /** Values that do not fit are cut. */
      cuts: boolean;
    }
  | { kind: "dropConstraint"; table: string; name: string; perhaps?: boolean }
  | { kind: "renameConstraint"; table: string; name: string; to: string }
  | {
      kind: "addCheck";
      table: string;
      name: string;
      column: string;
      values: readonly string[];
      checked: boolean;
    }
  | { kind: "dropNotNull" | "dropDefault"; table: string; column: string }
  | { kind: "setDefault"; table: string; column: string; fill: Fill }
  | {
      kind: "copyColumn";
      table: string;
      from: string;
      column: Column;
      trigger: string;
      fill: Fill | null;
    }
  | { kind: "fillColumn"; table: string; column: string; trigger: string; fill: Fill }
  | {
      kind: "renameTable";
      table: string;
      from: string;
      columns: readonly { from: string; to: string }[];
      constraints: readonly { from: string; to: string }[];
      indexes: readonly { from: string; to: string }[];
    }
  | { kind: "refuseNulls"; table: string; column: string }
  | { kind: "copyRows"; table: string; from: string; column: Column }
  | { kind: "fillRows"; table: string; column: string; fill: Fill }
  | { kind: "require"; table: string; column: string; name: string }
  | { kind: "addIndex"; table: string; name: string; index: Index }
  | { kind: "addUnique"; table: string; name: string; column: string }
  | { kind: "addKeyIndex"; table: string; name: string; key: readonly string[] }
  | { kind: "addKey"; table: string; name: string; key: readonly string[]; constraint: string }
  | { kind: "validate"; table: string; name: string }
  | { kind: "dropTrigger"; table: string; trigger: string; columns: readonly string[] }
  | ({ kind: "keepMembers"; gives: readonly Given[] } & Documents)
  | { kind: "giveMembers"; table: string; column: string }
  | ({ kind: "takeMembers"; takes: readonly Taken[]; kept: boolean } & Documents)
  | { kind: "dropView"; table: string; view: string }
  | { kind: "dropColumn"; table: string; column: string }
  | { kind: "dropIndex"; table: string; name: string }
  | { kind: "remap"; table: string; column: string; values: readonly string[]; fill: Fill | null }
  | { kind: "setNotNull"; table: string; column: string }
  | { kind: "dropTable"; table: string };

/**
 * `expand` adds in one transaction and locks for a moment only; `steps` fills, checks and builds indexes beside the running
 * business; `contract` takes away what only the version before needs.
 */
export const PHASES = ["expand", "steps", "contract"] as const;
export type Phase = (typeof PHASES)[number];

/** Something that cannot be undone, or cannot be done. Where it stands is told by names of the blueprint after the change. */
export interface Finding {
  kind:
    | "table"
    | "column"
    | "members"
    | "narrowed"
    | "kept"
    | "values"
    | "incompatible"
    | "incompatible-inside"
    | "nothing-fits"
    | "name-taken"
    | "no-backfill";
  table: string;
  /** As the blueprint said them. */
  entity: string;
  field: string | null;
  /** For `values`: those that go; for `name-taken`: the name; for what is inside documents: where. */
  names?: readonly string[];
}

/** What leads from one state of a service's tables to another. */
export interface Difference {
  operations: Readonly<Record<Phase, readonly Operation[]>>;
  /** Loses data, in the contract phase. */
  losses: readonly Finding[];
  /** Cannot be done in this way. */
  refusals: readonly Finding[];
}
