import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { format } from "oxfmt";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { blueprintSchema, readBlueprint } from "../../../src/blueprint/index.ts";
import { offerOf } from "../../../src/index.ts";
import { REAL } from "../plan/plans.ts";
import { OFFER } from "./offer.ts";
import { story } from "./story.ts";

/** What users are offered: the schema that is published is of that. */
const offer = offerOf(REAL);
const schema = blueprintSchema(offer);
const ajv = new Ajv2020.Ajv2020({ strict: true, strictRequired: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const EXAMPLES = [
  "examples/shop.yaml",
  "test/blueprints/clinic.yaml",
  "test/blueprints/hostile.yaml",
];

const withField = (type: string) =>
  `groundplan: 1\nname: x\nservices: { a: { entities: { A: { fields: { f: '${type}' } } }, values: { V: { x: text } } } }\n`;

describe("the published JSON Schema", () => {
  test("is valid JSON Schema 2020-12", () => {
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  test.each(EXAMPLES)("accepts %s", (file) => {
    validate(parse(readFileSync(file, "utf8")));
    expect(validate.errors).toBeNull();
  });

  test("accepts events and reactions to them", () => {
    validate(parse(story()));
    expect(validate.errors).toBeNull();
  });

  test("accepts `auto` where there are rules for it, and nowhere else", () => {
    const takes = ajv.compile({ ...blueprintSchema(OFFER), $id: "made-up" });
    const auto = (axis: string) =>
      parse(`groundplan: 1\nname: x\nplatform: { ${axis}: auto }\nservices: { a: {} }\n`);
    expect(takes(auto("broker"))).toBe(true);
    expect(takes(auto("database"))).toBe(false);
    const users = "auth: { users: { kind: auto } }";
    expect(takes(parse(`groundplan: 1\nname: x\n${users}\nservices: { a: {} }\n`))).toBe(true);
  });

  test.each([
    ["an event without a key", ["ThingGone: { of: Thing, key: id", "ThingGone: { of: Thing"]],
    ["an event in small letters", ["      ThingGone: {", "      thingGone: {"]],
    ["a reaction to something without service", ["shop.ThingGone: {", "ThingGone: {"]],
    [
      "a reaction that is a word",
      ["{ do: pack, with: { thing: event.id, code: event.code } }", "pack"],
    ],
    ["a policy that is no word", ["refused: park", "refused: [park]"]],
    ["a verb that changes nothing", ["delete: ThingGone }", "get: ThingGone }"]],
  ] as const)("refuses %s, as the reader does", (_, change) => {
    const text = story(change);
    expect(readBlueprint(text, "x.yaml", offer).problems).not.toEqual([]);
    expect(validate(parse(text))).toBe(false);
  });

  test.each([
    ["platform", "broker", "redis"],
    ["platform", "database", "auto"],
    ["auth", "users", "{ kind: none }"],
  ])("accepts the catalog's %s.%s: %s", (part, key, value) => {
    validate(parse(`groundplan: 1\nname: x\n${part}: { ${key}: ${value} }\nservices: { a: {} }\n`));
    expect(validate.errors).toBeNull();
  });

  test("is what stands in schema/", async () => {
    const { code } = await format("blueprint.schema.json", JSON.stringify(schema, null, 2), {});
    await expect(code).toMatchFileSnapshot("../../../schema/blueprint.schema.json");
  });

  test.each([
    "uuid",
    "string(40)",
    "string(2..2)?",
    "int",
    "int(0..)",
    "int(-5..5) = 3",
    "decimal(10.2) unique",
    "enum(a|b-c|1st) = a",
    "list(V)",
    "V?",
    "list(enum(a|b))",
    "text = a b c",
  ])("agrees with the reader on %s", (type) => {
    expect(readBlueprint(withField(type), "x.yaml", offer).problems).toEqual([]);
    expect(validate(parse(withField(type)))).toBe(true);
  });

  test.each([
    "string",
    "int(1)",
    "decimal(10)",
    "enum()",
    "list()",
    "list(list(uuid))",
    "uuid unique?",
    "varchar(20)",
    "string(1,2)",
    "v",
  ])("refuses %s, as the reader does", (type) => {
    expect(readBlueprint(withField(type), "x.yaml", offer).problems).not.toEqual([]);
    expect(validate(parse(withField(type)))).toBe(false);
  });

  test.each(["events", "sagas", "nonsense"])("refuses the unknown key %s", (key) => {
    expect(validate({ groundplan: 1, name: "x", services: { a: {} }, [key]: {} })).toBe(false);
  });
});
