import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contractProblems, dependentsOf, validityOf } from "../../../src/breaking/index.ts";
import { isRaised } from "../../../src/breaking/versions.ts";
import { readExample } from "../../../src/workspace/example-files.ts";
import { catalogOf, planFrom } from "../../../src/index.ts";
import { loadPack } from "../../../src/workspace/load-pack.ts";
import { ASYNCAPI, asyncapiOf, found, OPENAPI, openapiOf, PROTO } from "./documents.ts";

const catalog = catalogOf(loadPack("templates"));
const SHOP = readExample("shop");

/** The contracts that a blueprint stands for, and its model. */
function planned(text: string) {
  const { plan, system, problems } = planFrom(text, "blueprint.yaml", catalog);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const files = [...plan!.files].filter(({ path }) => path.startsWith("contracts/"));
  return { files: new Map(files.map(({ path, contents }) => [path, contents])), system: system! };
}

const shop = planned(SHOP);

function refused(
  change: (text: string) => string,
  more: (text: string) => string = (text) => text,
  breaking = false,
) {
  const now = planned(more(change(SHOP)));
  expect(now.files).not.toEqual(shop.files);
  const models = () => [shop.system, now.system];
  return contractProblems({ old: shop.files, now: now.files, models, breaking });
}

const LESS = (text: string) =>
  text.replace("carries: [id, customerId, total]", "carries: [id, total]");
const version = (service: string) => (text: string) =>
  text.replace(`\n  ${service}:\n`, `\n  ${service}:\n    version: 2.0.0\n`);

describe("what a changed blueprint does to contracts", () => {
  test("nothing, where it is the same", () => {
    expect(
      contractProblems({ old: shop.files, now: shop.files, models: () => [], breaking: false }),
    ).toEqual([]);
  });

  test("a new state is a warning, with those who read it", () => {
    const lose = "      loseOrder: { kind: command, of: Order, from: [paid], to: lost }\n";
    const problems = refused((text) =>
      text
        .replace("enum(pending|paid|", "enum(pending|paid|lost|")
        .replace("      shipOrder:", `${lose}      shipOrder:`),
    );
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(
      problems.map(() => "GP3003 warning"),
    );
    expect(problems[0]!.message).toMatch(
      /^In responses `status` may be "lost" now; this is new in .*getOrder.* for callers with the role /,
    );
  });

  test("an event that carries less is refused, with the services that listen", () => {
    const problems = refused(LESS);
    expect(problems).toMatchObject([
      {
        code: "GP3001",
        severity: "error",
        file: "contracts/orders/asyncapi.yaml",
        message:
          "An event no longer has `customerId` (it stood here); this breaks shop.orders.OrderPlaced for payments",
        help: "Once those who rely on it no longer do, do it again with --breaking; or raise its version with it: groundplan set services.orders.version=2.0.0, then do it again.",
      },
    ]);
    const [{ file, line, column }] = problems as [(typeof problems)[0]];
    const there = shop.files.get(file)!.split("\n")[line - 1];
    expect(there?.slice(column - 1)).toBe("customerId:");
  });

  test("it is accepted where that is said", () => {
    expect(refused(LESS, undefined, true)).toEqual([]);
  });

  test("it is accepted where the version is raised, and consumers go on", () => {
    expect(refused(LESS, version("orders"))).toEqual([]);
  });

  test("a new version of a service with a .proto file is another package beside no old one", () => {
    const now = planned(version("shipping")(SHOP));
    expect([...now.files.keys()]).toContain("contracts/shipping/v2/shipping.proto");
    expect(now.files.get("contracts/shipping/v2/shipping.proto")).toContain("package shipping.v2;");
    expect(now.files.get("contracts/shipping/asyncapi.yaml")).toContain("  version: 2.0.0\n");
    expect(refused(version("shipping"))).toEqual([]);
  });

  test("a service less is every operation and event less, for those who knew of it", () => {
    const less = new Map(
      [...shop.files].filter(([path]) => !path.startsWith("contracts/payments/")),
    );
    const problems = contractProblems({
      old: shop.files,
      now: less,
      models: () => [shop.system],
      breaking: false,
    });
    expect(problems.map(({ message }) => message)).toContain(
      "shop.payments.PaymentCaptured is no longer told of (it stood here); this breaks shop.payments.PaymentCaptured for orders",
    );
    expect([...new Set(problems.map(({ help }) => help))]).toEqual([
      "Once those who rely on it no longer do, do it again with --breaking.",
    ]);
  });
});

