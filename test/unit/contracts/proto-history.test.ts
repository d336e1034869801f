import fc from "fast-check";
import { expect, test } from "vitest";
import type { FieldType } from "../../../src/blueprint/types.ts";
import { compareContracts } from "../../../src/breaking/index.ts";
import type { Renamed } from "../../../src/contracts/former-names.ts";
import { proto } from "../../../src/contracts/index.ts";
import { readNumbers } from "../../../src/contracts/proto-read.ts";
import { entity, field, int, modelOf, oneOf, operation, string } from "./blueprints.ts";

const FILE = "contracts/sales/v1/sales.proto";

/** A service with one entity, as its blueprint says it at some time. */
interface State {
  entity: string;
  fields: readonly { name: string; type: FieldType }[];
  sizes: readonly string[];
}

const START: State = {
  entity: "Order",
  fields: [
    { name: "sku", type: string(9) },
    { name: "note", type: string(80) },
  ],
  sizes: ["small", "large"],
};

const protoOf = (state: State, before?: string, renames?: readonly Renamed[]): string => {
  const { entity: name, sizes } = state;
  const fields = [
    ...state.fields.map((one) => field(one.name, one.type)),
    field("size", oneOf(...sizes)),
  ];
  const crud = ["create", "get", "list", "update"] as const;
  const service = modelOf({ name: "sales", entities: [entity({ name, fields, crud: [...crud] })] });
  return proto(service, before === undefined ? undefined : { planned: before }, renames);
};

const NAMES = ["sku", "note", "gift", "weight", "color"];
const TYPES: FieldType[] = [string(9), int(0, 9), { kind: "bool" }, { kind: "money" }];
const SIZES = ["small", "large", "huge", "tiny"];
const at = fc.nat({ max: 9 });
const step = fc.oneof(
  fc.record({
    do: fc.constant("add" as const),
    name: fc.constantFrom(...NAMES),
    type: fc.constantFrom(...TYPES),
    at,
  }),
  fc.record({ do: fc.constant("remove" as const), name: fc.constantFrom(...NAMES) }),
  fc.record({
    do: fc.constant("rename" as const),
    name: fc.constantFrom(...NAMES),
    to: fc.constantFrom(...NAMES),
  }),
  fc.record({
    do: fc.constant("rename-entity" as const),
    to: fc.constantFrom("Order", "Purchase"),
  }),
  fc.record({ do: fc.constant("size" as const), value: fc.constantFrom(...SIZES), at }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Undefined: it cannot be done there. */
function after(state: State, one: Step): { state: State; renames: readonly Renamed[] } | undefined {
  const has = (name: string) => state.fields.some((each) => each.name === name);
  switch (one.do) {
    case "add":
      return has(one.name)
        ? undefined
        : { state: { ...state, fields: state.fields.toSpliced(one.at, 0, one) }, renames: [] };
    case "remove":
      return has(one.name)
        ? {
            state: { ...state, fields: state.fields.filter((each) => each.name !== one.name) },
            renames: [],
          }
        : undefined;
    case "rename":
      return has(one.name) && !has(one.to)
        ? {
            state: {
              ...state,
              fields: state.fields.map((each) =>
                each.name === one.name ? { ...each, name: one.to } : each,
              ),
            },
            renames: [{ kind: "field", path: ["sales", state.entity, one.name], to: one.to }],
          }
        : undefined;
    case "rename-entity":
      return one.to === state.entity
        ? undefined
        : {
            state: { ...state, entity: one.to },
            renames: [{ kind: "entity", path: ["sales", state.entity], to: one.to }],
          };
    case "size": {
      const sizes = state.sizes.includes(one.value)
        ? state.sizes.filter((value) => value !== one.value)
        : state.sizes.toSpliced(one.at, 0, one.value);
      return sizes.length === 0 ? undefined : { state: { ...state, sizes }, renames: [] };
    }
  }
}

/** What each number means, by message; the names of fields that have another since are brought along. */
type Meanings = Map<string, Map<number, string>>;

/** Entities, and what is called after them, are told by what they were called first. */
const neutral = (text: string) =>
  text
    .replaceAll("PURCHASE", "ORDER")
    .replaceAll("Purchase", "Order")
    .replaceAll("purchase", "order")
    .replace(/^optional /, "");

function learn(text: string, meanings: Meanings, renamed: ReadonlyMap<string, string>): void {
  for (const [name, { members }] of readNumbers(text)) {
    const known = meanings.get(neutral(name)) ?? new Map<number, string>();
    meanings.set(neutral(name), known);
    for (const member of members) {
      const meaning = neutral(`${member.type} ${member.name}`.trim());
      const was = renamed.get(member.name);
      const told = known.get(member.number);
      const old = was === undefined ? meaning : meaning.replace(/\w+$/, was);
      expect([name, member.number, told ?? old]).toEqual([name, member.number, old]);
      known.set(member.number, meaning);
    }
    expect(new Set(members.map(({ number }) => number)).size).toBe(members.length);
  }
}

/** What removing, renaming and taking up a name that was gone may mean, and nothing else. */
const MEANT: Readonly<Record<Step["do"], readonly string[]>> = {
  add: ["RESERVED_MESSAGE_NO_DELETE"],
  remove: ["FIELD_NO_DELETE"],
  rename: ["FIELD_SAME_NAME", "RESERVED_MESSAGE_NO_DELETE"],
  "rename-entity": ["RPC_NO_DELETE", "MESSAGE_NO_DELETE", "ENUM_NO_DELETE"],
  size: ["ENUM_VALUE_NO_DELETE"],
};

test("whatever is added, removed and renamed, no number ever means something else", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      let [state, text] = [START, protoOf(START)];
      const meanings: Meanings = new Map();
      learn(text, meanings, new Map());
      for (const one of steps) {
        const next = after(state, one);
        if (!next) continue;
        const now = protoOf(next.state, text, next.renames);
        const renamed = one.do === "rename" ? new Map([[one.to, one.name]]) : new Map();
        learn(now, meanings, renamed);
        const changes = compareContracts(new Map([[FILE, text]]), new Map([[FILE, now]]))
          .flatMap((diff) => diff.changes)
          .filter(
            ({ severity, message }) =>
              severity === "breaking" && !/^The message Money is gone$/.test(message),
          );
        expect(changes.filter(({ kind }) => !MEANT[one.do].includes(kind))).toEqual([]);
        expect(changes.filter(({ message }) => message.includes("nothing keeps it"))).toEqual([]);
        expect(protoOf(next.state, now)).toBe(now);
        [state, text] = [next.state, now];
      }
    }),
    { numRuns: 60, seed: 7 },
  );
}, 30_000);

