import { parse } from "yaml";
import { expect, test } from "vitest";
import { blueprintSchema } from "../../../src/blueprint/json-schema.ts";
import { CRUD } from "../../../src/blueprint/types.ts";
import { toBlueprint } from "../../../src/questions/to-blueprint.ts";
import { offer } from "./catalog.ts";
import { Script } from "./script.ts";
import { blueprintFrom, problems } from "./setting.ts";

const ITEM = "services.core.entities.Item";
const roles = { "auth.users.kind": "badge", roles: "reader, keeper > reader" };

const some = CRUD.flatMap((verb) => [[verb], CRUD.filter((other) => other !== verb)]);

test.each(some)("what may be done with something is sound: %s", async (...crud) => {
  for (const states of ["", "close: open > closed"]) {
    const said = { ...roles, [`${ITEM}.crud`]: crud, [`${ITEM}.transitions`]: states };
    expect(problems(await blueprintFrom(new Script(said))), states).toEqual([]);
  }
});

test("what nobody may is not said", async () => {
  const said = { ...roles, [`${ITEM}.transitions`]: "close: open > closed" };
  const text = await blueprintFrom(
    new Script({ ...said, [`${ITEM}.read`]: ["*"], [`${ITEM}.change`]: [] }),
  );
  expect(problems(text)).toEqual([]);
  const { entities, operations } = parse(text).services.core;
  expect(entities.Item.allow).toEqual({ get: "public", list: "public" });
  expect(operations.closeItem).not.toHaveProperty("allow");
  const shut = await blueprintFrom(
    new Script({ ...said, [`${ITEM}.read`]: [], [`${ITEM}.change`]: [] }),
  );
  expect(problems(shut)).toEqual([]);
  expect(parse(shut).services.core.entities.Item).not.toHaveProperty("allow");
});

test("a state that was said among the fields stays as it was said", async () => {
  const text = await blueprintFrom(
    new Script({
      [`${ITEM}.fields`]: "status: enum(open|closed|lost) = open, name: text",
      [`${ITEM}.transitions`]: ["close: open > shut", "close: open > closed, lose: open > lost"],
    }),
  );
  expect(problems(text)).toEqual([]);
  expect(parse(text).services.core.entities.Item).toMatchObject({
    state: "status",
    fields: { status: "enum(open|closed|lost) = open", name: "text" },
  });
});

test("keys come in the order of the language, whatever was said first", () => {
  const { properties, $defs } = blueprintSchema(offer) as unknown as Schema;
  const inside =
    properties.services?.additionalProperties ?? properties.services?.patternProperties;
  const service = inside && "properties" in inside ? inside : Object.values(inside ?? {})[0];
  const orders = [Object.keys(properties), Object.keys(service?.properties ?? {})];
  const entity = Object.keys($defs.entity?.properties ?? {});
  for (const order of [...orders, entity]) expect(order.length).toBeGreaterThan(3);
  const reversed = (keys: readonly string[], under = new Map<string, Map<string, never>>()) =>
    new Map(keys.toReversed().map((key) => [key, under.get(key) ?? new Map()]));
  const [system = [], services = []] = orders;
  const entities = new Map([["A", reversed(entity)]]);
  const core = reversed(services, new Map([["entities", entities as never]]));
  const draft = reversed(system, new Map([["services", new Map([["core", core]]) as never]]));
  const written = parse(toBlueprint(draft));
  expect(Object.keys(written)).toEqual(system);
  expect(Object.keys(written.services.core)).toEqual(services);
  expect(Object.keys(written.services.core.entities.A)).toEqual(entity);
});

interface Schema {
  properties: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema;
  $defs: Record<string, Schema>;
}
