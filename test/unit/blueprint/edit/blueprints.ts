import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reader } from "../../../../src/blueprint/edit/read-sound.ts";
import type { Rename } from "../../../../src/blueprint/edit/rename.ts";
import type { Blueprint } from "../../../../src/blueprint/types.ts";
import { readBlueprint } from "../../../../src/blueprint/index.ts";
import { catalogOf, offerOf } from "../../../../src/index.ts";
import { loadPack } from "../../../../src/workspace/load-pack.ts";

const root = join(import.meta.dirname, "../../../..");

export const catalog = catalogOf(loadPack(join(root, "templates")));

/** What edits are read with in these tests. */
export const reader: Reader = {
  file: "blueprint.yaml",
  offer: offerOf(catalog),
};

const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The example, and every blueprint of the tests. */
export const BLUEPRINTS: readonly { name: string; text: string }[] = [
  { name: "shop.yaml", text: read("examples/shop.yaml") },
  ...readdirSync(join(root, "test/blueprints")).map((name) => ({
    name,
    text: read(`test/blueprints/${name}`),
  })),
];

export function blueprintOf(text: string): Blueprint {
  const { blueprint, problems } = readBlueprint(text, reader.file, reader.offer);
  if (!blueprint) throw new Error(JSON.stringify(problems, null, 1));
  return blueprint;
}

/** Everything that can have another name. */
export function definitionsIn({ services, auth }: Blueprint): Omit<Rename, "to">[] {
  const roles = auth.roles.map(({ name }) => ({ kind: "role" as const, path: [name] }));
  const inServices = services.flatMap(({ name: service, entities, values, operations, events }) => {
    const fields = (owner: string, all: readonly { name: string }[]) =>
      all.map(({ name }) => ({ kind: "field" as const, path: [service, owner, name] }));
    const named = (kind: Rename["kind"], all: readonly { name: string }[]) =>
      all.map(({ name }) => ({ kind, path: [service, name] }));
    return [
      { kind: "service" as const, path: [service] },
      ...named("entity", entities),
      ...named("operation", operations),
      ...named("event", events),
      ...named("value", values),
      ...entities.flatMap((one) => fields(one.name, [...one.fields, ...one.relations])),
      ...values.flatMap((one) => fields(one.name, one.fields)),
      ...operations.flatMap((one) => fields(one.name, one.input)),
      ...events.flatMap((one) => fields(one.name, one.fields)),
    ];
  });
  return [...inServices, ...roles];
}

/** A name that is nowhere, in the form of its kind. */
export const freshName = (kind: Rename["kind"]): string =>
  ({
    service: "quite-other",
    entity: "QuiteOther",
    event: "QuiteOther",
    field: "quiteOther",
    operation: "quiteOther",
    value: "QuiteOther",
    role: "quite-other",
  })[kind];
