import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { ask, type Asked } from "../support/http.ts";
import { rpcClient, type RpcClient } from "../support/rpc.ts";

let repo: Built;
let dev: Development;

beforeAll(async () => {
  repo = await build(blueprints.shop);
  dev = await develop(repo);
}, 600_000);

afterAll(async () => {
  const ended = await dev?.process.stop();
  repo?.remove();
  expect(ended?.code).toBe(0);
});

const as = async (role: string, body?: unknown): Promise<Asked> => ({
  token: await dev.token(role),
  ...(body !== undefined && { body }),
});

describe("payments, in both styles", () => {
  let rpc: RpcClient;
  beforeAll(() => {
    const contracts = join(repo.root, "contracts");
    const file = "payments/v1/payments.proto";
    rpc = rpcClient(contracts, file, "payments.v1.PaymentsService", dev.at.payments![1]!);
  });
  afterAll(() => rpc?.close());

  test("are the same", async () => {
    const rest = await ask(dev.at.payments![0]!, "GET /v1/payments", await as("support-agent"));
    expect(rest.body.items.length).toBeGreaterThan(0);
    const listed = await rpc.call("ListPayments", {}, await dev.token("support-agent"));
    expect(listed.code).toBe("OK");
    const ids = (all: { id: string }[]) => all.map(({ id }) => id);
    expect(ids(listed.message.payments)).toEqual(ids(rest.body.items));
    const [first] = rest.body.items;
    const one = await rpc.call("GetPayment", { id: first.id }, await dev.token("support-agent"));
    expect(one.message.payment.amount).toEqual({
      amount: String(first.amount.amount),
      currency: first.amount.currency,
    });
  });

  test("are refused alike", async () => {
    expect((await rpc.call("ListPayments")).code).toBe("UNAUTHENTICATED");
    const customer = await dev.token("customer");
    expect((await rpc.call("ListPayments", {}, customer)).code).toBe("PERMISSION_DENIED");
    const agent = await dev.token("support-agent");
    const nowhere = { id: "00000000-0000-4000-8000-00000000dead" };
    expect((await rpc.call("GetPayment", nowhere, agent)).code).toBe("NOT_FOUND");
    expect((await rpc.call("GetPayment", { id: "x" }, agent)).code).toBe("INVALID_ARGUMENT");
  });

  test("speak Connect over HTTP/1.1", async () => {
    const path = "POST /payments.v1.PaymentsService/ListPayments";
    const found = await ask(dev.at.payments![0]!, path, await as("support-agent", {}));
    expect(found.status).toBe(200);
    expect(found.body.payments.length).toBeGreaterThan(0);
    const refused = await ask(dev.at.payments![0]!, path, await as("customer", {}));
    expect(refused).toMatchObject({ status: 403, body: { code: "permission_denied" } });
  });
});

describe("parcels, over gRPC alone", () => {
  test("are for the clerks", async () => {
    const contracts = join(repo.root, "contracts");
    const [http, grpc] = dev.at.shipping!;
    const rpc = rpcClient(
      contracts,
      "shipping/v1/shipping.proto",
      "shipping.v1.ShippingService",
      grpc ?? http!,
    );
    const listed = await rpc.call("ListParcels", {}, await dev.token("warehouse-clerk"));
    expect(listed.code).toBe("OK");
    expect(listed.message.parcels.length).toBeGreaterThan(0);
    const customer = await rpc.call("ListParcels", {}, await dev.token("customer"));
    expect(customer.code).toBe("PERMISSION_DENIED");
    rpc.close();
  });
});
