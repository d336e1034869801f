import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely } from "kysely";

// oxlint-disable-next-line typescript/no-explicit-any -- any tables
type Afterwards = (db: Kysely<any>) => void;

const running = new AsyncLocalStorage<Afterwards[]>();

/** Runs `work` in the transaction that is open already, or else in one of its own. */
export async function inTransaction<T, R>(
  db: Kysely<T>,
  work: (tx: Kysely<T>) => Promise<R>,
): Promise<R> {
  if (db.isTransaction) return work(db);
  const afterwards: Afterwards[] = [];
  const result = await running.run(afterwards, () => db.transaction().execute(work));
  for (const one of afterwards) one(db);
  return result;
}

/** Has something done as soon as the transaction that `inTransaction` runs is committed. If the process dies in between, it is not done. */
export function afterCommit(work: Afterwards): void {
  running.getStore()?.push(work);
}
