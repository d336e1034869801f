import { withFills, type FieldFill } from "./backfill.ts";
import { difference } from "./difference.ts";
import type { ServiceHistory, WrittenMigration } from "./history.ts";
import { madeBy, type StandingMigration } from "./made.ts";
import { overlap, touches } from "./touches.ts";
import {
  PHASES,
  type Difference,
  type Finding,
  type Operation,
  type Phase,
  type Table,
  type TableRenames,
} from "./types.ts";

/** A migration that is to be written. */
export interface NextMigration {
  /** Name of its file. */
  name: string;
  phase: Phase;
  operations: readonly Operation[];
  /** Files that must have run before it, if nobody knows whether they have. */
  needs: readonly string[];
  touches: readonly string[];
  /** Statements that features bring, beside its own. */
  brought: readonly string[];
}

export interface NextMigrations extends Pick<Difference, "losses" | "refusals"> {
  migrations: readonly NextMigration[];
}

const ENDS: Readonly<Record<Phase, string>> = {
  expand: ".sql",
  steps: ".steps.sql",
  contract: ".contract.sql",
};

/**
 * The migrations that a service needs beyond those that it has. Nobody knows here which of them have run where. So what is added
 * builds on nothing that a contract migration takes away, or it names that one as needed.
 * @param known `standing`: all files among its migrations, those that others wrote too; `fills`: what rows get that are there
 */
export function nextMigrations(
  history: ServiceHistory,
  tables: readonly Table[],
  brought: readonly string[],
  renames: TableRenames,
  {
    standing = [],
    fills = [],
  }: { standing?: readonly StandingMigration[]; fills?: readonly FieldFill[] } = {},
): NextMigrations {
  const { tables: before, migrations, brought: has } = history;
  const made = madeBy(standing, history);
  const to = (some: readonly FieldFill[]) =>
    difference(before, withFills(tables, some), renames, made);
  const { operations, losses, refusals } = to(fills);
  const more = brought.filter((one) => !has.includes(one));
  const names = [...migrations.map(({ name }) => name), ...standing.map(({ name }) => name)];
  let number = Math.max(0, ...names.map((name) => Number(/^\d+/.exec(name)?.[0] ?? 0)));
  const label = labelOf(PHASES.flatMap((phase) => operations[phase]));
  const next = PHASES.flatMap((phase): NextMigration[] => {
    const own = operations[phase];
    const statements = phase === "expand" ? more : [];
    if (own.length === 0 && statements.length === 0) return [];
    const touched = [...new Set(own.flatMap(touches))];
    return [
      {
        name: `${String(++number).padStart(4, "0")}-${label}${ENDS[phase]}`,
        phase,
        operations: own,
        needs: phase === "contract" ? [] : needed(migrations, touched),
        touches: phase === "contract" ? touched : [],
        brought: statements,
      },
    ];
  });
  const unneeded = fills.filter((one) => isSame(to([]), to([{ ...one, json: NEVER }])));
  return { migrations: next, losses, refusals: [...refusals, ...unneeded.map(noBackfill)] };
}

/** No value of any type. */
const NEVER = "\u0000";

const isSame = (one: Difference, other: Difference): boolean =>
  JSON.stringify(one.operations) === JSON.stringify(other.operations);

export const noBackfill = ({ owner, path }: FieldFill): Finding => ({
  kind: "no-backfill",
  table: "",
  entity: owner,
  field: path[2],
});

const needed = (migrations: readonly WrittenMigration[], touched: readonly string[]): string[] =>
  migrations.filter((one) => overlap(one.touches ?? [], touched)).map(({ name }) => name);

const LONGEST = 40;

/** What a migration is about: its table, or the first of them. */
function labelOf(operations: readonly Operation[]): string {
  const tables = [...new Set(operations.map(({ table }) => table))];
  const [first = "more"] = tables;
  const rest = tables.length > 1 ? `-and-${tables.length - 1}-more` : "";
  return first.slice(0, LONGEST).replaceAll("_", "-") + rest;
}
