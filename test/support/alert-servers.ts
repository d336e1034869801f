import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { freePort } from "./ports.ts";
import { start } from "./processes.ts";
import { answers, type Prometheus } from "./telemetry-servers.ts";

/** What Alertmanager tells a webhook of one alert. */
export interface Told {
  receiver: string;
  status: "firing" | "resolved";
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

export interface AlertServers {
  prometheus: Prometheus;
  /** All that was told so far, in order. */
  told: readonly Told[];
  stop(): Promise<void>;
}

/**
 * Windows and waits of the rules in a time that a test has: minutes become seconds or so. Rules are looked at every second then,
 * so that a rate stands for one second instead of thirty.
 */
const SHORT: Readonly<Record<string, string>> = {
  "1m": "8s",
  "2m": "2s",
  "5m": "10s",
  "10m": "10s",
  "30m": "12s",
  "1h": "15s",
  "2h": "15s",
  "6h": "20s",
  "1d": "25s",
  "3d": "30s",
};

export const shortened = (rules: string): string =>
  rules
    .replaceAll(/\[(\w+)\]/g, (_all, window) => `[${short(window)}]`)
    .replaceAll(/^( +for: )(\w+)$/gm, (_all, key, wait) => key + short(wait))
    .replaceAll("interval: 30s", "interval: 1s")
    .replaceAll("* 30 >=", "* 1 >=")
    .replaceAll("> 300\n", "> 3\n");

function short(duration: string): string {
  const found = SHORT[duration];
  if (!found) throw new Error(`no short time for ${duration}`);
  return found;
}

/** The repo's Prometheus and Alertmanager, as generated but for times and addresses. `targets`: the port of metrics by job; other jobs are left out. */
export async function alertServers(
  programs: { prometheus: string; alertmanager: string },
  root: string,
  targets: ReadonlyMap<string, string>,
): Promise<AlertServers> {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-alerts-"));
  const read = (name: string) => readFileSync(join(root, "deploy/observability", name), "utf8");
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const told: Told[] = [];
  const webhook = await webhookFor(told);
  const receivers = read("alertmanager.yml")
    .replaceAll("group_wait: 30s", "group_wait: 1s")
    .replaceAll("group_interval: 5m", "group_interval: 1s")
    .replaceAll(/\/etc\/alertmanager\/receivers\/(\w+)/g, (_all, receiver) =>
      write(`${receiver}-url`, `${webhook.url}/${receiver}`),
    );
  const [managerPort, port] = [await freePort(), await freePort()];
  const manager = start(
    [
      programs.alertmanager,
      `--config.file=${write("alertmanager.yml", receivers)}`,
      `--storage.path=${join(folder, "alertmanager")}`,
      `--web.listen-address=127.0.0.1:${managerPort}`,
      "--cluster.listen-address=",
    ],
    { cwd: folder },
  );
  await answers(`http://127.0.0.1:${managerPort}/-/ready`, manager.ended);

  const config = parse(read("prometheus.yml"));
  // a service answers within two seconds, if without what the database would have to be asked
  config.global = {
    scrape_interval: "2500ms",
    scrape_timeout: "2500ms",
    evaluation_interval: "1s",
  };
  config.alerting.alertmanagers = [{ static_configs: [{ targets: [`127.0.0.1:${managerPort}`] }] }];
  config.scrape_configs = [...targets].map(([job_name, metrics]) => ({
    job_name,
    static_configs: [{ targets: [`127.0.0.1:${metrics}`] }],
  }));
  config.rule_files = [...targets.keys()].map((job) => `rules/${job}.yaml`);
  for (const file of config.rule_files) write(file, shortened(read(file)));
  const server = start(
    [
      programs.prometheus,
      `--config.file=${write("prometheus.yml", stringify(config))}`,
      `--storage.tsdb.path=${join(folder, "prometheus")}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { cwd: folder },
  );
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/-/ready`, server.ended);
  return {
    told,
    prometheus: {
      url,
      async ask(path) {
        const answer = (await (await fetch(`${url}/api/v1/${path}`)).json()) as {
          status: string;
          error?: string;
          data: unknown;
        };
        if (answer.status !== "success") throw new Error(`${path}: ${answer.error}`);
        return answer.data;
      },
      async stop() {
        await server.stop();
      },
    },
    async stop() {
      await server.stop();
      await manager.stop();
      webhook.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function webhookFor(told: Told[]) {
  const server = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const { receiver, alerts } = JSON.parse(Buffer.concat(body).toString());
    if (request.url === `/${receiver}`)
      for (const { status, labels, annotations } of alerts)
        told.push({ receiver, status, labels, annotations });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
