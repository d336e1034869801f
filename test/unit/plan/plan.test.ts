import { describe, expect, test } from "vitest";
import { jsonText } from "../../../src/plan/json.ts";
import { fileOf, pathsOf, planOf, SHOP } from "./plans.ts";

const FANCY = "features/api/fancy/feature.yaml";
const withSteps = (steps: readonly object[]) =>
  JSON.stringify({ order: 2, label: "x", hint: "x", steps });

const INSTALLED = ["package.json", "*/*/package.json", "pnpm-workspace.yaml"];

describe("the steps", () => {
  test("begin with the install", () => {
    const install = {
      id: "install",
      title: "Installing packages",
      command: ["npm", "install"],
      inputs: INSTALLED,
    };
    expect(planOf(SHOP, {}).steps).toEqual([install]);
  });

  test("run scripts with the package manager that was chosen, once the install is done", () => {
    const step = { id: "make", title: "Making", script: "make:all", inputs: ["src/**"] };
    expect(planOf(SHOP, { [FANCY]: withSteps([step]) }, "pnpm").steps).toEqual([
      {
        id: "install",
        title: "Installing packages",
        command: ["pnpm", "install"],
        inputs: INSTALLED,
      },
      {
        id: "make",
        title: "Making",
        command: ["pnpm", "run", "make:all"],
        after: "install",
        inputs: ["src/**"],
      },
    ]);
  });

  test("are done once, whoever asks for them", () => {
    const step = { id: "make", title: "Making", script: "make" };
    const base = JSON.stringify({ steps: [step] });
    const { steps } = planOf(SHOP, { "base.yaml": base, [FANCY]: withSteps([step]) });
    expect(steps.map(({ id }) => id)).toEqual(["install", "make"]);
  });
});

describe("a contract", () => {
  const asking = (contract: string) =>
    planOf(SHOP, { [FANCY]: JSON.stringify({ order: 2, label: "x", hint: "x", contract }) });

  test("is there for each service that has the feature", () => {
    const contracts = pathsOf(asking("openapi")).filter((path) => path.startsWith("contracts/"));
    expect(contracts).toEqual(["contracts/sales/openapi.yaml"]);
  });

  test("of events is there for each service that tells or listens, and names the servers", () => {
    const broker = {
      "features/broker/axis.yaml":
        "{ order: 2, label: x, hint: x, question: x, path: platform.broker, scope: system, default: [drum] }",
      "features/broker/drum/feature.yaml":
        '{ order: 1, label: x, hint: x, capabilities: [events], contract: asyncapi, server: { protocol: beat, host: "hill:1" } }',
    };
    const talking = SHOP.replace("fields: { sku", "emits: { create: Sold }, fields: { sku")
      .replace("crud: [get, list]", "crud: [create, get]")
      .concat("    events: { Sold: { of: Order, key: id, carries: [id] } }\n")
      .concat("  stock: {}\n");
    const plan = planOf(talking, broker);
    expect(pathsOf(plan).filter((path) => path.endsWith("asyncapi.yaml"))).toEqual([
      "contracts/sales/asyncapi.yaml",
    ]);
    expect(fileOf(plan, "contracts/sales/asyncapi.yaml").contents).toContain(
      "servers:\n  drum:\n    host: hill:1\n    protocol: beat\n",
    );
    expect(pathsOf(planOf(SHOP, broker)).join()).not.toContain("asyncapi");
  });

  test("in a format that nothing writes is a defect of ours", () => {
    expect(() => asking("papyrus")).toThrow("the format papyrus, which has no emitter");
  });
});

test("contents are made when a file is asked for, and so fail when it is", () => {
  const { files } = planOf(SHOP, { "repo/a.txt": "a", "repo/b.txt.hbs": "{{nothing}}" });
  for (const time of ["first", "second"]) {
    const made: string[] = [];
    const ask = () => {
      for (const { path } of files) made.push(path);
    };
    expect(ask, time).toThrow("b.txt.hbs:1:3");
    expect(made, time).toContain("a.txt");
  }
});

test("the same blueprint gives the same bytes, in the order of the paths", () => {
  const templates = { "repo/b.txt": "b", "service/services/__service__/a.txt": "a" };
  const plan = planOf(SHOP, templates);
  expect(planOf(SHOP, templates)).toEqual(plan);
  expect(pathsOf(plan)).toEqual(pathsOf(plan).toSorted((a, b) => (a < b ? -1 : 1)));
});

test("the schema in the repo is what blueprint.yaml is checked with", () => {
  const schema = JSON.parse(fileOf(planOf(SHOP, {}), ".groundplan/blueprint.schema.json").contents);
  expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
});

describe("JSON is written as formatters write it", () => {
  test.each([
    [{}, "{}\n"],
    [[], "[]\n"],
    [{ a: [1, "b", null] }, '{\n  "a": [1, "b", null]\n}\n'],
    [[{ a: 1 }], '[\n  {\n    "a": 1\n  }\n]\n'],
    [{ a: undefined, b: "c" }, '{\n  "b": "c"\n}\n'],
  ])("%j", (value, text) => {
    expect(jsonText(value)).toBe(text);
  });

  test("lists that do not fit stand below each other", () => {
    const words = Array.from({ length: 12 }, (_, n) => `word number ${n}`);
    const text = jsonText({ words });
    expect(text.split("\n")).toHaveLength(17);
    expect(JSON.parse(text)).toEqual({ words });
  });
});
