import { HOME } from "../own-files.ts";
import type { Table } from "./types.ts";

/** Where it stands in a repo. */
export const HISTORY_FILE = `${HOME}/migrations.json`;

/** What became of the tables of each service until now: of those that are no longer in the blueprint, too. */
export interface History {
  services: ReadonlyMap<string, ServiceHistory>;
}

export interface ServiceHistory {
  /** A service keeps the schema that it was born with, whatever it is called later. */
  schema: string;
  tables: readonly Table[];
  /** The statements that features brought, in their order. */
  brought: readonly string[];
  /** In the order in which they run. */
  migrations: readonly WrittenMigration[];
}

export interface WrittenMigration {
  /** Name of its file. */
  name: string;
  /** As groundplan wrote it; what stands on disk may have been changed before it ran, and is what counts. */
  sql: string;
  /** Of one that takes something away: what a later one must not meet before this one has run. */
  touches?: readonly string[];
}

/** The history as text, one line for each column and each migration, so that a change is seen as one. */
export function historyText({ services }: History): string {
  const named = [...services].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const texts = named.map(
    ([name, service]) => `    ${JSON.stringify(name)}: ${serviceText(service)}`,
  );
  return `{\n  "services": {\n${texts.join(",\n")}\n  }\n}\n`;
}

const serviceText = ({ schema, tables, brought, migrations }: ServiceHistory): string =>
  `{
      "schema": ${JSON.stringify(schema)},
      "tables": ${list(tables.map(tableText), 6)},
      "brought": ${list(
        brought.map((one) => JSON.stringify(one)),
        6,
      )},
      "migrations": ${list(
        migrations.map((one) => JSON.stringify(one)),
        6,
      )}
    }`;

function tableText({ columns, ...rest }: Table): string {
  const own = JSON.stringify(rest).slice(0, -1);
  return `${own},"columns":${list(
    columns.map((one) => JSON.stringify(one)),
    8,
  )}}`;
}

function list(items: readonly string[], margin: number): string {
  if (items.length === 0) return "[]";
  const space = " ".repeat(margin);
  return `[\n${items.map((one) => `${space}  ${one}`).join(",\n")}\n${space}]`;
}

/** Reads what `historyText` wrote; undefined: it is damaged. */
export function readHistory(text: string): History | undefined {
  try {
    const { services } = JSON.parse(text) as { services: Record<string, ServiceHistory> };
    const entries = Object.entries(services);
    return entries.every(([, one]) => isSound(one)) ? { services: new Map(entries) } : undefined;
  } catch {
    return undefined;
  }
}

function isSound({ schema, tables, brought, migrations }: ServiceHistory): boolean {
  const texts = (all: readonly unknown[]) => all.every((one) => typeof one === "string");
  return (
    texts([schema, ...brought]) &&
    tables.every(
      ({ name, entity, key, columns, indexes }) =>
        texts([name, entity, ...key]) &&
        columns.every((column) => texts([column.name, column.field, column.type.kind])) &&
        indexes.every((index) => texts(index.columns)),
    ) &&
    migrations.every(({ name, sql }) => /^\d{4}[\w.-]*\.sql$/.test(name) && texts([sql]))
  );
}
