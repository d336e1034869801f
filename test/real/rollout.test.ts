import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { serverOf } from "../support/broker-servers.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { commitAll } from "../support/commit.ts";
import { freePort } from "../support/ports.ts";
import { run, type Running } from "../support/processes.ts";
import { type Programs, programsFor, setStage, type Stage } from "../support/story.ts";
import { type Prometheus, prometheusServer } from "../support/telemetry-servers.ts";

const server = serverOf("nats");

interface Parts extends Programs {
  prometheus: string;
}

function parts(): Parts | undefined {
  const [programs, prometheus] = [programsFor(server), onPath("prometheus")];
  return programs && prometheus ? { ...programs, prometheus } : undefined;
}

interface Item {
  id: string;
  phase: string;
  command?: string[];
  how?: string;
}

real("nats-server, Prometheus and PostgreSQL's programs", parts, (found) => {
  let repo: Built;
  let stage: Stage;
  let prometheus: Prometheus;
  let catalog: Running;
  let env: Record<string, string>;

  beforeAll(async () => {
    repo = await build(blueprints.shop);
    // all of them pass in `built/whole-shop.test.ts`; here is shown that they are run
    const tests = globSync("{packages,services}/**/*.test.ts", { cwd: repo.root });
    for (const file of tests) if (!file.endsWith("access.test.ts")) rmSync(join(repo.root, file));
    await commitAll(repo.root);
    const ports = new Map<string, string>();
    for (const name of repo.services) ports.set(name, String(await freePort()));
    const more = (name: string) => ({ METRICS_PORT: ports.get(name)! });
    stage = await setStage(repo, found(), server, more);
    const PORT = String(await freePort());
    const target = {
      DATABASE_URL: stage.postgres.url,
      NATS_URL: stage.broker.url,
      OIDC_ISSUER: stage.issuer.url,
    };
    catalog = repo.start(["node", "services/catalog/src/main.ts"], {
      env: { ...target, PORT, ...more("catalog") },
    });
    await catalog.says('"listening"');
    prometheus = await prometheusServer(
      found().prometheus,
      [...ports.values()].map((port) => `127.0.0.1:${port}`),
    );
    const at: Record<string, string> = { ...stage.at, catalog: `http://127.0.0.1:${PORT}` };
    env = {
      ...target,
      ROLLOUT_SINCE: "none",
      PROMETHEUS_URL: prometheus.url,
      ...Object.fromEntries(
        repo.services.map((name) => [`${name.toUpperCase()}_REPLICAS`, at[name]!]),
      ),
    };
    await scraped();
  }, 600_000);
  afterAll(async () => {
    await prometheus?.stop();
    await catalog?.stop();
    await stage?.stop();
    repo?.remove();
  }, 60_000);

  /** Until Prometheus has read all services once. */
  async function scraped(): Promise<void> {
    for (;;) {
      const { result } = await prometheus.ask("query?query=target_info");
      if (result.length === repo.services.length) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  const rollout = (words: string[], more: Record<string, string> = {}, at = repo) =>
    run(["npm", "run", "--silent", "rollout", "--", ...words], {
      cwd: at.root,
      env: { ...env, ...more },
      timeoutMs: 600_000,
    });
  const items = () => JSON.parse(repo.read("rollout.json")).items as Item[];
  const evidence = (id: string, at = repo) =>
    JSON.parse(readFileSync(join(at.root, ".rollout", `${id}.json`), "utf8"));

  test.each(["before", "during", "after"])("%s: every command passes", async (phase) => {
    const { code, output } = await rollout(["check", phase]);
    expect(code, output).toBe(0);
    const here = items().filter((one) => one.phase === phase);
    for (const { id, command } of here.filter((one) => one.command)) {
      expect(evidence(id)).toMatchObject({ item: id, command, exitCode: 0 });
    }
    for (const { id } of here.filter((one) => !one.command)) {
      expect(output).toContain(`a person's: ${id}: done ${id} --by NAME --note TEXT`);
    }
    const status = await rollout(["status"]);
    for (const { id, command } of here)
      expect(status.output).toMatch(new RegExp(`^  ${command ? "done" : "open"} +${id}\\b`, "m"));
  });

  describe("what is not as it should be", () => {
    const fails = async (id: string, says: string | RegExp, more = {}, at = repo) => {
      const { code, output } = await rollout(["run", id], more, at);
      expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(says) });
    };

    test("a variable is missing, or refused by a service", async () => {
      await fails("config", /orders: .*DATABASE_POOL must be/, { DATABASE_POOL: "many" });
      await fails("config", /payments: PORT must be/, { PORT_PAYMENTS: "http" });
      await fails("issuer", "set OIDC_ISSUER", { OIDC_ISSUER: "" });
    });

    test("the issuer is away, or another", async () => {
      await fails("issuer", /does not answer/, { OIDC_ISSUER: "http://127.0.0.1:1" });
      const other = stage.issuer.url.replace("127.0.0.1", "localhost");
      await fails("issuer", /is about/, { OIDC_ISSUER: other });
    });

    test("the broker is away", () => fails("broker", /./, { NATS_URL: "nats://127.0.0.1:1" }));

    test("pools are larger than PostgreSQL", () =>
      fails("connections", /\d+ of \d+ connections/, { DATABASE_POOL: "200" }));

    test("a replica is not ready", () =>
      fails("health", /127\.0\.0\.1:1\/health\/ready does not answer/, {
        ORDERS_REPLICAS: `${env.ORDERS_REPLICAS},http://127.0.0.1:1`,
      }));

    test("migrations have not run", async () => {
      const url = new URL(env.DATABASE_URL!);
      url.pathname = "/template1";
      await fails("migrated", /orders: 0001-init\.sql has not run/, { DATABASE_URL: url.href });
    });

    test("a service is not read by Prometheus", async () => {
      const { output } = await run(
        ["node", "packages/service-kit/src/rollout/checks/prometheus.ts", "metrics", "nobody"],
        { cwd: repo.root, env },
      );
      expect(output).toContain("nobody is not read");
    });

    test("events wait, or are put aside", async () => {
      const client = new pg.Client(env.DATABASE_URL);
      await client.connect();
      // of no service: nobody sends it
      await client.query(`create schema lost;
        create table lost.outbox (like orders.outbox including all);
        insert into lost.outbox (key, event) values ('1', '{}');
        insert into orders.dead_letters (source, event_id, type, key, reaction, event, reason, attempts)
        values ('/x', '1', 'x', '1', '', '{}', 'nobody wants it', 8)`);
      try {
        await fails("outbox", /lost: 1 events are not sent/);
        await fails("dead-letters", /orders\/\d+ x: nobody wants it/);
        await fails("dead-letters-before", /orders\/\d+ x: nobody wants it/);
      } finally {
        await client.query("drop schema lost cascade; delete from orders.dead_letters");
        await client.end();
      }
    });

    test("files have changed since the version that runs", async () => {
      const copy = repo.copy();
      try {
        const ROLLOUT_SINCE = await commitAll(copy.root);
        const since = { ROLLOUT_SINCE };
        for (const id of ["contracts", "migrations", "proto"]) {
          const { code, output } = await rollout(["run", id], since, copy);
          expect(code, output).toBe(0);
        }
        copy.edit("services/orders/migrations/0001-init.sql", (text) => `-- well\n${text}`);
        const proto = "contracts/payments/v1/payments.proto";
        copy.edit(proto, (text) => text.replace(/= 1;/, "= 99;"));
        copy.edit("services/orders/src/app.ts", (text) => `const unused: number = "";\n${text}`);
        await fails("built-contracts", /payments/, since, copy);
        await commitAll(copy.root);
        await fails("migrations", "M services/orders/migrations/0001-init.sql", since, copy);
        await fails("contracts", `M ${proto}`, since, copy);
        await fails("proto", /payments\.proto/, since, copy);
        await fails("types", /app\.ts/, since, copy);
        await fails("lint", /app\.ts/, since, copy);

        const taken = ["done", "contracts", "--by", "Ada", "--note", "nobody calls it"];
        expect((await rollout(taken, since, copy)).code).toBe(0);
        expect((await rollout(["status"], since, copy)).output).toMatch(
          /done +contracts .*Ada: nobody calls it/,
        );
      } finally {
        copy.remove();
      }
    });
  });
});
