import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { ask } from "../support/http.ts";
import { type StrangeIssuer, strangeIssuer } from "../support/issuer.ts";
import { freePort } from "../support/ports.ts";
import { type Postgres, postgresServer } from "../support/postgres.ts";
import type { Running } from "../support/processes.ts";
import { proxy } from "../support/proxy.ts";

let repo: Built;

beforeAll(async () => {
  repo = await build(blueprints.shop);
}, 600_000);

afterAll(() => repo?.remove());

const startService = (service: string, env: NodeJS.ProcessEnv): Running =>
  repo.start(["node", `services/${service}/src/main.ts`], { env });

test("a wrong environment stops the start and names every mistake, and no value", async () => {
  const wrong = {
    PORT: "eighty",
    DATABASE_URL: "mysql://somebody:hunter2@here/shop",
    LOG_LEVEL: "loud",
    DATABASE_POOL: "0",
  };
  const { code, output } = await startService("orders", wrong).ended;
  expect(code).toBe(1);
  const { level, mistakes } = JSON.parse(output);
  expect(level).toBe("fatal");
  const named = mistakes.map((mistake: string) => mistake.split(" ")[0]);
  expect(new Set(named)).toEqual(new Set([...Object.keys(wrong), "OIDC_ISSUER", "NATS_URL"]));
  expect(output).not.toContain("hunter2");
});

