import type { ServiceHistory } from "./history.ts";

/** A migration as it stands in a repo, whoever wrote it. */
export interface StandingMigration {
  /** Name of its file. */
  name: string;
  /** Read only where a table changes. */
  text(): string;
}

/** What migrations of others' hands may have made already: the name of the file that speaks of it. */
export interface Made {
  table(name: string): string | undefined;
  /** @param tables the names that its table has, and had until now */
  column(tables: readonly string[], name: string): string | undefined;
}

interface Statement {
  file: string;
  /** The table that it creates. */
  creates: string | undefined;
  words: ReadonlySet<string>;
}

/**
 * Reads what groundplan did not write. SQL is looked at word by word, so that it may be taken to make what it only mentions: what
 * follows has to be right either way.
 */
export function madeBy(
  standing: readonly StandingMigration[],
  { tables, migrations }: Pick<ServiceHistory, "tables" | "migrations">,
): Made {
  let read: readonly Statement[] | undefined;
  const statements = () =>
    (read ??= standing.flatMap(({ name, text }) => {
      const written = migrations.find((one) => one.name === name)?.sql ?? "";
      const ours = new Set(statementsOf(written));
      return statementsOf(text()).flatMap((sql) => (ours.has(sql) ? [] : statement(name, sql)));
    }));
  const known = tables.map(({ name }) => name);
  return {
    table: (name) => statements().find(({ creates }) => creates === name)?.file,
    column: (names, column) =>
      statements().find(
        ({ words }) =>
          words.has(column) &&
          // one that names no table of now may mean it by a name that it had
          (names.some((name) => words.has(name)) || !known.some((name) => words.has(name))),
      )?.file,
  };
}

/** Without comments. */
const statementsOf = (sql: string): string[] =>
  sql
    .replaceAll(/--.*$/gm, "")
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .split(";")
    .map((one) => one.trim());

function statement(file: string, sql: string): Statement[] {
  if (!/\b(?:alter|create)\s+table\b/i.test(sql)) return [];
  const [, name = ""] = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([\w".$]+)/i.exec(sql) ?? [];
  return [{ file, creates: identifiers(name).at(-1), words: new Set(identifiers(sql)) }];
}

/** Names and words, as PostgreSQL reads them: quoted ones to the letter, others in lower case. */
const identifiers = (sql: string): string[] =>
  Array.from(sql.matchAll(/"([^"]+)"|[\w$]+/g), ([all, quoted]) => quoted ?? all.toLowerCase());
