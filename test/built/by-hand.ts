import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { parse, stringify } from "yaml";
import type { Built } from "../support/built.ts";
import { expectScript, someTests } from "./whole.ts";

/** A step of somebody who changes a repo by hand, as its README says, and where the compiler then says that work is due. */
interface Step {
  what: string;
  edits: readonly (readonly [path: string, change: (text: string) => string])[];
  due: readonly string[];
}

const orders = "services/orders/src";
const parcels = "services/shipping/src";
const rows = {
  orders: `${orders}/adapters/postgres/orders.ts`,
  parcels: `${parcels}/adapters/postgres/parcels.ts`,
};
const slices = { orders: `${orders}/features/orders`, parcels: `${parcels}/features/parcels` };

const behind =
  (line: string, ...more: string[]) =>
  (text: string) =>
    text.replace(line, [line, ...more].join("\n"));
const instead = (what: string, other: string) => (text: string) => text.replace(what, other);
const yaml = (change: (document: any) => void) => (text: string) => {
  const document = parse(text);
  change(document);
  return stringify(document);
};
const READ = "    ...(row.weight !== null && { weight: row.weight }),";
const weight = { type: "integer", minimum: 0, maximum: 1_000_000 };
const weighed = (...schemas: string[]) =>
  yaml(({ components }) => {
    for (const name of schemas) components.schemas[name].properties.weight = weight;
  });

const HOLD = `  /** Hold an order. */
  holdOrder: operation({
    name: "holdOrder",
    allow: ["customer"],
    input: OrderId,
    async run({ id }) {
      return found(await orders.change({ id }, (before) => before), "order");
    },
  }),
`;
const HELD = `  async holdOrder({ path }, { caller }) {
    return { status: 200, body: whole(await orders.holdOrder(path, caller)) };
  },
`;

/**
 * An optional field: of an order, which REST and an event show, and of a parcel, which gRPC shows. And another operation of an order.
 */
const STEPS: readonly Step[] = [
  {
    what: "contracts",
    edits: [
      ["contracts/orders/openapi.yaml", weighed("Order", "PlaceOrder")],
      ["contracts/orders/asyncapi.yaml", weighed("OrderPaid")],
      [
        "contracts/shipping/v1/shipping.proto",
        behind("  ParcelState state = 7;", "  optional int32 weight = 8;"),
      ],
      [
        "contracts/orders/openapi.yaml",
        yaml(({ paths }) => {
          const { parameters, post } = structuredClone(paths["/v1/orders/{id}/cancel"]);
          delete post.requestBody;
          paths["/v1/orders/{id}/hold"] = {
            parameters,
            post: { ...post, operationId: "holdOrder" },
          };
        }),
      ],
    ],
    due: [
      `${orders}/app.ts`,
      `${slices.orders}/events.ts`,
      `${slices.orders}/routes.ts`,
      `${slices.parcels}/rpc.ts`,
    ],
  },
  {
    what: "what they are",
    edits: [
      [
        `${slices.orders}/order.ts`,
        behind("  total: f.money(),", "  weight: f.optional(f.int(0, 1_000_000)),"),
      ],
      [
        `${slices.parcels}/parcel.ts`,
        behind("  quantity: f.int(1, 99),", "  weight: f.optional(f.int()),"),
      ],
    ],
    due: [
      rows.orders,
      `${orders}/app.ts`,
      `${slices.orders}/events.ts`,
      `${slices.orders}/order.ts`,
      `${slices.orders}/routes.ts`,
      rows.parcels,
      `${slices.parcels}/parcel.ts`,
      `${slices.parcels}/rpc.ts`,
    ],
  },
  {
    what: "what callers give, what is told, and what is done",
    edits: [
      [`${slices.orders}/order.ts`, instead('"note", "shipTo"', '"note", "shipTo", "weight"')],
      [
        `${slices.orders}/events.ts`,
        behind("    quantity: order.quantity,", "    weight: order.weight,"),
      ],
      [`${slices.orders}/operations.ts`, instead("  /** Cancel an", `${HOLD}\n  /** Cancel an`)],
      [`${slices.parcels}/parcel.ts`, behind("    ...input,", '    ...absent("weight"),')],
      [`${slices.parcels}/parcel.ts`, instead("{ whole }", "{ absent, whole }")],
      [
        `${slices.parcels}/rpc.ts`,
        behind("  quantity: parcel.quantity,", "  weight: parcel.weight,"),
      ],
    ],
    due: [`${orders}/access.test.ts`, rows.orders, `${orders}/app.ts`, rows.parcels],
  },
  {
    what: "who answers and who may, and what is read of rows",
    edits: [
      [
        `${slices.orders}/routes.ts`,
        instead("  async cancelOrder(", `${HELD}\n  async cancelOrder(`),
      ],
      [`${slices.orders}/routes.ts`, instead('OrderRoute = "', 'OrderRoute = "holdOrder" | "')],
      [
        `${orders}/access.test.ts`,
        behind("  payOrder: [],", '  holdOrder: ["customer", "support-agent", "admin"],'),
      ],
      [rows.orders, behind("    status: row.status,", READ)],
      [rows.parcels, behind("    state: row.state,", READ)],
    ],
    due: [rows.orders, rows.parcels],
  },
  {
    what: "the columns",
    edits: [
      [rows.orders, behind('  status: Order["status"];', "  weight: number | null;")],
      [rows.parcels, behind('  state: Parcel["state"];', "  weight: number | null;")],
    ],
    due: [rows.orders, rows.parcels],
  },
  {
    what: "what is written to them",
    edits: [
      [rows.orders, behind("  status: order.status,", "  weight: order.weight ?? null,")],
      [rows.parcels, behind("  state: parcel.state,", "  weight: parcel.weight ?? null,")],
    ],
    due: [],
  },
];

/** Takes every step, and each says where the next ones are due; then `tests` know whether the field is stored. */
export async function expectAdded(repo: Built, tests: readonly string[]): Promise<void> {
  for (const step of STEPS) expect(await take(repo, step), step.what).toEqual(step.due.toSorted());
  // values that tests store and read back
  repo.edit("services/orders/examples.json", (text) =>
    text.replaceAll('      "status":', '      "weight": 7,\n      "status":'),
  );
  expect((await someTests(repo, tests)).failed, "without a column").toBeGreaterThan(0);
  const column = 'alter table "orders" add column "weight" integer;\n';
  writeFileSync(join(repo.root, "services/orders/migrations/0002-weight.sql"), column);
  const { failed, passed, output } = await someTests(repo, tests);
  expect(failed, output).toBe(0);
  expect(passed).toBeGreaterThan(10);
}

/** Says in which files work is then due; tests of what callers give are made of examples, and follow. */
async function take(repo: Built, { edits }: Step): Promise<string[]> {
  for (const [path, change] of edits) repo.edit(path, change);
  if (edits.some(([path]) => path.startsWith("contracts/"))) await expectScript(repo, "contracts");
  const known = ["--incremental", "--tsBuildInfoFile", ".typecheck"];
  const { output } = await repo.script("typecheck", ...known);
  const files = [...output.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => file!);
  return [...new Set(files)].filter((file) => !file.endsWith("/operations.test.ts")).toSorted();
}
