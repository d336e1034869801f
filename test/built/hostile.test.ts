import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { ask } from "../support/http.ts";
import { rpcClient } from "../support/rpc.ts";

let repo: Built;
let dev: Development;

beforeAll(async () => {
  repo = await build(blueprints.hostile);
  dev = await develop(repo);
}, 600_000);

afterAll(async () => {
  await dev?.process.stop();
  repo?.remove();
});

const as = async (service: string, role: string, what: string, body?: unknown) =>
  ask(dev.at[service]![0]!, what, {
    token: await dev.token(role),
    ...(body !== undefined && { body }),
  });

/** Texts that end strings, comments, statements and pages. */
const texts = [
  "'; drop table classes; --",
  "${process.exit(1)} {{constructor}} `",
  "</script><script>alert(1)</script>",
  "a/b?c=d&e#f %2e%2e",
  "日本語 🏗️ é",
];

test.each(texts)("%s is kept to the letter, and found by", async (type) => {
  const made = await as("system", "admin", "POST /v1/classes", {
    type,
    default: true,
    where: "2026-02-28",
  });
  expect(made).toMatchObject({ status: 201, body: { type, default: true, select: 0 } });
  const read = await as("system", "class", `GET /v1/classes/${made.body.id}`);
  expect(read.body).toEqual(made.body);
  const again = await as("system", "admin", "POST /v1/classes", { type });
  expect(again.status).toBe(409);
  const path = `/v1/classes/by-type/${encodeURIComponent(type)}/delete`;
  expect((await as("system", "admin", `POST ${path}`)).status).toBe(204);
  expect((await as("system", "admin", `POST ${path}`)).status).toBe(404);
});

test("names of JavaScript's own objects are names", async () => {
  const promise = { catch: "c", finally: "f" };
  const made = await as("system", "admin", "POST /v1/promises", promise);
  expect(made).toMatchObject({ status: 201, body: { ...promise, await: true, async: false } });
  const error = { message: "m", stack: ["s"] };
  const failed = await as("system", "class", "POST /v1/errors", error);
  expect(failed.body).toMatchObject({ ...error, code: "null", name: "Error: {{x}}, ${y}" });
  const odd = `{"body":{"__proto__":{"admin":true},"constructor":1},"method":"get-it","url":"https://a.example/"}`;
  const answer = await ask(dev.at.system![0]!, "POST /v1/requests", { body: odd });
  expect([201, 400]).toContain(answer.status);
  const inherited = `{"type":"x","__proto__":{"default":true}}`;
  expect((await as("system", "admin", "POST /v1/classes", inherited)).status).toBe(400);
});

test("states called true, false and null are states", async () => {
  const event = { key: "a key/with: everything?" };
  const opened = await as("system", "class", "POST /v1/events", event);
  expect(opened).toMatchObject({ status: 201, body: { ...event, state: "true", emit: true } });
  const close = `POST /v1/events/by-key/${encodeURIComponent(event.key)}/close`;
  const closed = await as("system", "class", close, { reason: "r", return: true });
  expect(closed).toMatchObject({ status: 200, body: { state: "false" } });
  const lost = await as("system", "admin", `POST /v1/events/${opened.body.id}/lose`);
  expect(lost.body).toMatchObject({ state: "null" });
});

test("words that SQL keeps for itself are columns", async () => {
  const user = await as("order-user", "admin", "POST /v1/users", { user: "u@a.example" });
  expect(user.status).toBe(201);
  const order = {
    desc: "d",
    from: "2026-01-01",
    check: "1.50",
    userId: user.body.id,
    groupIds: [],
  };
  const made = await as("order-user", "class", "POST /v1/orders", order);
  expect(made).toMatchObject({ status: 201, body: { ...order, limit: 10, offset: 0 } });
});

test("over gRPC, too", async () => {
  const contracts = join(repo.root, "contracts");
  const file = "system/v1/system.proto";
  const rpc = rpcClient(contracts, file, "system.v1.SystemService", dev.at.system![1]!);
  try {
    const admin = await dev.token("admin");
    const made = await rpc.call("CreateClass", { type: "rpc", default: true }, admin);
    expect(made).toMatchObject({ code: "OK", message: { class: { type: "rpc", default: true } } });
    expect((await rpc.call("New", { id: made.message.class.id, select: 7 }, admin)).code).toBe(
      "OK",
    );
    expect((await rpc.call("Delete", { type: "rpc" }, admin)).code).toBe("OK");
    expect((await rpc.call("Delete", { type: "rpc" }, admin)).code).toBe("NOT_FOUND");
  } finally {
    rpc.close();
  }
});
