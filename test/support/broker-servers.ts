import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killable } from "./killable.ts";
import { freePort } from "./ports.ts";
import { start } from "./processes.ts";
import type { RealServer } from "./real-servers.ts";

/** A broker that has a server. */
export interface BrokerServer {
  /** As the blueprint says it. */
  broker: string;
  /** Its program on the path. */
  program: string;
  /** Where services read its address. */
  variable: string;
  /** Words after the program: it keeps what it has confirmed in the folder, also when it is killed. */
  flags(port: string, folder: string): string[];
  /** It says so when it can be asked. */
  ready: string;
}

export const brokerServers: readonly BrokerServer[] = [
  {
    broker: "nats",
    program: "nats-server",
    variable: "NATS_URL",
    flags: (port, folder) => ["-a", "127.0.0.1", "-p", port, "-js", "-sd", folder],
    ready: "Server is ready",
  },
  {
    broker: "redis",
    program: "redis-server",
    variable: "REDIS_URL",
    flags: (port, folder) =>
      `--bind 127.0.0.1 --port ${port} --appendonly yes --dir ${folder}`.split(" "),
    ready: "Ready to accept connections",
  },
];

export const serverOf = (broker: string): BrokerServer =>
  brokerServers.find((one) => one.broker === broker)!;

/** `program`: the path of its program. */
export async function brokerProcess(
  { broker, flags, ready }: BrokerServer,
  program: string,
): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), `groundplan-${broker}-`));
  const port = String(await freePort());
  const process = await killable(broker, async () => {
    const running = start([program, ...flags(port, folder)], { cwd: folder });
    await running.says(ready);
    return running;
  });
  const url = `${broker}://127.0.0.1:${port}`;
  return { ...process, url, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
