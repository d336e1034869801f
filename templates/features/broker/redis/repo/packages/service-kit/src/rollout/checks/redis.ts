import { redisBroker } from "../../brokers/redis.ts";
import { createLog } from "../../log.ts";
import { asProgram, type Finding, finding } from "../finding.ts";

/** Does the server answer, new enough, with its append-only file, and without evicting what has no expiry? */
export async function checkRedis(url: string = process.env.REDIS_URL ?? ""): Promise<Finding> {
  const broker = redisBroker({ url, log: createLog("rollout", "silent") });
  await broker.ping().finally(() => broker.close());
  return finding([], ["it answers, and keeps what it is told"]);
}

if (import.meta.main) await asProgram(checkRedis);
