const orders = "services/orders/src";
export const slice = `${orders}/features/orders`;
const adapter = `${orders}/adapters/postgres/orders.ts`;
const kit = "packages/service-kit/src";

/** The tests that know: of a slice, of a service's adapters, of its events, of the kit's part in them. */
export const TESTS = {
  slice: `${slice}/*.test.ts`,
  access: `${orders}/access.test.ts`,
  adapters: `${orders}/adapters/**/*.test.ts`,
  events: `${orders}/messaging.test.ts`,
};

type Change = (file: string) => string;
export const without =
  (text: string | RegExp): Change =>
  (file) =>
    file.replace(text, "");
const instead =
  (text: string | RegExp, other: string): Change =>
  (file) =>
    file.replace(text, other);

/** One thing less, or otherwise, in a file of the shop; and the tests of which one has to fail then. */
export const MUTATIONS: readonly { what: string; path: string; change: Change; tests: string }[] = [
  {
    what: "the rule from which states an order can be cancelled",
    path: `${slice}/order.ts`,
    change: instead('["pending", "paid"]', '["pending", "paid", "cancelled"]'),
    tests: TESTS.slice,
  },
  {
    what: "what becomes of the state",
    path: `${slice}/order.ts`,
    change: without(/, status: "cancelled"(?= };\n}\n$)/),
    tests: TESTS.slice,
  },
  {
    what: "a limit",
    path: `${slice}/order.ts`,
    change: instead("f.int(1, 99)", "f.int(1, 100)"),
    tests: TESTS.slice,
  },
  {
    what: "a default",
    path: `${slice}/order.ts`,
    change: instead("quantity ?? 1", "quantity ?? 2"),
    tests: TESTS.slice,
  },
  {
    what: "a field of the row",
    path: adapter,
    change: instead("note: order.note ?? null", "note: null"),
    tests: TESTS.adapters,
  },
  {
    what: "the storing of a new one",
    path: `${slice}/operations.ts`,
    change: without(/ +await orders\.add\(order, orderPlaced\(order\)\);\n/),
    tests: TESTS.slice,
  },
  {
    what: "the order of a list",
    path: adapter,
    change: without('.orderBy("created_at", "desc")'),
    tests: TESTS.adapters,
  },
  {
    what: "the refusal of what is not there",
    path: `${slice}/operations.ts`,
    change: instead(
      /found\(await orders\.find\(wanted\), "order"\)/,
      "(await orders.find(wanted))!",
    ),
    tests: TESTS.slice,
  },
  {
    what: "a right",
    path: `${slice}/operations.ts`,
    change: instead('["support-agent"]', '["customer"]'),
    tests: TESTS.access,
  },
  {
    what: "authorization",
    path: `${slice}/operations.ts`,
    change: instead('allow: ["customer"]', 'allow: "public"'),
    tests: TESTS.access,
  },
  {
    what: "a denial",
    path: `${slice}/operations.ts`,
    change: instead("allow: []", 'allow: ["admin"]'),
    tests: TESTS.access,
  },
  {
    what: "the address of what was made",
    path: `${slice}/routes.ts`,
    change: instead(/\$\{\w+\.id\}`/, "`"),
    tests: TESTS.slice,
  },
  {
    what: "a refusal of the database",
    path: "services/payments/src/adapters/postgres/payments.ts",
    change: (file) => file.replaceAll(".catch(refusal)", ""),
    tests: "services/payments/src/adapters/**/*.test.ts",
  },
  {
    what: "who calls over gRPC",
    path: "services/shipping/src/app.ts",
    change: (file) =>
      `import { system } from "@shop/service-kit/caller";\n${file.replace("authenticate, options", "() => system, options")}`,
    tests: "services/shipping/src/*.test.ts",
  },
  {
    what: "that the role is asked for before a body is read",
    path: `${orders}/app.ts`,
    change: without(", operations"),
    tests: `${orders}/rest.test.ts`,
  },
  {
    what: "an event of what is new",
    path: `${slice}/operations.ts`,
    change: instead("orders.add(order, orderPlaced(order))", "orders.add(order)"),
    tests: TESTS.slice,
  },
  {
    what: "an event of a change",
    path: `${slice}/operations.ts`,
    change: instead("pay, orderPaid)", "pay)"),
    tests: TESTS.slice,
  },
  {
    what: "the outbox: events are not stored with what is new",
    path: adapter,
    change: without("if (event) await storeEvents(tx, [event]);"),
    tests: TESTS.events,
  },
  {
    what: "the outbox: events are not stored with a change",
    path: adapter,
    change: without("if (event) await storeEvents(tx, [event(order)]);"),
    tests: TESTS.events,
  },
  {
    what: "the outbox: events are stored before their change, in a transaction of their own",
    path: adapter,
    change: instead(
      /( +await )tx(\.insertInto.*\n)( +if \(event\) await storeEvents.*\n) +\}\)/,
      "$3}).then(async () => {\n$1db$2})",
    ),
    tests: TESTS.events,
  },
  {
    what: "the outbox: events are forgotten before the broker has them",
    path: `${kit}/relay.ts`,
    change: instead(
      /( +await broker\.publish\(event\);\n)( +published\.push.*\n +removing .*\n)/,
      "$2$1",
    ),
    tests: TESTS.events,
  },
  {
    what: "the inbox: what arrives twice happens twice",
    path: `${kit}/inbox.ts`,
    change: instead("=== 1n", ">= 0n"),
    tests: "services/payments/src/messaging.test.ts",
  },
  {
    what: "what is done when a reaction is refused",
    path: `${orders}/reactions.ts`,
    change: without(/ +refused: "ignore",\n/),
    tests: TESTS.events,
  },
  {
    what: "what is done when that is missing which a reaction is about",
    path: "services/shipping/src/reactions.ts",
    change: instead('missing: "ignore"', 'missing: "park"'),
    tests: "services/shipping/src/messaging.test.ts",
  },
  {
    what: "the order of events of one key, as they are received",
    path: `${kit}/lanes.ts`,
    change: instead("before ? before.then(task) : task()", "task()"),
    tests: `${kit}/consumer.test.ts`,
  },
  {
    what: "the order of events of one key, as they are sent",
    path: `${kit}/relay.ts`,
    change: instead("lanes.run(row.key, ", "lanes.run(String(row.position), "),
    tests: `${kit}/messaging.test.ts`,
  },
];
