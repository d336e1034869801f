export {
  HISTORY_FILE,
  historyText,
  readHistory,
  type History,
  type ServiceHistory,
  type WrittenMigration,
} from "./history.ts";
export { bothHistories, type BothHistories } from "./both-histories.ts";
export { readBackfills, type Backfill, type FieldFill } from "./backfill.ts";
export { nextMigrations, noBackfill, type NextMigration, type NextMigrations } from "./next.ts";
export type { StandingMigration } from "./made.ts";
export { migrationModel, type MigrationModel } from "./printed.ts";
export { damagedHistory, findingProblem, isLoss } from "./problems.ts";
export { tableRenames } from "./renames.ts";
export { nameBefore, schemasOf } from "./schemas.ts";
export { tablesOf } from "./tables.ts";
export type * from "./types.ts";
