import type { Blueprint, Entity, Field, Operation, Service } from "../blueprint/types.ts";

/** What a blueprint says about one thing that choices depend on. */
export interface Fact {
  /** Where it stands; `*` is any name. */
  path: string;
  /** A count, or the number as it was said; undefined: nothing was said. */
  value: number | undefined;
  /** Of a count: what was counted, in the order of the file. */
  words: readonly string[];
}

export const FACTS = [
  "services",
  "entities",
  "events",
  "reactions",
  "calls",
  "roles",
  "callerIds",
  "open",
  "classified",
  "peakRequestsPerSecond",
  "p99Milliseconds",
  "availability",
] as const;
export type FactName = (typeof FACTS)[number];
export type Facts = Readonly<Record<FactName, Fact>>;

/** The facts that are counted: there always is a number, and it is never below zero. */
export const isCount = (name: FactName): boolean => !QUALITIES.some((one) => one === name);

const QUALITIES = ["peakRequestsPerSecond", "p99Milliseconds", "availability"] as const;

/** Everything that rules of the catalog may ask of a blueprint. The blueprint is sound. */
export function factsOf({ services, auth, qualities }: Blueprint): Facts {
  const each = (wordsOf: (service: Service) => readonly string[]): string[] =>
    services.flatMap((service) => wordsOf(service).map((word) => `${service.name}.${word}`));
  const counts = {
    services: counted(
      "services",
      services.map(({ name }) => name),
    ),
    entities: counted(
      "services.*.entities",
      each(({ entities }) => entities.map(({ name }) => name)),
    ),
    events: counted(
      "services.*.events",
      each(({ events }) => events.map(({ name }) => name)),
    ),
    reactions: counted(
      "services.*.consumes",
      services.flatMap(({ consumes }) =>
        consumes.map(({ service, event }) => `${service}.${event}`),
      ),
    ),
    calls: counted(
      "services.*.operations.*.calls",
      services.flatMap(({ operations }) => operations.flatMap(calledBy)),
    ),
    roles: counted(
      "auth.roles",
      auth.roles.map(({ name }) => name),
    ),
    callerIds: counted("services.*.*.*.fields", each(askedForCaller)),
    open: counted("services.*.*.*.allow", each(openIn)),
    classified: counted("services.*.*.*.fields.*.data", each(classifiedIn)),
  };
  const said = QUALITIES.map((name): [string, Fact] => [
    name,
    { path: `qualities.${name}`, value: qualities[name], words: [] },
  ]);
  return { ...counts, ...Object.fromEntries(said) } as Facts;
}

const counted = (path: string, words: readonly string[]): Fact => ({
  path,
  value: words.length,
  words: [...new Set(words)],
});

const calledBy = ({ calls }: Operation): string[] =>
  calls.map(({ service, operation }) => `${service}.${operation}`);

/** Fields that are filled with who calls. */
const askedForCaller = ({ entities, values, operations, events }: Service): string[] =>
  [
    ...entities,
    ...values,
    ...events,
    ...operations.map(({ name, input }) => ({ name, fields: input })),
  ].flatMap(({ name, fields }) =>
    fields.filter(isOfCaller).map((field) => `${name}.${field.name}`),
  );

const isOfCaller = (field: Field): boolean =>
  field.default !== undefined && "server" in field.default && field.default.server === "caller.id";

/** Fields with data that the law or a contract protects. */
const classifiedIn = ({ entities, values }: Service): string[] =>
  [...entities, ...values].flatMap(({ name, fields }) =>
    fields.filter(({ data }) => data !== undefined).map((field) => `${name}.${field.name}`),
  );

/** What everybody may do. */
const openIn = ({ entities, operations }: Service): string[] => [
  ...entities.flatMap(openOf),
  ...operations.filter(({ allow }) => allow === "public").map(({ name }) => name),
];

const openOf = ({ name, allow }: Entity): string[] =>
  [...allow].filter(([, who]) => who === "public").map(([verb]) => `${name}.${verb}`);
