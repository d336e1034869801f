// Calls the orders of a running shop by the TypeScript SDK; prints what came of it as JSON.
import { Configuration, OrdersApi, ResponseError } from "@shop/orders-sdk";

const { BASE_URL: basePath = "", CUSTOMER = "", AGENT = "" } = process.env;
/** @param {string} accessToken */
const apiOf = (accessToken) => new OrdersApi(new Configuration({ basePath, accessToken }));
const [customer, agent] = [apiOf(CUSTOMER), apiOf(AGENT)];

/** @param {Promise<unknown>} call */
async function problemOf(call) {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    const { type } = await error.response.json();
    return `${error.response.status} ${type}`;
  }
  return "none";
}

const made = await customer.placeOrder({
  placeOrder: {
    customerId: crypto.randomUUID(),
    sku: "sku-1",
    quantity: 2,
    total: { amount: 1250, currency: "EUR" },
    shipTo: { street: "Street 1", city: "Town", zip: "12345", country: "DE" },
  },
});
const { id } = made;

const cancelOrder = { reason: "changed my mind" };
const cancelled = await customer.cancelOrder({ id, cancelOrder });
/** @type {string[]} */
const ids = [];
/** @type {string | undefined} */
let cursor;
let pages = 0;
do {
  const page = await agent.listOrders({ limit: 2, ...(cursor && { cursor }) });
  ids.push(...page.items.map((one) => one.id));
  cursor = page.next;
  pages++;
} while (cursor);

const problems = [
  await problemOf(customer.cancelOrder({ id, cancelOrder })),
  await problemOf(customer.getOrder({ id: crypto.randomUUID() })),
  await problemOf(customer.listOrders()),
];
console.log(
  JSON.stringify({
    total: made.total.amount,
    made: made.createdAt instanceof Date,
    paged: pages > 1 && new Set(ids).size === ids.length && ids.includes(id),
    status: cancelled.status,
    problems,
  }),
);