real("PostgreSQL", postgresServer, (server) => {
  let postgres: Postgres;
  let issuer: StrangeIssuer;
  let env: NodeJS.ProcessEnv;
  let at: string;
  let running: Running;

  const order = {
    customerId: "7b0f3c1e-6e3b-4a57-9f0e-0f6ff0f7a001",
    sku: "kettle-1",
    total: { amount: 4990, currency: "EUR" },
    shipTo: { street: "Ring 1", city: "Wien", zip: "1010", country: "AT" },
  };
  const customer = () => issuer.token({ roles: ["customer"] });
  const place = (token: string) => ask(at, "POST /v1/orders", { token, body: order });

  async function startOrders(): Promise<Running> {
    const port = await freePort();
    at = `http://127.0.0.1:${port}`;
    const service = startService("orders", { ...env, PORT: String(port) });
    await service.says('"listening"');
    return service;
  }

  beforeAll(async () => {
    postgres = await server()();
    issuer = await strangeIssuer("shop");
    env = {
      DATABASE_URL: await postgres.database(),
      OIDC_ISSUER: issuer.url,
      NATS_URL: `nats://127.0.0.1:${await freePort()}`, // nobody is there, all the time
    };
    running = await startOrders();
  }, 60_000);

  afterAll(async () => {
    await running?.stop();
    await issuer?.close();
    await postgres?.stop();
  });

  test("one service alone keeps what it is told over a restart", async () => {
    const placed = await place(customer());
    expect(placed.status).toBe(201);
    expect((await running.stop()).code).toBe(0);
    running = await startOrders();
    const path = `GET /v1/orders/${placed.body.id}`;
    expect((await ask(at, path, { token: customer() })).body).toEqual(placed.body);
  });

  test("without its broker it answers and is ready; its events wait, and it says so once", async () => {
    const waiting = async () => {
      const client = new pg.Client(env.DATABASE_URL);
      await client.connect();
      const found = await client.query("select event->>'type' as type from orders.outbox");
      await client.end();
      return found.rows.map(({ type }) => type);
    };
    const before = await waiting();
    expect((await place(customer())).status).toBe(201);
    await running.says("events cannot be sent and wait");
    expect((await place(customer())).status).toBe(201);
    expect(await waiting()).toEqual([...before, ...Array(2).fill("shop.orders.OrderPlaced")]);
    expect((await ask(at, "GET /health/ready")).status).toBe(200);
    expect(running.output().match(/events cannot be sent/g)).toHaveLength(1);
  });

  describe("a token", () => {
    test.each([
      ["of another issuer", { iss: "http://127.0.0.1:1" }, {}],
      ["for another audience", { aud: "another" }, {}],
      ["that has expired", { exp: 1_700_000_000 }, {}],
      ["that nobody signed", {}, { alg: "none" }],
      ["signed with what everyone knows", {}, { alg: "HS256" }],
      ["of a key that is not there", {}, { kid: "another" }],
    ])("%s is refused", async (_what, claims, header) => {
      const answer = await place(issuer.token({ roles: ["customer"], ...claims }, header));
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
    });

    test("with no role, or one that nobody knows, may nothing", async () => {
      expect((await place(issuer.token({}))).status).toBe(403);
      expect((await place(issuer.token({ roles: ["toString", "emperor"] }))).status).toBe(403);
    });

    test("is good after the issuer has changed its key", async () => {
      expect((await place(customer())).status).toBe(201);
      issuer.rotate();
      const until = Date.now() + 15_000;
      let { status } = await place(customer());
      while (status !== 201 && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        ({ status } = await place(customer()));
      }
      expect(status).toBe(201);
    }, 30_000);
  });

  test("two at a time do not undo each other", async () => {
    const { body } = await place(customer());
    const cancel = () =>
      ask(at, `POST /v1/orders/${body.id}/cancel`, { token: customer(), body: { reason: "Late" } });
    const ended = await Promise.all(Array.from({ length: 8 }, cancel));
    expect(ended.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  });

  test("without its database it does not start, and tells no password", async () => {
    const port = await freePort();
    const url = new URL(env.DATABASE_URL!);
    url.port = String(await freePort());
    url.password = "never-told";
    const lost = startService("orders", { ...env, PORT: String(port), DATABASE_URL: url.href });
    const { code, output } = await lost.ended;
    expect(code).toBe(1);
    const last = output.trim().split("\n").at(-1)!;
    expect(JSON.parse(last)).toMatchObject({ level: "fatal", err: { kind: "unavailable" } });
    expect(output).not.toContain(url.password);
  }, 60_000);

  test("a port that is taken is the last line of its log", async () => {
    const { code, output } = await startService("orders", { ...env, PORT: new URL(at).port }).ended;
    expect(code).toBe(1);
    const last = output.trim().split("\n").at(-1)!;
    expect(JSON.parse(last)).toMatchObject({ level: "fatal", err: { code: "EADDRINUSE" } });
  }, 60_000);

  test("migrations run alone, and not where they are left to that", async () => {
    const DATABASE_URL = await postgres.database();
    const once = { ...env, DATABASE_URL, HOST: "127.0.0.1", PORT: String(await freePort()) };
    const placed = async () => {
      const service = startService("orders", { ...once, MIGRATE: "never" });
      try {
        await service.says('"listening"');
        const url = `http://127.0.0.1:${once.PORT}`;
        return (await ask(url, "POST /v1/orders", { token: customer(), body: order })).status;
      } finally {
        await service.stop();
      }
    };
    expect(await placed()).toBe(500);
    const { code, output } = await startService("orders", { ...once, MIGRATE: "only" }).ended;
    expect(code, output).toBe(0);
    expect(output).not.toMatch(/listening|"level":"(warn|error|fatal)"/);
    expect(await placed()).toBe(201);
  }, 60_000);

  test("replicas that start at once make the tables once", async () => {
    const DATABASE_URL = await postgres.database();
    const replicas = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const PORT = String(await freePort());
        return startService("orders", { ...env, DATABASE_URL, PORT });
      }),
    );
    try {
      for (const replica of replicas) await replica.says('"listening"');
    } finally {
      for (const replica of replicas) await replica.stop();
    }
  }, 60_000);

  test("a database that goes away is told, and what comes back is used again", async () => {
    const url = new URL(env.DATABASE_URL!);
    const way = await proxy(url.hostname, Number(url.port));
    url.port = String(way.port);
    const port = String(await freePort());
    const lone = `http://127.0.0.1:${port}`;
    const service = startService("orders", { ...env, PORT: port, DATABASE_URL: url.href });
    const status = async (what: string) => (await ask(lone, what, { token: customer() })).status;
    const nobody = "GET /v1/orders/7b0f3c1e-6e3b-4a57-9f0e-0f6ff0f7a001";
    try {
      await service.says('"listening"');
      expect(await status("GET /health/ready")).toBe(200);
      expect(await status(nobody)).toBe(404);
      for (let round = 0; round < 5; round += 1) {
        const asked = Array.from({ length: 9 }, () => status(nobody));
        await Promise.race(asked);
        way.cut();
        for (const answer of await Promise.all(asked)) expect([404, 503]).toContain(answer);
        way.mend();
      }
      way.cut();
      expect(await status("GET /health/ready")).toBe(503);
      expect(await status(nobody)).toBe(503);
      expect(await status("GET /health/live")).toBe(200);
      way.mend();
      expect(await status("GET /health/ready")).toBe(200);
      expect(await status(nobody)).toBe(404);
      expect(await service.stop()).toMatchObject({ code: 0 });
    } finally {
      await service.stop();
      await way.close();
    }
  }, 60_000);

  test("SIGTERM lets what runs end, and leaves with 0", async () => {
    const service = await startOrders();
    const calls = Array.from({ length: 20 }, () => place(customer()));
    await Promise.race(calls);
    const ended = service.stop();
    const answers = await Promise.allSettled(calls);
    expect((await ended).code).toBe(0);
    const statuses = answers.flatMap((one) => (one.status === "fulfilled" ? one.value.status : []));
    expect(new Set(statuses)).toEqual(new Set([201]));
    await expect(place(customer())).rejects.toThrow("fetch failed");
    expect(service.output()).toContain('"stopping"');
  }, 60_000);
});
