import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { format } from "oxfmt";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { documentsOf, TALKING } from "../documents.ts";
import { other, WRONG } from "./wrong-events.ts";
import { built, compile, repoWith as repoOf, runTool } from "./repo.ts";

type Json = any;

const nasty = readFileSync(join(import.meta.dirname, "nasty-asyncapi.yaml"), "utf8");
const both = { "contracts/nasty/asyncapi.yaml": nasty, "contracts/other/asyncapi.yaml": other };

const repoWith = (contracts: Record<string, string>) =>
  repoOf(["api/contract-tools", "broker/messaging"], contracts);
const run = (repo: string) => runTool(repo, "asyncapi.ts");
const module = (repo: string, name: string) =>
  readFileSync(join(repo, "packages/contracts/src", name), "utf8");

test.each(Object.entries(TALKING))(
  "the contracts of %s become modules that compile and that the formatter leaves alone",
  async (_name, blueprint) => {
    const documents = documentsOf(blueprint);
    const repo = repoWith(documents);
    expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
    const modules = Object.entries(documents).flatMap(([path, text]) => {
      const service = path.split("/")[1]!;
      const receives = text.includes("action: receive");
      return [`${service}.events.ts`, ...(receives ? [`${service}.received.ts`] : [])];
    });
    expect(built(repo)).toEqual(["event.ts", ...modules].toSorted());
    expect(compile(repo)).toBe("exit 0");
    for (const file of built(repo)) {
      const text = module(repo, file);
      expect((await format(file, text, {})).code).toBe(text);
    }
  },
);

test("a contract with everything that AsyncAPI's schemas allow becomes types that say the same", () => {
  const repo = repoWith(both);
  expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
  const use = readFileSync(join(import.meta.dirname, "nasty-events-use.ts.txt"), "utf8");
  writeFileSync(join(repo, "packages/contracts/src/use.ts"), use);
  expect(compile(repo)).toBe("exit 0");
});

test("a schema refers to nothing outside itself, and says what the types say", async () => {
  const repo = repoWith(both);
  run(repo);
  const url = pathToFileURL(join(repo, "packages/contracts/src/nasty.events.ts")).href;
  const events: Json = await import(/* @vite-ignore */ url);
  const takes = (name: string, data: Json) => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    return ajv.validate(events[name].schema, data);
  };
  const object = { constructor: "x", promise: { after: { constructor: "y", promise: {} } } };
  expect(takes("Object", object)).toBe(true);
  expect(takes("Object", { ...object, pair: ["a", 1] })).toBe(true);
  expect(takes("Object", { ...object, pair: ["a", 1, 2] })).toBe(false);
  expect(takes("Object", { ...object, text: "x" })).toBe(false);
  expect(takes("Object", { ...object, promise: { after: {} } })).toBe(false);
  expect(takes("_1st_tree", { children: [{ children: [] }], height: 1 })).toBe(true);
  expect(takes("_1st_tree", { children: [{ children: 1 }], height: 1 })).toBe(false);
  expect(takes("EventContract", { EventContract: "ä" })).toBe(true);
  expect(takes("EventContract", { EventContract: "1" })).toBe(false);
  expect(events.Also_this.type).toBe("a.nasty.Object");
  expect(events.Whatever.schema).toEqual({});
});

test("a property that is changed in the contract is another one in the code", () => {
  const documents = documentsOf(TALKING.shop);
  const path = "contracts/payments/asyncapi.yaml";
  const repo = repoWith({
    ...documents,
    [path]: documents[path]!.replaceAll("orderId:", "order:").replaceAll("- orderId", "- order"),
  });
  expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
  const use = `import * as payments from "./payments.events.ts";
export const read = (data: payments.PaymentCaptured) => data.orderId;
`;
  writeFileSync(join(repo, "packages/contracts/src/use.ts"), use);
  expect(compile(repo)).toMatch(/use\.ts\(2,62\): error TS2551/);
  expect(module(repo, "payments.events.ts")).toContain('required: ["order", "amount"]');
});

test("what a service receives, each by its topic, is what its documents say", () => {
  const documents = documentsOf(TALKING.shop);
  const repo = repoWith(documents);
  expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
  const operations = Object.entries(documents).flatMap(([path, text]) => {
    const all: Json[] = Object.values(parse(text).operations);
    return all.filter(({ action }) => action === "receive").map(() => path.split("/")[1]!);
  });
  expect(operations.length).toBeGreaterThan(3);
  for (const [service, some] of Map.groupBy(operations, (one) => one)) {
    const text = module(repo, `${service}.received.ts`);
    expect(text.match(/^  "/gm)).toHaveLength(some.length);
  }
  expect(module(repo, "payments.received.ts")).toContain(
    'export interface Received {\n  "shop.orders.OrderPlaced": import("./orders.events.ts").OrderPlaced;\n',
  );
});

test("built twice, it is the same", () => {
  const repo = repoWith(both);
  run(repo);
  const first = module(repo, "nasty.events.ts");
  run(repo);
  expect(module(repo, "nasty.events.ts")).toBe(first);
});

test("what only listens has no module", () => {
  const listens = parse(nasty);
  const { asyncapi, channels } = listens;
  const repo = repoWith({
    "contracts/other/asyncapi.yaml": other,
    "contracts/a/asyncapi.yaml": JSON.stringify({
      asyncapi,
      channels: { elsewhere: channels.elsewhere },
    }),
    "contracts/b/openapi.yaml": "openapi: 3.1.0",
  });
  expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
  expect(built(repo)).toEqual(["event.ts", "other.events.ts"]);
});

test("what is wrong is told with its place, and nothing is written", () => {
  const wrong = WRONG.map(([, text], at) => [`contracts/wrong-${at}/asyncapi.yaml`, text] as const);
  const repo = repoWith({ ...documentsOf(TALKING.shop), ...Object.fromEntries(wrong) });
  const { status, stderr } = run(repo);
  const told = stderr.trimEnd().split("\n");
  const found = WRONG.map(([what], at) => {
    const file = `contracts/wrong-${at}/asyncapi.yaml:`;
    const lines = told.filter((line) => line.startsWith(file));
    return [what, ...lines.map((line) => line.slice(file.length))];
  });
  expect(found).toEqual(WRONG.map(([what, , problem]) => [what, problem]));
  expect(told).toHaveLength(WRONG.length);
  expect(status).toBe(1);
  expect(built(repo)).toEqual(["event.ts"]);
});

test("an event of another service that is gone is told where it is listened to", () => {
  const documents = documentsOf(TALKING.shop);
  const path = "contracts/payments/asyncapi.yaml";
  const repo = repoWith({
    ...documents,
    [path]: documents[path]!.replaceAll("PaymentCaptured", "PaymentTaken"),
  });
  expect(run(repo).stderr).toMatch(
    /^contracts\/orders\/asyncapi\.yaml:\d+:\d+ refers to \.\.\/payments\/asyncapi\.yaml#\/channels\/PaymentCaptured, which is not there\n/,
  );
});
