import { describe, expect, test } from "vitest";
import { readCatalog } from "../../../src/catalog/index.ts";
import { packOf } from "./pack.ts";

const AXIS = "features/broker/axis.yaml";
const FEATURE = "features/broker/snail/feature.yaml";
const axis = {
  order: 1,
  label: "Broker",
  question: "Which?",
  hint: "Any.",
  path: "platform.broker",
  scope: "system",
  default: ["pigeon"],
};
const feature = { order: 1, label: "Snail", hint: "Slow" };

const read = (path: string, data: unknown) => () =>
  readCatalog(packOf({ [path]: JSON.stringify(data) }));
const without = (data: object, key: string) =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));

test("these are right", () => {
  expect(read(AXIS, axis)).not.toThrow();
  expect(read(FEATURE, feature)).not.toThrow();
});

describe("the manifest of an axis is refused", () => {
  test.each(["label", "question", "hint", "path", "scope"])("without %s", (key) => {
    expect(read(AXIS, without(axis, key))).toThrow(`templates/${AXIS}: wants text in "${key}"`);
  });

  test.each([
    ["without an order", without(axis, "order"), 'wants a number in "order"'],
    ["with a key that nothing reads", { ...axis, colour: "red" }, 'does not know "colour"'],
    ["with another scope", { ...axis, scope: "planet" }, "scope is `system` or `service`"],
    ["with a default that is no feature", { ...axis, default: ["owl"] }, '"owl", which is no'],
    ["with one default, not in a list", { ...axis, default: "pigeon" }, 'a list in "default"'],
    ["with two defaults of one", { ...axis, default: ["pigeon", "snail"] }, "only one can be"],
    ["with `many` as text", { ...axis, many: "yes" }, 'wants true or false in "many"'],
    ["with a label that is empty", { ...axis, label: "" }, 'wants text in "label"'],
    ["that is a list", [axis], "is not a map"],
    ["that is empty", null, "is not a map"],
  ])("%s", (_, data, message) => {
    expect(read(AXIS, data)).toThrow(message);
  });
});

describe("the manifest of a feature is refused", () => {
  test.each([
    ["without a label", without(feature, "label"), 'wants text in "label"'],
    ["without a hint", without(feature, "hint"), 'wants text in "hint"'],
    ["without an order", without(feature, "order"), 'wants a number in "order"'],
    ["with a key that nothing reads", { ...feature, packges: {} }, 'does not know "packges"'],
    ["with capabilities in no list", { ...feature, capabilities: "flies" }, "wants a list"],
    ["with a contract that is a map", { ...feature, contract: { format: "x" } }, "wants text"],
    ["with packages of no workspace", { ...feature, packages: { app: {} } }, 'know "app"'],
    ["with unknown parts", { ...feature, packages: { root: { deps: {} } } }, 'know "deps"'],
    [
      "with a version that is a number",
      { ...feature, packages: { root: { dependencies: { x: 1 } } } },
      'packages › root › dependencies: wants text in "x"',
    ],
    [
      "with a script in no list",
      { ...feature, scripts: { dev: "node x" } },
      "scripts: wants a list",
    ],
    ["with a script of nothing", { ...feature, scripts: { dev: [] } }, '"dev" runs nothing'],
    ["with a step without a title", { ...feature, steps: [{ id: "x", script: "x" }] }, "steps[0]"],
    ["with a step of more", { ...feature, steps: [{ run: "x" }] }, 'does not know "run"'],
    ["with a server without a host", { ...feature, server: { protocol: "air" } }, 'text in "host"'],
    ["with a server of more", { ...feature, server: { port: 1 } }, 'does not know "port"'],
    ["with another ownership", { ...feature, ownership: { "**": "mine" } }, '"mine" owns nothing'],
  ])("%s", (_, data, message) => {
    expect(read(FEATURE, data)).toThrow(message);
  });

  test("with its place in the message", () => {
    expect(read(FEATURE, { ...feature, label: 1 })).toThrow(`templates/${FEATURE}: `);
  });
});

test.each([
  ["that says something about one feature", { label: "Base" }, 'does not know "label"'],
  ["with a wrong ownership", { ownership: { x: "merged" } }, '"merged" owns nothing'],
])("base.yaml is refused %s", (_, data, message) => {
  expect(read("base.yaml", data)).toThrow(`templates/base.yaml`);
  expect(read("base.yaml", data)).toThrow(message);
});
