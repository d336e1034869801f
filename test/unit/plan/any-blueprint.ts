import fc from "fast-check";

/** Words that mean something to JavaScript, to SQL or to the generated repo, beside ordinary ones. */
const ENTITIES = [
  "Order",
  "OrderLine",
  "OrderOperation",
  "OrderRoute",
  "Customer",
  "Date",
  "Promise",
  "Map",
  "Class",
  "Function",
  "Data",
  "Series",
  "Equipment",
  "Person",
  "Status",
  "Table",
  "Store",
  "Port",
  "Operations",
  "Routes",
  "Ports",
  "Row",
  "Tx",
  "F",
  "HTTPRequest",
  "Example",
  "Caller",
  "Select",
];
const FIELDS = [
  "name",
  "class",
  "default",
  "from",
  "input",
  "order",
  "limit",
  "key",
  "row",
  "type",
  "data",
  "async",
  "status2",
  "userID",
  "x",
  "before",
];
const UNIQUE = [
  "uuid",
  "string(40)",
  "string(2..2)",
  "int",
  "int(5..9)",
  "int(5000000000..)",
  "decimal(10.2)",
  "email",
  "date",
  "timestamp",
];
const OTHERS = [
  "text",
  "money",
  "bool",
  "url",
  "duration",
  "json",
  "enum(a|b|null)",
  "list(string(9))",
  "list(Part)",
  "Part",
];
const SUFFIXES = ["", "?"];
const DEFAULTED = [
  "int = 3",
  "bool = true",
  "enum(a|b) = b",
  "date = now",
  "string(9) = caller.id",
];
const CRUD = ["create", "get", "list", "replace", "update", "delete"];
const ALLOW = ["public", ["clerk"], []];

const typed = (types: readonly string[], suffixes: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...types), fc.constantFrom(...suffixes))
    .map(([type, suffix]) => type + suffix);

const fieldType = fc.oneof(
  typed(UNIQUE, [...SUFFIXES, " unique"]),
  typed(OTHERS, SUFFIXES),
  fc.constantFrom(...DEFAULTED),
);
const fields = fc.dictionary(fc.constantFrom(...FIELDS), fieldType, { maxKeys: 5 });
const crud = fc.subarray(CRUD);
const who = fc.constantFrom(...ALLOW);

/** An entity before it knows the others: numbers stand for them. Those that it requires come before it. */
const entity = fc.record({
  fields,
  crud,
  allow: fc.array(who, { minLength: 6, maxLength: 6 }),
  moves: fc.boolean(),
  relations: fc.array(
    fc.tuple(
      fc.constantFrom("owner", "parts", "tags", "peers"),
      fc.constantFrom(
        "belongs-to *",
        "belongs-to *?",
        "has-many *",
        "has-many * cascade",
        "many-to-many *",
      ),
      fc.nat(),
    ),
    { maxLength: 2 },
  ),
});

type Entity = typeof entity extends fc.Arbitrary<infer T> ? T : never;

const service = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...ENTITIES), { maxLength: 4 }), fc.infiniteStream(entity))
  .chain(([names, stream]) => {
    const entities = names.map((name) => [name, stream.next().value as Entity] as const);
    return fc.record({
      api: fc
        .subarray(["rest", "grpc"])
        .map((styles) => Object.fromEntries(styles.map((one) => [one, {}]))),
      entities: fc.constant(
        Object.fromEntries(entities.map(([name, one], at) => [name, entityOf(one, names, at)])),
      ),
      values: fc.constant({
        Part: { size: { type: "int(1..9)", data: "health" }, marks: "list(Mark)" },
        Mark: { tone: "enum(red|blue)?", at: "timestamp" },
      }),
      operations: fc.constant(
        Object.fromEntries(entities.flatMap(([name, one]) => operationsOf(name, one))),
      ),
    });
  });

function entityOf(one: Entity, names: readonly string[], own: number): object {
  const relations = one.relations.map(([name, said, at]) => {
    const other = at % names.length;
    const required = said === "belongs-to *" && other >= own;
    return [name, (required ? "belongs-to *?" : said).replace("*", names[other]!)];
  });
  return {
    crud: one.crud,
    allow: Object.fromEntries(one.crud.map((kind, at) => [kind, one.allow[at]])),
    fields: { ...markedOf(one), ...(one.moves && { state: "enum(open|shut) = open" }) },
    ...(one.moves && { state: "state" }),
    relations: Object.fromEntries(relations),
  };
}

/** The fields, of which those that are about a person say so, unless they say more than a type. */
const markedOf = ({ fields: all }: Entity): object =>
  Object.fromEntries(
    Object.entries(all).map(([name, type]) =>
      name === "name" && !/[ ?]/.test(type) ? [name, { type, data: "personal" }] : [name, type],
    ),
  );

/** A transition, and an update and a delete by each unique field. */
function operationsOf(name: string, { fields: all, moves, allow }: Entity): [string, object][] {
  const optional = Object.keys(all).filter((field) => all[field]!.endsWith("?"));
  const unique = Object.keys(all).filter((field) => all[field]!.endsWith(" unique"));
  const of = { of: name, allow: allow[0] };
  return [
    ...(moves
      ? [
          [
            `shut${name}`,
            { ...of, kind: "command", from: ["open"], to: "shut", accepts: optional },
          ] as [string, object],
        ]
      : []),
    ...unique.flatMap((by): [string, object][] => [
      ...(optional.length > 0
        ? [
            [`mend${name}By${by}`, { ...of, kind: "update", by, accepts: optional }] as [
              string,
              object,
            ],
          ]
        : []),
      [`drop${name}By${by}`, { ...of, kind: "delete", by, input: { why: "list(Mark)?" } }],
      [`ponder${name}By${by}`, { ...of, kind: "command", by, input: { about: "Part" } }],
    ]),
  ];
}

/** One that goes through all that was named. */
function useCasesOf(services: Record<string, { operations: object }>): object {
  const steps = Object.entries(services).flatMap(([name, { operations }]) =>
    Object.keys(operations).map((operation) => `${name}.${operation}`),
  );
  return { everything: { actor: "clerk", goal: "See *everything* work.", steps } };
}

/** Blueprints of one or two services, as text (JSON is YAML). Not all of them are sound. */
export const blueprints = fc
  .tuple(service, fc.option(service, { nil: undefined }))
  .map(([first, second]) => {
    const blueprint = {
      groundplan: 1,
      domain: { actors: ["clerk"], useCases: useCasesOf({ first, ...(second && { second }) }) },
      name: "any-shop",
      auth: { users: { kind: "oidc" }, roles: { clerk: [], boss: ["clerk"] } },
      services: { first, ...(second && { second }) },
    };
    return `${JSON.stringify(blueprint)}\n`;
  });
