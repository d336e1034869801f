import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { ask, type Asked } from "../support/http.ts";

let repo: Built;
let dev: Development;

beforeAll(async () => {
  repo = await build(blueprints.shop);
  // an order would be on its way before anybody could look at it
  dev = await develop(repo, { EVENT_DELAY_MS: "1000" });
}, 600_000);

afterAll(async () => {
  const ended = await dev?.process.stop();
  repo?.remove();
  expect(ended?.code).toBe(0);
});

const as = async (role: string, body?: unknown, headers?: Asked["headers"]): Promise<Asked> => ({
  token: await dev.token(role),
  ...(body !== undefined && { body }),
  ...(headers && { headers }),
});

const orders = (what: string, asked?: Asked) => ask(dev.at.orders![0]!, what, asked);
const catalog = (what: string, asked?: Asked) => ask(dev.at.catalog![0]!, what, asked);

const wanted = {
  customerId: "7b0f3c1e-6e3b-4a57-9f0e-0f6ff0f7a001",
  sku: "kettle-1",
  total: { amount: 4990, currency: "EUR" },
  shipTo: { street: "Ring 1", city: "Wien", zip: "1010", country: "AT" },
};

const statusOf = (id: string) => async (): Promise<string> =>
  (await orders(`GET /v1/orders/${id}`, await as("customer"))).body.status;

const paymentOf = (id: string) => async (): Promise<string | undefined> => {
  const all = await ask(dev.at.payments![0]!, "GET /v1/payments?limit=100", await as("admin"));
  return all.body.items.find((one: { orderId: string }) => one.orderId === id)?.state;
};

const becomes = (state: string, read: () => Promise<string | undefined>) =>
  expect.poll(read, { timeout: 30_000, interval: 50 }).toBe(state);

describe("an order", () => {
  test("is placed, read back and cancelled once", async () => {
    const placed = await orders("POST /v1/orders", await as("customer", wanted));
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({ ...wanted, quantity: 1, status: "pending" });
    const address = new URL(placed.headers.get("location")!, dev.at.orders![0]).pathname;
    expect(address).toBe(`/v1/orders/${placed.body.id}`);

    const read = await orders(`GET ${address}`, await as("customer"));
    expect(read).toMatchObject({ status: 200, body: placed.body });

    const reason = { reason: "Changed my mind" };
    const cancelled = await orders(`POST ${address}/cancel`, await as("customer", reason));
    expect(cancelled).toMatchObject({ status: 200, body: { status: "cancelled" } });

    const again = await orders(`POST ${address}/cancel`, await as("customer", reason));
    expect(again.status).toBe(409);
    expect(again.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  });

  test("is paid, packed and on its way, by what the services tell each other", async () => {
    const { body } = await orders("POST /v1/orders", await as("customer", wanted));
    await becomes("shipped", statusOf(body.id));
    expect(await paymentOf(body.id)()).toBe("captured");
  });

  test("is cancelled, and the money goes back", async () => {
    const { body } = await orders("POST /v1/orders", await as("customer", wanted));
    await becomes("captured", paymentOf(body.id));
    const reason = await as("customer", { reason: "Changed my mind" });
    expect((await orders(`POST /v1/orders/${body.id}/cancel`, reason)).status).toBe(200);
    await becomes("refunded", paymentOf(body.id));
    expect(await statusOf(body.id)()).toBe("cancelled");
  });

  test("is refused with a pointer to each mistake", async () => {
    const wrong = { ...wanted, quantity: 0, sku: 7, shipTo: { ...wanted.shipTo, country: "AUT" } };
    const { status, body } = await orders("POST /v1/orders", await as("customer", wrong));
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "/quantity",
      "/shipTo/country",
      "/sku",
    ]);
  });

  test("is for those with the role", async () => {
    const nobody = await orders("POST /v1/orders", { body: wanted });
    expect(nobody.status).toBe(401);
    expect(nobody.headers.get("www-authenticate")).toMatch(/^Bearer/);
    const clerk = await orders("POST /v1/orders", await as("warehouse-clerk", wanted));
    expect(clerk.status).toBe(403);
    const admin = await orders("POST /v1/orders", await as("admin", wanted));
    expect(admin.status).toBe(201);
    const forged = `${await dev.token("customer")}x`;
    expect((await orders("GET /v1/orders", { token: forged })).status).toBe(401);
  });

  test("is never lost between pages", async () => {
    for (let count = 0; count < 3; count += 1)
      await orders("POST /v1/orders", await as("customer", wanted));
    const all = await orders("GET /v1/orders?limit=100", await as("support-agent"));
    const seen: string[] = [];
    let next: string | undefined = "/v1/orders?limit=2";
    while (next) {
      const page = await orders(`GET ${next}`, await as("support-agent"));
      expect(page.status).toBe(200);
      seen.push(...page.body.items.map(({ id }: { id: string }) => id));
      next = /<([^>]+)>; rel="next"/.exec(page.headers.get("link") ?? "")?.[1];
      if (next)
        next = new URL(next, dev.at.orders![0]).pathname + new URL(next, dev.at.orders![0]).search;
    }
    expect(seen).toEqual(all.body.items.map(({ id }: { id: string }) => id));
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });

  test("that nobody allowed cannot be asked for", async () => {
    const { headers } = await orders("POST /v1/orders", await as("customer", wanted));
    const pay = await orders(`POST ${headers.get("location")}/pay`, await as("admin", {}));
    expect(pay.status).toBe(404);
  });
});