test("who calls an operation is hit by what changes in it, by either name of it", () => {
  const { system } = planned(readFileSync("test/blueprints/every-feature.yaml", "utf8"));
  const dependents = dependentsOf([system]);
  const [change] = found(OPENAPI, openapiOf({ type: "object" }, {}), undefined);
  const hit = (service: string, operation: string) =>
    dependents(service, { ...change!, operations: [operation] }).services;
  expect(hit("desk", "getEntry")).toEqual(["notes"]);
  expect(hit("notes", "GetNote")).toEqual(["desk"]);
  expect(hit("desk", "getNote")).toEqual([]);
});

test.each([
  ["1.0.0", "2.0.0", true],
  ["1.9.9", "1.10.0", false],
  ["2.0.0", "1.0.0", false],
  ["1.0.0", "1.0.0", false],
  ["0.1.0", "0.2.0", true],
  ["0.1.0", "0.1.1", false],
  ["0.9.0", "1.0.0", true],
  ["next", "later", false],
  [undefined, "2.0.0", false],
  ["1", "2", true],
])("from %s to %s a version is raised: %s", (old, now, raised) => {
  expect(isRaised(old, now)).toBe(raised);
});

describe("a contract that is none any more", () => {
  const sound = openapiOf({ type: "object" }, { type: "object" });
  const wrong = (file: string, text: string) =>
    validityOf(new Map([[file, text]])).map(
      ({ line, column, message }) => `${line}:${column} ${message}`,
    );

  test.each([...shop.files])("%s is one", (file, text) => {
    expect(validityOf(new Map([...shop.files, [file, text]]))).toEqual([]);
  });

  test.each([
    ["no YAML", OPENAPI, sound.replace("title: Shop", "title: [Shop"), /^\d+:\d+ Flow sequence/],
    ["a key twice", OPENAPI, `${sound}openapi: 3.1.0\n`, /^22:1 Map keys must be unique$/],
    ["another version", OPENAPI, sound.replace("3.1.0", "3.0.3"), /^1:1 This is not OpenAPI 3\.1$/],
    [
      "a list for a map",
      OPENAPI,
      "openapi: 3.1.0\ninfo: { version: 1.0.0 }\npaths:\n  - a\n",
      /^3:1 `paths` is a map$/,
    ],
    [
      "no version",
      OPENAPI,
      "openapi: 3.1.0\ninfo:\n  title: x\npaths: {}\n",
      /^2:1 `info.version` is missing$/,
    ],
    [
      "an operation without responses",
      OPENAPI,
      sound.replace("responses:", "respnses:"),
      /^7:5 POST \/things has no responses$/,
    ],
    [
      "a reference to nowhere",
      OPENAPI,
      `${sound}components:\n  schemas:\n    A:\n      $ref: "#/components/schemas/B"\n`,
      /^25:7 `\$ref` leads to #\/components\/schemas\/B, which is not there$/,
    ],
    [
      "references in a circle",
      OPENAPI,
      `${sound}components:\n  schemas:\n    A:\n      $ref: "#/components/schemas/A"\n`,
      /^25:7 /,
    ],
    [
      "an AsyncAPI document of before",
      ASYNCAPI,
      asyncapiOf({}).replace("3.0.0", "2.6.0"),
      /^1:1 This is not AsyncAPI 3\.0$/,
    ],
    [
      "no .proto file",
      PROTO,
      'syntax = "proto3";\nmessage A {\n  string id = ;\n}\n',
      /^3:1 illegal id ';'$/,
    ],
  ])("%s is told with its place", (_name, file, text, expected) => {
    const told = wrong(file, text);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(expected);
  });

  test("an example may look like a reference", () => {
    const text = openapiOf({ type: "object", examples: [{ $ref: "nowhere" }] }, {});
    expect(wrong(OPENAPI, text)).toEqual([]);
  });
});
