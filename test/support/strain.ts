import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { ask } from "./http.ts";
import type { Stage } from "./story.ts";

/** Does something while orders are read, by so many at once. */
export async function underLoad<T>(
  stage: Stage,
  readers: number,
  work: () => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const token = stage.issuer.token({ roles: ["support-agent"] });
  const reader = async () => {
    while (!over.signal.aborted) {
      await ask(stage.orders, "GET /v1/orders", { token }).catch(() => {});
      await wait(10);
    }
  };
  const reading = Promise.all(Array.from({ length: readers }, reader));
  try {
    return await work();
  } finally {
    over.abort();
    await reading;
  }
}

/** Whoever wants to read or write this table waits until `work` is done. */
export async function locked<T>(stage: Stage, table: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(stage.postgres.url);
  await client.connect();
  try {
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    return await work();
  } finally {
    await client.end();
  }
}
