import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { someTests } from "../built/whole.ts";
import { real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { ask } from "../support/http.ts";
import { type StrangeIssuer, strangeIssuer } from "../support/issuer.ts";
import { freePort } from "../support/ports.ts";
import { type Postgres, postgresServer } from "../support/postgres.ts";
import { rpcClient } from "../support/rpc.ts";

/** No broker is there: events wait. */
const AWAY = "nats://127.0.0.1:1";
const ADAPTERS = "services/**/postgres.test.ts";

real("PostgreSQL", postgresServer, (server) => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await server()();
  }, 60_000);
  afterAll(() => postgres?.stop());

  describe.each([
    ["shop", blueprints.shop],
    ["clinic", blueprints.clinic],
  ])("%s", (name, blueprint) => {
    let repo: Built;
    let issuer: StrangeIssuer;
    beforeAll(async () => {
      repo = await build(blueprint);
      issuer = await strangeIssuer(name);
    }, 600_000);
    afterAll(async () => {
      await issuer?.close();
      repo?.remove();
    });

    test("its adapters pass their own tests", async () => {
      const env = { TEST_DATABASE_URL: await postgres.database() };
      const { passed, failed, output } = await someTests(repo, ADAPTERS, { env, isolated: true });
      expect(failed, output).toBe(0);
      expect(passed, output).toBeGreaterThan(repo.services.length);
    }, 120_000);

    test("each service starts alone, twice, and is well", async () => {
      const DATABASE_URL = await postgres.database();
      for (const service of [...repo.services, ...repo.services]) {
        const [PORT, HTTP2_PORT] = [String(await freePort()), String(await freePort())];
        const env = { DATABASE_URL, NATS_URL: AWAY, OIDC_ISSUER: issuer.url, PORT, HTTP2_PORT };
        const running = repo.start(["node", `services/${service}/src/main.ts`], { env });
        await running.says('"listening"');
        const ready = await ask(`http://127.0.0.1:${PORT}`, "GET /health/ready");
        const { code, output } = await running.stop();
        expect({ status: ready.status, code }, output).toEqual({ status: 200, code: 0 });
      }
    }, 120_000);
  });

  test("the laboratory of the clinic does its business over gRPC on it", async () => {
    const repo = await build(blueprints.clinic);
    const issuer = await strangeIssuer("village-clinic");
    const [PORT, HTTP2_PORT] = [String(await freePort()), String(await freePort())];
    const DATABASE_URL = await postgres.database();
    const env = { DATABASE_URL, NATS_URL: AWAY, OIDC_ISSUER: issuer.url, PORT, HTTP2_PORT };
    const running = repo.start(["node", "services/laboratory/src/main.ts"], { env });
    const rpc = rpcClient(
      join(repo.root, "contracts"),
      "laboratory/v1/laboratory.proto",
      "laboratory.v1.LaboratoryService",
      `http://127.0.0.1:${HTTP2_PORT}`,
    );
    try {
      await running.says('"listening"');
      const token = issuer.token({ roles: ["physician"] });
      const sample = {
        barcode: "ABC-000001",
        visitId: "7b0f3c1e-6e3b-4a57-9f0e-0f6ff0f7a001",
        takenAt: { seconds: "1774744200", nanos: 0 },
        cost: { amount: "1250", currency: "EUR" },
      };
      const asked = await rpc.call("RequestSample", sample, token);
      expect(asked).toMatchObject({ code: "OK", message: { sample } });
      const { barcode } = sample;
      const starts = await Promise.all(
        Array.from({ length: 6 }, () => rpc.call("StartSample", { barcode }, token)),
      );
      const refused: string[] = Array.from({ length: 5 }, () => "FAILED_PRECONDITION");
      expect(starts.map(({ code }) => code).toSorted()).toEqual([...refused, "OK"]);
      const { message } = await rpc.call("ListSamples", {}, token);
      expect(message.samples).toHaveLength(1);
    } finally {
      rpc.close();
      expect((await running.stop()).code).toBe(0);
      await issuer.close();
      repo.remove();
    }
  }, 120_000);

  test("a change that does not lock its row is noticed", async () => {
    const repo = await build(blueprints.shop);
    try {
      const path = "services/orders/src/adapters/postgres/orders.ts";
      repo.edit(path, (text) => text.replace(".forNoKeyUpdate()", ""));
      const env = { TEST_DATABASE_URL: await postgres.database() };
      const run = () => someTests(repo, "services/orders/**/postgres.test.ts", { env });
      // a lost update needs two changes at once, which the operating system may put in a row
      let noticed = 0;
      for (let round = 0; round < 8 && noticed === 0; round++) noticed = (await run()).failed;
      expect(noticed).toBeGreaterThan(0);
    } finally {
      repo.remove();
    }
  }, 240_000);
});
