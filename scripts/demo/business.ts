import { join } from "node:path";
import { ask, type Answer, type Asked } from "../../test/support/http.ts";
import { rpcClient, type RpcAnswer } from "../../test/support/rpc.ts";
import type { Example } from "./example.ts";
import { happened, part } from "./say.ts";

/** What people do with the example, over HTTP and gRPC. Throws at the first answer that is not the one they expect. */
export async function business(example: Example): Promise<void> {
  await orders(example);
  await catalog(example);
  await payments(example);
  await parcels(example);
}

async function orders({ at, token }: Example): Promise<void> {
  part("Orders, over HTTP");
  const [base] = at.orders!;
  const customer = await token("customer");
  const body = {
    customerId: "7b0f3c1e-6e3b-4a57-9f0e-0f6ff0f7a001",
    sku: "kettle-1",
    quantity: 2,
    total: { amount: 9980, currency: "EUR" },
    shipTo: { street: "Ring 1", city: "Wien", zip: "1010", country: "AT" },
  };
  const http = client(base!);
  const placed = await http("A customer places an order", 201, "POST /v1/orders", {
    token: customer,
    body,
  });
  const order = `/v1/orders/${placed.body.id}`;
  await http("and reads it back", 200, `GET ${order}`, { token: customer });
  await http("Nobody else may: without a token", 401, `GET ${order}`);
  const clerk = await token("warehouse-clerk");
  await http("or with the token of another role", 403, `GET ${order}`, { token: clerk });
  const wrong = { ...body, quantity: 100 };
  await http("An order of 100 pieces is refused", 400, "POST /v1/orders", {
    token: customer,
    body: wrong,
  });
  const reason = { reason: "Changed my mind" };
  await http("The customer cancels", 200, `POST ${order}/cancel`, {
    token: customer,
    body: reason,
  });
  await http("and cannot cancel twice", 409, `POST ${order}/cancel`, {
    token: customer,
    body: reason,
  });
  const agent = await token("support-agent");
  const page = await http("Support reads the first page", 200, "GET /v1/orders?limit=1", {
    token: agent,
  });
  const next = /<([^>]+)>/.exec(page.headers.get("link") ?? "")?.[1] ?? "";
  const { pathname, search } = new URL(next, base);
  await http("and follows its link to the next", 200, `GET ${pathname}${search}`, { token: agent });
}

async function catalog({ at, token }: Example): Promise<void> {
  part("The catalog, over HTTP");
  const http = client(at.catalog![0]!);
  const admin = await token("admin");
  const body = { sku: "kettle-1", title: "Kettle", price: { amount: 4990, currency: "EUR" } };
  await http("An admin adds a product", 201, "POST /v1/products", { token: admin, body });
  await http("which cannot be there twice", 409, "POST /v1/products", { token: admin, body });
  await http("Everyone sees what is sold", 200, "GET /v1/products");
}

async function payments({ at, root, token }: Example): Promise<void> {
  part("Payments, over HTTP and gRPC");
  const [base, grpc] = at.payments!;
  const agent = await token("support-agent");
  await client(base!)("Support lists the payments", 200, "GET /v1/payments", { token: agent });
  const path = "POST /payments.v1.PaymentsService/ListPayments";
  const asked = { token: agent, body: {} };
  await client(base!)("the same, as Connect with JSON", 200, path, asked);
  const service = "payments.v1.PaymentsService";
  const rpc = rpcClient(join(root, "contracts"), "payments/v1/payments.proto", service, grpc!);
  try {
    const list = await rpc.call("ListPayments", {}, agent);
    expectCode("and by gRPC", "OK", `${grpc} ${service}/ListPayments`, list);
    const missing = { id: "00000000-0000-4000-8000-00000000dead" };
    const none = await rpc.call("GetPayment", missing, agent);
    expectCode("A payment that is not there", "NOT_FOUND", `${grpc} ${service}/GetPayment`, none);
  } finally {
    rpc.close();
  }
}

async function parcels({ at, root, token }: Example): Promise<void> {
  part("Parcels, over gRPC alone");
  const [, grpc] = at.shipping!;
  const service = "shipping.v1.ShippingService";
  const where = `${grpc} ${service}/ListParcels`;
  const rpc = rpcClient(join(root, "contracts"), "shipping/v1/shipping.proto", service, grpc!);
  try {
    const list = await rpc.call("ListParcels", {}, await token("warehouse-clerk"));
    expectCode("A clerk lists the parcels", "OK", where, list);
    const refused = await rpc.call("ListParcels", {}, await token("customer"));
    expectCode("A customer may not", "PERMISSION_DENIED", where, refused);
  } finally {
    rpc.close();
  }
}

const client =
  (base: string) =>
  async (sentence: string, status: number, what: string, asked: Asked = {}): Promise<Answer> => {
    const answer = await ask(base, what, asked);
    const [method, path] = what.split(" ");
    const title = answer.body?.title ? `, "${answer.body.title}"` : "";
    happened(sentence, `${method} ${base}${path}`, `${answer.status}${title}`);
    if (answer.status !== status)
      throw new Error(`${status} was to come: ${JSON.stringify(answer.body)}`);
    return answer;
  };

function expectCode(sentence: string, code: string, where: string, answer: RpcAnswer): void {
  const details = answer.details ? `, "${answer.details}"` : "";
  happened(sentence, where, `${answer.code}${details}`);
  if (answer.code !== code) throw new Error(`${code} was to come`);
}
