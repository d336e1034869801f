import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { planFrom } from "../../../src/index.ts";
import { compare } from "../../../src/merge/compare.ts";
import { resolve } from "../../../src/merge/resolve.ts";
import { putOf } from "../../../src/merge/review.ts";
import type { Change } from "../../../src/merge/types.ts";
import { createProject } from "../../../src/project.ts";
import { readNumbers } from "../../../src/contracts/proto-read.ts";
import { regenerate, type Rename } from "../../../src/regenerate.ts";
import { snapshot } from "../../../src/workspace/snapshot.ts";
import { REAL } from "../plan/plans.ts";
import { emptyFolder } from "../workspace/helpers.ts";

const SHOP = readFileSync("examples/shop.yaml", "utf8");
const OPENAPI = "contracts/orders/openapi.yaml";
const ASYNCAPI = "contracts/orders/asyncapi.yaml";
const PROTO = "contracts/shipping/v1/shipping.proto";

async function shop(): Promise<string> {
  const root = join(emptyFolder(), "shop");
  await createProject(root, planFrom(SHOP, "blueprint.yaml", REAL).plan!, {
    install: false,
    git: true,
  });
  return root;
}

function edit(root: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), "utf8");
  expect(text).toContain(from);
  writeFileSync(
    join(root, path),
    text.replace(from, () => to),
  );
}

/** What would be done to the repo for another blueprint. */
function changesFor(root: string, blueprint: string): Change[] {
  const made = planFrom(blueprint, "blueprint.yaml", REAL);
  expect(made.problems).toEqual([]);
  const files = [...made.plan!.files];
  return [...resolve(compare({ files }, snapshot(root, { files })), { isTaken: () => false })];
}

async function problems(root: string, blueprint: string, breaking = false): Promise<string[]> {
  const options = { mode: "dry-run", blueprintText: blueprint, allow: { breaking } } as const;
  const { refusals } = await regenerate(root, options, { catalog: REAL });
  return refusals.map(({ code, file, message }) => `${code} ${file} ${message}`);
}

const MORE = SHOP.replace(
  "      note: string(500)?",
  "      note: string(500)?\n          voucher: string(20)?",
);
const LESS = SHOP.replace("carries: [id, customerId, total]", "carries: [id, total]");

test("what the blueprint adds to a contract meets what was added by hand, in all three formats", async () => {
  const root = await shop();
  edit(
    root,
    OPENAPI,
    "        createdAt:\n",
    "        gift:\n          type: boolean\n        createdAt:\n",
  );
  edit(
    root,
    OPENAPI,
    "paths:\n",
    'paths:\n  /v1/orders/count:\n    get:\n      operationId: countOrders\n      responses:\n        "200":\n          description: How many.\n',
  );
  edit(
    root,
    ASYNCAPI,
    "        customerId:\n",
    "        channel:\n          type: string\n        customerId:\n",
  );
  edit(root, PROTO, "  Parcel parcel = 1;", "  Parcel parcel = 1;\n  string carrier = 9;");
  const blueprint = MORE.replace(
    "carries: [id, customerId, total]",
    "carries: [id, customerId, sku, total]",
  ).replace(
    "          state: enum(packed|voided)",
    "          weight: int(0..1000)?\n          state: enum(packed|voided)",
  );
  expect(blueprint).toContain("weight");
  const changes = changesFor(root, blueprint).filter(({ path }) => path.startsWith("contracts/"));
  const put = new Map(changes.map((change) => [change.path, putOf(change)]));
  expect(changes.filter(({ kind }) => kind === "merge")).toMatchObject([
    { marks: [] },
    { marks: [] },
    { marks: [] },
  ]);
  const openapi = parse(put.get(OPENAPI)!);
  expect(Object.keys(openapi.components.schemas.Order.properties)).toEqual(
    expect.arrayContaining(["gift", "voucher"]),
  );
  expect(openapi.paths).toHaveProperty(["/v1/orders/count", "get", "operationId"], "countOrders");
  const { properties } = parse(put.get(ASYNCAPI)!).components.schemas.OrderPlaced;
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(["channel", "sku"]));
  expect(put.get(PROTO)).toMatch(/string carrier = 9;[\s\S]*int32 weight = /);
  expect(await problems(root, blueprint)).toEqual([]);
}, 60_000);