describe("HTTP as it should be", () => {
  test("an address tells its methods, and what it takes and gives", async () => {
    const wrong = await orders("DELETE /v1/orders", await as("customer"));
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get("allow")).toMatch(/GET.*POST|POST.*GET/);
    const json = { "content-type": "text/plain" };
    expect((await orders("POST /v1/orders", await as("customer", "hello", json))).status).toBe(415);
    const accept = { accept: "image/png" };
    const list = await orders("GET /v1/orders", await as("support-agent", undefined, accept));
    expect(list.status).toBe(406);
    const huge = { ...wanted, note: "x".repeat(3_000_000) };
    expect((await orders("POST /v1/orders", await as("customer", huge))).status).toBe(413);
  });

  test("every answer has an id and says that it is not to be kept", async () => {
    const headers = { "x-request-id": "from-outside" };
    const answer = await orders("GET /v1/nothing", { headers });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("x-request-id")).toBe("from-outside");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("the contract and its page are there", async () => {
    const contract = await orders("GET /openapi.json");
    expect(contract).toMatchObject({ status: 200, body: { openapi: "3.1.0" } });
    const docs = await fetch(new URL("/docs", dev.at.orders![0]));
    expect(docs.status).toBe(200);
    expect(await docs.text()).toContain("<html");
  });

  test("it says that it is well", async () => {
    for (const kind of ["live", "ready", "startup"])
      for (const [address] of Object.values(dev.at))
        expect((await ask(address!, `GET /health/${kind}`)).status).toBe(200);
  });
});

describe("who develops", () => {
  const env = () => ({ PORT_SHIFT: String(Number(new URL(dev.at.orders![0]!).port) - 3001) });

  test("sees a line for each request, with the service that had it", async () => {
    await orders("GET /v1/orders/nothing", await as("customer"));
    await expect
      .poll(() => dev.process.output())
      .toMatch(/^\d\d:\d\d:\d\d orders GET \/v1\/orders\/:\w+ 400 [\d.]+ ms$/m);
  });

  test("asks for what was put aside while the services run", async () => {
    const { code, output } = await repo.script("dlq", "list");
    expect({ code, output }).toMatchObject({ code: 0, output: "" });
    expect((await repo.script("dlq", "show", "--service", "nobody")).code).toBe(1);
  });

  test("is told which port is taken, who wanted it and what to do", async () => {
    const second = repo.start(["node", "dev.ts"], { env: env() });
    const { code, output } = await second.ended;
    expect(code).toBe(1);
    expect(output).toMatch(
      /^issuer cannot listen at port \d+: .*\n.*PORT_SHIFT=\d+ npm run dev\n$/,
    );
  });
});

describe("what is sold", () => {
  const product = { sku: "tea-1", title: "Tea", price: { amount: 590, currency: "EUR" } };

  test("is made, changed, replaced and taken away by an admin, and seen by all", async () => {
    const category = await catalog("POST /v1/categories", await as("admin", { name: "Drinks" }));
    expect(category.status).toBe(201);
    const made = await catalog(
      "POST /v1/products",
      await as("admin", { ...product, categoryIds: [category.body.id] }),
    );
    expect(made).toMatchObject({ status: 201, body: { ...product, active: true } });
    const address = `/v1/products/${made.body.id}`;
    expect((await catalog(`GET ${address}`)).body).toEqual(made.body);

    const merge = { "content-type": "application/merge-patch+json" };
    const patch = { title: "Green tea", description: "Loose" };
    const changed = await catalog(`PATCH ${address}`, await as("admin", patch, merge));
    expect(changed).toMatchObject({ status: 200, body: { ...product, ...patch } });
    const without = await catalog(
      `PATCH ${address}`,
      await as("admin", { description: null }, merge),
    );
    expect(without.body).not.toHaveProperty("description");

    const whole = { ...product, title: "White tea", active: false };
    const replaced = await catalog(`PUT ${address}`, await as("admin", whole));
    expect(replaced.status).toBe(200);
    expect(replaced.body).toMatchObject(whole);
    expect((await catalog(`GET ${address}`)).body).toEqual(replaced.body);

    expect((await catalog(`DELETE ${address}`, await as("support-agent"))).status).toBe(403);
    expect((await catalog(`DELETE ${address}`, await as("admin"))).status).toBe(204);
    expect((await catalog(`GET ${address}`)).status).toBe(404);
  });

  test("has its number once", async () => {
    const twice = { ...product, sku: "tea-2" };
    expect((await catalog("POST /v1/products", await as("admin", twice))).status).toBe(201);
    expect((await catalog("POST /v1/products", await as("admin", twice))).status).toBe(409);
  });

  test("stands in categories that are there", async () => {
    const lost = {
      ...product,
      sku: "tea-3",
      categoryIds: ["00000000-0000-4000-8000-00000000dead"],
    };
    expect((await catalog("POST /v1/products", await as("admin", lost))).status).toBe(409);
  });
});
