import { cased, pluralOf } from "./cases.ts";
import type { Crud } from "./types.ts";

/** What the operation is called that an entity has by a word of `crud`: `createOrder`, `listOrders`. */
export function crudName(verb: Crud, entity: string): string {
  const subject = verb === "list" ? pluralOf(entity) : entity;
  return cased(`${verb}-${cased(subject).kebab}`).camel;
}
