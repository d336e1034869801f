import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ask, type Answer, type Asked } from "../../test/support/http.ts";
import { rpcClient, type RpcAnswer } from "../../test/support/rpc.ts";
import type { Example } from "./example.ts";
import { happened, part } from "./say.ts";

/** What people do with the example, over HTTP and gRPC. Throws at the first answer that is not the one they expect. */
export async function business(example: Example): Promise<void> {
  await orders(example);
  await story(example);
  await catalog(example);
  await payments(example);
  await parcels(example);
}

const order = {
  customerId: "7b0f3c1e-6e3b-4a57-9f0e-0f6ff0f7a001",
  sku: "kettle-1",
  quantity: 2,
  total: { amount: 9980, currency: "EUR" },
  shipTo: { street: "Ring 1", city: "Wien", zip: "1010", country: "AT" },
};

async function orders({ at, token }: Example): Promise<void> {
  part("Orders, over HTTP");
  const [base] = at.orders!;
  const http = client(base!);
  const customer = { token: await token("customer") };
  const place = "POST /v1/orders";
  const placed = await http("A customer places an order", 201, place, { ...customer, body: order });
  const read = `GET /v1/orders/${placed.body.id}`;
  await http("and reads it back", 200, read, customer);
  await http("Nobody else may: without a token", 401, read);
  const clerk = { token: await token("warehouse-clerk") };
  await http("or with the token of another role", 403, read, clerk);
  const body = { ...order, quantity: 100 };
  await http("An order of 100 pieces is refused", 400, place, { ...customer, body });
  const agent = { token: await token("support-agent") };
  const page = await http("Support reads the first page", 200, "GET /v1/orders?limit=1", agent);
  const next = /<([^>]+)>/.exec(page.headers.get("link") ?? "")?.[1] ?? "";
  const { pathname, search } = new URL(next, base);
  await http("and follows its link to the next", 200, `GET ${pathname}${search}`, agent);
}

/** What the services tell each other: nobody asks for it over HTTP. */
async function story({ at, token }: Example): Promise<void> {
  part("What becomes of an order, by events");
  const [base] = at.orders!;
  const customer = { token: await token("customer") };
  const agent = { token: await token("support-agent") };
  const place = async (sentence: string) => {
    const asked = { ...customer, body: order };
    const { body } = await client(base!)(sentence, 201, PLACE, asked);
    return body.id as string;
  };
  const payment = (id: string) => async () => {
    const { body } = await ask(at.payments![0]!, "GET /v1/payments?limit=100", agent);
    return body.items.find((one: { orderId: string }) => one.orderId === id)?.state;
  };
  const status = (id: string) => async () =>
    (await ask(base!, `GET /v1/orders/${id}`, customer)).body.status;

  const kept = await place("A customer places an order");
  await becomes("It is paid, packed and on its way", `order ${kept}`, "shipped", status(kept));
  await becomes("The money is there, once", `payment of ${kept}`, "captured", payment(kept));

  const regretted = await place("A customer places another");
  const cancel = `POST /v1/orders/${regretted}/cancel`;
  const body = { reason: "Changed my mind" };
  await client(base!)("and cancels it at once", 200, cancel, { ...customer, body });
  await becomes("The money goes back", `payment of ${regretted}`, "refunded", payment(regretted));
  await becomes("and it stays cancelled", `order ${regretted}`, "cancelled", status(regretted));
  await client(base!)("Nobody cancels twice", 409, cancel, { ...customer, body });
}

const PLACE = "POST /v1/orders";

async function becomes(
  sentence: string,
  what: string,
  wanted: string,
  read: () => Promise<string | undefined>,
): Promise<void> {
  await reaches(what, wanted, read);
  happened(sentence, what, wanted);
}

/** Waits until it is so. */
async function reaches(
  what: string,
  wanted: string,
  read: () => Promise<string | undefined>,
): Promise<void> {
  const until = Date.now() + 20_000;
  for (let now = await read(); now !== wanted; now = await read()) {
    if (Date.now() > until) throw new Error(`${what} was to become ${wanted}, and is ${now}`);
    await wait(20);
  }
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
