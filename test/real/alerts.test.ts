import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { onPath, real } from "../real.ts";
import { alertServers, type AlertServers, type Told } from "../support/alert-servers.ts";
import { serverOf } from "../support/broker-servers.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { freePort } from "../support/ports.ts";
import { blocksOf, dashboardsOf, questionsOf } from "../support/promql.ts";
import { recordedTest, scrape } from "../support/recorded.ts";
import { locked, underLoad } from "../support/strain.ts";
import { customers, type Programs, programsFor, setStage, type Stage } from "../support/story.ts";

const SERVICES = ["orders", "payments", "shipping"];
const server = serverOf("nats");

interface Parts extends Programs {
  prometheus: string;
  promtool: string;
  alertmanager: string;
}

function parts(): Parts | undefined {
  const programs = programsFor(server);
  const [prometheus, promtool, alertmanager] = [
    onPath("prometheus"),
    onPath("promtool"),
    onPath("alertmanager"),
  ];
  return programs && prometheus && promtool && alertmanager
    ? { ...programs, prometheus, promtool, alertmanager }
    : undefined;
}

const PARTS = "Prometheus, Alertmanager, nats-server and PostgreSQL's programs";
real(PARTS, parts, (found) => {
  let repo: Built;
  let stage: Stage;
  let servers: AlertServers;
  const ports = new Map<string, string>();

  beforeAll(async () => {
    repo = await build(blueprints.shop);
    for (const service of SERVICES) ports.set(service, String(await freePort()));
    stage = await setStage(repo, found(), server, (service) => ({
      METRICS_PORT: ports.get(service)!,
      DATABASE_POOL: "5",
    }));
    servers = await alertServers(found(), repo.root, ports);
  }, 600_000);
  afterAll(async () => {
    await servers?.stop();
    await stage?.stop();
    repo?.remove();
  }, 60_000);

  let seen = 0;
  /** Waits until this was told, in this test. */
  const told = (status: Told["status"], alert: string, receiver: string, service: string) =>
    vi.waitUntil(
      () =>
        servers.told
          .slice(seen)
          .find(
            (one) =>
              one.status === status &&
              one.receiver === receiver &&
              one.labels.alertname === alert &&
              one.labels.service === service,
          ),
      { timeout: 60_000, interval: 250 },
    );

  /** Waits until nothing fires any more, and everybody was told so. */
  async function calm(): Promise<void> {
    const fires = async () => (await servers.prometheus.ask("alerts")).alerts.length > 0;
    const open = () => {
      const last = new Map(servers.told.map((one) => [JSON.stringify(one.labels), one.status]));
      return [...last.values()].includes("firing");
    };
    await vi.waitUntil(async () => !(await fires()) && !open(), { timeout: 90_000, interval: 500 });
    seen = servers.told.length;
  }

  /** What promtool says to the rules as generated, over series that go on as they did between two looks. */
  async function expectByRecord(happens: string, expected: Record<string, number>) {
    const url = `http://127.0.0.1:${ports.get("orders")}/metrics`;
    const first = await scrape(url);
    await wait(3000);
    const text = recordedTest("orders", [first, await scrape(url)], expected);
    const file = join(repo.root, `deploy/observability/rules/${happens}.test.yaml`);
    writeFileSync(file, text);
    execFileSync(found().promtool, ["test", "rules", file], { encoding: "utf8", stdio: "pipe" });
  }

  test("while all goes well nothing fires", async () => {
    await underLoad(stage, 4, async () => {
      await customers(stage, 20, 2);
      await wait(5000);
      await expectByRecord("well", {});
    });
    const { alerts } = await servers.prometheus.ask("alerts");
    expect(alerts.filter(({ state }: { state: string }) => state === "firing")).toEqual([]);
    expect(servers.told).toEqual([]);
  }, 120_000);

  test("a table that is locked makes answers slow, which pages, and lets the pool run out", async () => {
    await underLoad(stage, 30, async () => {
      await locked(stage, "orders.orders", async () => {
        const page = await told("firing", "LatencyBudgetBurn", "page", "orders");
        expect(page.annotations).toMatchObject({
          runbook: "docs/runbooks/latency-budget-burn.md",
          decision: "D-availability",
        });
        await told("firing", "PoolExhausted", "ticket", "orders");
      });
    });
    await underLoad(stage, 4, async () => {
      await told("resolved", "LatencyBudgetBurn", "page", "orders");
      await told("resolved", "PoolExhausted", "ticket", "orders");
      await calm();
    });
  }, 180_000);

  test("a database that is away makes requests fail, which pages until it is back", async () => {
    await underLoad(stage, 4, async () => {
      const away = stage.postgres.kill(20_000);
      await told("firing", "AvailabilityBudgetBurn", "page", "orders");
      await expectByRecord("failing", { AvailabilityBudgetBurn: 4, NotReady: 1 });
      await away;
      await told("resolved", "AvailabilityBudgetBurn", "page", "orders");
      await calm();
    });
  }, 180_000);

  test("a database that is away pages even where no request comes any more", async () => {
    const away = stage.postgres.kill(15_000);
    for (const service of SERVICES) {
      const page = await told("firing", "NotReady", "page", service);
      expect(page.annotations.runbook).toBe("docs/runbooks/not-ready.md");
    }
    const paged = servers.told.slice(seen).filter(({ status }) => status === "firing");
    expect(new Set(paged.map(({ labels }) => labels.alertname))).toEqual(new Set(["NotReady"]));
    await away;
    for (const service of SERVICES) await told("resolved", "NotReady", "page", service);
    await calm();
  }, 180_000);

  test("a service that is away pages until it is back", async () => {
    const back = stage.services.find((one) => one.name === "payments")!.kill(12_000);
    await told("firing", "TargetDown", "page", "payments");
    await back;
    await told("resolved", "TargetDown", "page", "payments");
    await calm();
  }, 120_000);

  test("a broker that is away lets events grow old, which pages until it is back", async () => {
    const back = stage.broker.kill(20_000);
    await customers(stage, 20, 2);
    await told("firing", "OutboxOld", "page", "orders");
    await back;
    await told("resolved", "OutboxOld", "page", "orders");
  }, 180_000);

  /** Of these, the ones to which Prometheus has no answer; throws where one is not understood. */
  async function unanswered(questions: readonly string[]): Promise<string[]> {
    const without: string[] = [];
    for (const question of new Set(questions)) {
      const { result } = await servers.prometheus.ask(
        `query?query=${encodeURIComponent(question)}`,
      );
      if (result.length === 0) without.push(question);
    }
    return without;
  }

  test("dashboards and pages ask for what is there", async () => {
    const files = new Map(
      ["docs", "docs/runbooks", "deploy/observability/dashboards", "deploy/observability/rules"]
        .flatMap((folder) =>
          readdirSync(join(repo.root, folder)).map((name) => `${folder}/${name}`),
        )
        .filter((path) => /\.\w+$/.test(path))
        .map((path) => [path, repo.read(path)] as const),
    );
    const dashboard = dashboardsOf(files).get("deploy/observability/dashboards/orders.json")!;
    await underLoad(stage, 4, async () => {
      await customers(stage, 20, 2);
      await wait(5000);
      expect(await unanswered(questionsOf(dashboard))).toEqual([]);
      const asked = pages(files).flatMap(([, text]) => blocksOf(text, "promql"));
      expect(asked.length).toBeGreaterThan(20);
      // nobody calls these services by gRPC, is refused by their limit, or waits for a connection
      const silent = (await unanswered(asked)).filter((one) => !/rpc_server_call|="429"/.test(one));
      expect(silent).toEqual([
        "max by (job, instance) (db_client_connection_pending_requests) > 0\n",
      ]);
    });
  }, 120_000);

  const pages = (files: ReadonlyMap<string, string>) =>
    [...files].filter(([path]) => path.endsWith(".md"));

  test("every command and every statement of the runbooks runs", async () => {
    const folder = join(repo.root, "docs/runbooks");
    const texts = readdirSync(folder).map((name) => repo.read(`docs/runbooks/${name}`));
    const client = new pg.Client(stage.postgres.url);
    await client.connect();
    const statements = texts.flatMap((text) => blocksOf(text, "sql"));
    expect(statements.length).toBeGreaterThan(3);
    for (const statement of statements) await client.query(statement);
    await client.end();

    const commands = texts
      .flatMap((text) => blocksOf(text, "sh"))
      .flatMap((text) => text.trim().split("\n"));
    expect(commands.filter((one) => !/^(curl -sS|npm run dlq --) /.test(one))).toEqual([]);
    const running = new Map([
      ["3001", new URL(stage.orders).port],
      ...[...ports.values()].map((port, at): [string, string] => [String(5001 + at), port]),
    ]);
    for (const command of new Set(commands)) {
      const port = /localhost:(\d+)/.exec(command)?.[1];
      if (port && !running.has(port)) continue; // services whose ports the stage keeps to itself
      if (command.endsWith("<name>")) continue; // a person's to choose
      const { code, output } = await repo.start(
        [
          "sh",
          "-ec",
          command
            .replace(/localhost:(\d+)/, (_all, known) => `127.0.0.1:${running.get(known)}`)
            .replace("-sS", "-sSf"),
        ],
        { env: { DATABASE_URL: stage.postgres.url } },
      ).ended;
      expect({ command, code, output }).toMatchObject({ code: 0 });
    }
  }, 120_000);
});