test("what breaks others is refused against the last commit, or without git against what was written last", async () => {
  const root = await shop();
  const broken = `GP3001 ${ASYNCAPI} An event no longer has \`customerId\` (it stood here); this breaks shop.orders.OrderPlaced for payments`;
  expect(await problems(root, LESS)).toEqual([broken]);
  expect(await problems(root, LESS, true)).toEqual([]);
  expect(
    await problems(root, LESS.replace("  orders:\n", "  orders:\n    version: 2.0.0\n")),
  ).toEqual([]);
  rmSync(join(root, ".git"), { recursive: true });
  expect(await problems(root, LESS)).toEqual([broken]);
}, 60_000);

test("an edit by hand that breaks others is refused, too, and one that leaves no contract", async () => {
  const root = await shop();
  edit(root, OPENAPI, "        - shipTo\n        - createdAt\n", "        - createdAt\n");
  expect(await problems(root, SHOP)).toEqual([
    expect.stringContaining(`GP3001 ${OPENAPI} \`shipTo\` may be missing from responses now`),
  ]);
  execFileSync(
    "git",
    [
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.com",
      "commit",
      "--quiet",
      "--all",
      "-m",
      "Meant",
    ],
    { cwd: root },
  );
  expect(await problems(root, SHOP)).toEqual([]);
  edit(root, OPENAPI, "paths:\n", "paths: [\n");
  expect(await problems(root, SHOP)).toEqual([expect.stringContaining(`GP3002 ${OPENAPI} `)]);
}, 60_000);

test("a field between others leaves the numbers of a .proto file as they are, those given by hand too", async () => {
  const root = await shop();
  const last = "google.protobuf.Timestamp created_at = 2;\n";
  edit(root, PROTO, last, `${last}  string carrier = 8;\n`);
  const numbers = () =>
    new Map(
      readNumbers(readFileSync(join(root, PROTO), "utf8"))
        .get("Parcel")!
        .members.map(({ name, number }) => [name, number]),
    );
  const before = numbers();
  const run = (blueprintText: string, renames: readonly Rename[] = []) =>
    regenerate(
      root,
      {
        mode: "write",
        install: false,
        blueprintText,
        renames,
        allow: { breaking: true, loss: true },
      },
      { catalog: REAL },
    );
  const more = SHOP.replace(
    "          state: enum(packed|voided)",
    "          weight: int(0..1000)?\n          state: enum(packed|voided)",
  );
  await run(more);
  expect(numbers()).toEqual(new Map([...before, ["weight", 9]]));
  const path = ["shipping", "Parcel", "weight"];
  await run(more.replace("weight:", "mass:"), [{ kind: "field", path, to: "mass" }]);
  expect(numbers().get("mass")).toBe(9);
  await run(SHOP);
  expect(numbers()).toEqual(before);
  expect(readFileSync(join(root, PROTO), "utf8")).toContain("reserved 9; // optional int32 mass");
}, 60_000);

test("a raised version takes a .proto file along, with what was changed in it", async () => {
  const root = await shop();
  edit(root, PROTO, "string sku = ", "// As the shelf says.\n  string sku = ");
  const blueprintText = SHOP.replace("  shipping:\n", "  shipping:\n    version: 2.0.0\n");
  const { changes, notes, conflicts } = await regenerate(
    root,
    { mode: "write", install: false, blueprintText },
    { catalog: REAL },
  );
  const path = PROTO.replace("/v1/", "/v2/");
  expect(changes).toContainEqual(expect.objectContaining({ kind: "merge", from: PROTO, path }));
  expect([notes, conflicts]).toEqual([[], []]);
  const text = readFileSync(join(root, path), "utf8");
  expect(text).toContain("package shipping.v2;");
  expect(text).toContain("  // As the shelf says.\n  string sku = ");
  expect(existsSync(join(root, PROTO))).toBe(false);
}, 60_000);