test("renames of services, operations, their input and references keep numbers", () => {
  const state = { fields: [field("state", oneOf("open", "done"))], state: "state" };
  const before = (owner: string, target: string, name: string, input: string, relation: string) =>
    modelOf({
      name: owner,
      entities: [
        entity({ name: target, fields: [field("name", string(9))], crud: ["get"] }),
        entity({
          name: "Order",
          ...state,
          crud: ["get", "list"],
          relations: [{ name: relation, kind: "belongs-to", target, optional: false }],
        }),
      ],
      operations: [
        operation({
          name,
          of: "Order",
          kind: "command",
          from: ["open"],
          to: "done",
          input: [field("extra", "bool"), field(input, string(9))],
        }),
      ],
    });
  const old = proto(before("sales", "Person", "closeOrder", "why", "buyer"));
  const swapped = old.replaceAll(
    /(string why|bool extra|string buyer_id|OrderState state) = (\d)/g,
    (_, what, number) => `${what} = ${Number(number) + 10}`,
  );
  expect(swapped).not.toBe(old);
  const renames = [
    { kind: "service", path: ["sales"], to: "shop" },
    { kind: "entity", path: ["sales", "Person"], to: "Human" },
    { kind: "operation", path: ["sales", "Order", "closeOrder"], to: "endOrder" },
    { kind: "field", path: ["sales", "closeOrder", "why"], to: "reason" },
    { kind: "field", path: ["sales", "Order", "buyer"], to: "client" },
  ];
  const now = proto(
    before("shop", "Human", "endOrder", "reason", "client"),
    { planned: swapped },
    renames,
  );
  const numbers = (text: string) =>
    [...readNumbers(text).values()].map(({ members, removed }) => [
      members.map(({ number }) => number),
      removed,
    ]);
  expect(numbers(now)).toEqual(numbers(swapped));
});
