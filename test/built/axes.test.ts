import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { ask } from "../support/http.ts";
import { rpcClient } from "../support/rpc.ts";
import { expectOwnTestsInOne, expectScript, expectWired } from "./whole.ts";

const styles = { rest: ["rest"], grpc: ["grpc"], both: ["rest", "grpc"] };
const kinds = ["none", "oidc"] as const;
const cases = kinds.flatMap((auth) =>
  Object.entries(styles).map(([name, api]) => ({ name, api, auth })),
);

/** A service in a domain of its own: every answer to every question, in all pairs. */
const blueprint = (api: readonly string[], auth: (typeof kinds)[number]) => `
groundplan: 1
name: harbour
platform: { database: postgresql }
auth:
  users: { kind: ${auth} }
${auth === "oidc" ? "  roles: { pilot: [], harbour-master: [pilot] }" : ""}
services:
  berths:
    purpose: Knows which ship lies where.
    api: { ${api.map((style) => `${style}: {}`).join(", ")} }
    entities:
      Ship:
        crud: [create, get, list, update, delete]
        allow: ${allowed(auth)}
        state: whereabouts
        fields:
          callSign: string(4..7) unique
          draught: decimal(4.2)
          whereabouts: enum(at-sea|moored) = at-sea
    operations:
      moorShip: { kind: command, of: Ship, from: [at-sea], to: moored, allow: ${auth === "oidc" ? "[pilot]" : "public"} }
`;

const allowed = (auth: string) =>
  auth === "none"
    ? "{ create: public, get: public, list: public, update: public, delete: public }"
    : "{ create: [pilot], get: [pilot], list: public, update: [harbour-master], delete: [harbour-master] }";

describe.each(cases)("$name, auth $auth", ({ api, auth }) => {
  let repo: Built;
  beforeAll(async () => {
    repo = await build(blueprint(api, auth));
  }, 600_000);
  afterAll(() => repo?.remove());

  test("type-checks, is tidy and passes its own tests", async () => {
    for (const name of ["typecheck", "lint", "format:check"]) await expectScript(repo, name);
    await expectOwnTestsInOne(repo);
  }, 180_000);

  test("everything is wired, and nothing else is there", () => {
    expectWired(repo);
    const kit = repo.read("packages/service-kit/package.json");
    expect(kit.includes("@connectrpc/connect")).toBe(api.includes("grpc"));
    expect(kit.includes("jose")).toBe(auth === "oidc");
  });

  test("does its business", async () => {
    const dev = await develop(repo);
    try {
      const token = auth === "oidc" ? { token: await dev.token("pilot") } : {};
      const [http, http2] = dev.at.berths!;
      if (api.includes("rest")) await overRest(http!, token);
      if (api.includes("grpc")) await overRpc(repo, dev, http2!, token);
    } finally {
      expect((await dev.process.stop()).code).toBe(0);
    }
  }, 60_000);
});

async function overRest(at: string, token: { token?: string }): Promise<void> {
  const body = { callSign: "OEXA", draught: "7.25" };
  const made = await ask(at, "POST /v1/ships", { ...token, body });
  expect(made).toMatchObject({ status: 201, body: { ...body, whereabouts: "at-sea" } });
  const moor = `POST /v1/ships/${made.body.id}/moor`;
  expect((await ask(at, moor, token)).body).toMatchObject({ whereabouts: "moored" });
  expect((await ask(at, moor, token)).status).toBe(409);
  if (token.token) expect((await ask(at, moor)).status).toBe(401);
  expect((await ask(at, "GET /v1/ships")).body.items.length).toBeGreaterThan(0);
}

async function overRpc(
  repo: Built,
  _dev: Development,
  at: string,
  { token }: { token?: string },
): Promise<void> {
  const contracts = join(repo.root, "contracts");
  const rpc = rpcClient(contracts, "berths/v1/berths.proto", "berths.v1.BerthsService", at);
  try {
    const ship = { callSign: "OEXB", draught: "6.50" };
    const made = await rpc.call("CreateShip", ship, token);
    expect(made).toMatchObject({ code: "OK", message: { ship: { callSign: "OEXB" } } });
    const { id } = made.message.ship;
    expect(await rpc.call("MoorShip", { id }, token)).toMatchObject({ code: "OK" });
    expect((await rpc.call("MoorShip", { id }, token)).code).toBe("FAILED_PRECONDITION");
    expect((await rpc.call("CreateShip", ship, token)).code).toBe("ALREADY_EXISTS");
    if (token) expect((await rpc.call("MoorShip", { id })).code).toBe("UNAUTHENTICATED");
  } finally {
    rpc.close();
  }
}
