import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { ask } from "../support/http.ts";
import { type StrangeIssuer, strangeIssuer } from "../support/issuer.ts";
import { freePort } from "../support/ports.ts";
import { type Postgres, postgresServer } from "../support/postgres.ts";
import type { Running } from "../support/processes.ts";
import { customers, fates } from "../support/story.ts";
import { expectScript, expectWired } from "./whole.ts";

/** What may become of an order. */
const FATES = [
  "shipped, payment captured, parcel packed",
  "cancelled, payment refunded, parcel none",
  "cancelled, payment refunded, parcel voided",
];

let repo: Built;
beforeAll(async () => {
  const shop = readFileSync(blueprints.shop, "utf8");
  repo = await build(shop.replace("broker: nats", "broker: memory").replace("99.9", "99"));
}, 600_000);
afterAll(() => repo?.remove());

const start = (env: NodeJS.ProcessEnv): Running => repo.start(["node", "start.ts"], { env });

test("type-checks, is tidy and wired, and has one way to be started", async () => {
  for (const name of ["typecheck", "lint", "format:check"]) await expectScript(repo, name);
  expectWired(repo, ["start.ts"]);
  expect(JSON.parse(repo.read("package.json")).scripts.start).toBe("node start.ts");
  expect(() => repo.read("services/orders/src/main.ts")).toThrow("ENOENT");
}, 120_000);

test("a wrong environment stops the start and names every mistake of every service, once", async () => {
  const wrong = {
    PORT_PAYMENTS: "eighty",
    DATABASE_URL: "mysql://me:hunter2@here/shop",
    DOCS: "1",
  };
  const { code, output } = await start(wrong).ended;
  expect(code).toBe(1);
  const { mistakes } = JSON.parse(output);
  const named = mistakes.map((mistake: string) => mistake.split(" ")[0]);
  expect(named.toSorted()).toEqual(["DATABASE_URL", "DOCS", "OIDC_ISSUER", "PORT"]);
  expect(output).not.toContain("hunter2");
});

real("PostgreSQL", postgresServer, (server) => {
  let postgres: Postgres;
  let issuer: StrangeIssuer;
  beforeAll(async () => {
    postgres = await server()();
    issuer = await strangeIssuer("shop");
  }, 60_000);
  afterAll(async () => {
    await issuer?.close();
    await postgres?.stop();
  });

  /** A database of its own, and what starts processes on it. */
  async function stage() {
    const url = await postgres.database();
    const begin = async (more: NodeJS.ProcessEnv = {}) => {
      const ports = ["PORT_ORDERS", "PORT_PAYMENTS", "PORT_SHIPPING", "PORT_CATALOG"];
      const env = Object.fromEntries(
        await Promise.all(
          [...ports, "HTTP2_PORT_PAYMENTS", "HTTP2_PORT_SHIPPING"].map(
            async (name): Promise<[string, string]> => [name, String(await freePort())],
          ),
        ),
      );
      const process = start({
        DATABASE_URL: url,
        DATABASE_POOL: "10",
        OIDC_ISSUER: issuer.url,
        HOST: "127.0.0.1",
        ...env,
        ...more,
      });
      return { process, orders: `http://127.0.0.1:${env.PORT_ORDERS}`, env };
    };
    const run = async (more: NodeJS.ProcessEnv = {}) => {
      const begun = await begin(more);
      await begun.process.says('"listening"');
      return begun;
    };
    return { url, begin, run };
  }

  /** Every order has come to its end, and no event was put aside. */
  async function expectTold(url: string, orders: number): Promise<void> {
    const { fates: became, parked } = await fates({ postgres: { url } }, 60_000);
    expect(parked).toEqual([]);
    expect(Object.keys(became).filter((fate) => !FATES.includes(fate))).toEqual([]);
    // a customer whose answer was lost asks again, and may have placed two
    expect(Object.values(became).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(orders);
  }

  /** Resolves when it has taken so many orders. */
  const places = ({ output }: Running, orders: number) =>
    vi.waitUntil(() => output().split('"status":201').length > orders, 60_000);

  test("events have their effect, and all services answer", async () => {
    const { url, run } = await stage();
    const { process, orders, env } = await run();
    try {
      await customers({ orders, issuer }, 60, 4);
      await expectTold(url, 60);
      for (const name of ["PORT_ORDERS", "PORT_PAYMENTS", "PORT_SHIPPING", "PORT_CATALOG"]) {
        const ready = await ask(`http://127.0.0.1:${env[name]}`, "GET /health/ready");
        expect(ready.status).toBe(200);
      }
      expect(process.output()).toContain('"service":"payments"');
    } finally {
      expect((await process.stop()).code).toBe(0);
    }
  }, 120_000);

  test("SIGTERM ends what runs, and what it had not yet told is told by the next", async () => {
    const { url, run } = await stage();
    const first = await run({ DRAIN_MS: "0" });
    const over = new AbortController();
    const buying = customers({ orders: first.orders, issuer }, 500, 8, over.signal);
    await places(first.process, 40);
    const { code, output } = await first.process.stop();
    over.abort();
    await buying;
    expect(code, output).toBe(0);
    expect(output).not.toContain('"level":"error"');
    const second = await run();
    try {
      await expectTold(url, 40);
    } finally {
      await second.process.stop();
    }
  }, 120_000);

  test("SIGKILL loses nothing, and nothing happens twice", async () => {
    const { url, run } = await stage();
    const PORT_ORDERS = String(await freePort());
    const orders = `http://127.0.0.1:${PORT_ORDERS}`;
    let { process } = await run({ PORT_ORDERS });
    const bought = customers({ orders, issuer }, 160, 8);
    try {
      for (let killed = 0; killed < 3; killed++) {
        await places(process, 30);
        process.signal("SIGKILL");
        await process.ended;
        ({ process } = await run({ PORT_ORDERS }));
      }
      await bought;
      await expectTold(url, 160);
    } finally {
      await process.stop();
    }
  }, 240_000);

  test("one of two carries the events; when it is killed the other goes on", async () => {
    const { url, run } = await stage();
    const [first, second] = [await run(), await run()];
    try {
      await customers({ orders: second.orders, issuer }, 20, 4);
      first.process.signal("SIGKILL");
      await first.process.ended;
      await customers({ orders: second.orders, issuer }, 20, 4);
      await expectTold(url, 40);
    } finally {
      await first.process.stop();
      await second.process.stop();
    }
  }, 120_000);

  test("migrations run alone, and not where they are left to that", async () => {
    const { begin } = await stage();
    const { code, output } = await (await begin({ MIGRATE: "only" })).process.ended;
    expect(code, output).toBe(0);
    expect(output).not.toContain('"listening"');
    const { process } = await begin({ MIGRATE: "never" });
    await process.says('"listening"');
    expect((await process.stop()).code).toBe(0);
  }, 60_000);
});
