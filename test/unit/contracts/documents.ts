import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formats, type ContractServer } from "../../../src/contracts/index.ts";
import { systemOf } from "../model/read.ts";

const root = join(import.meta.dirname, "../../..");

/** Blueprints whose services talk to each other. */
export const TALKING = {
  shop: readFileSync(join(root, "examples/shop.yaml"), "utf8"),
  nasty: readFileSync(join(import.meta.dirname, "nasty-events.yaml"), "utf8"),
};

export const SERVER: ContractServer = { name: "nats", protocol: "nats", host: "localhost:4222" };

/** The AsyncAPI documents of a blueprint's services: path → text. */
export function documentsOf(
  blueprint: string,
  servers: readonly ContractServer[] = [SERVER],
): Record<string, string> {
  const { emit, suits } = formats.asyncapi!;
  const files = systemOf(blueprint)
    .services.filter(suits)
    .map((service) => emit(service, { security: true, servers }));
  return Object.fromEntries(files.map(({ path, contents }) => [path, contents()]));
}
