import type { Axis } from "../catalog/types.ts";
import { choose } from "./axes.ts";
import { put, type Draft } from "./draft.ts";

/** What a system's only service is called unless somebody has a better name. */
export const SERVICE = "core";
/** What a service keeps unless somebody says it. */
export const ENTITY = "Item";
/** What an entity holds unless somebody says it. */
export const FIELDS = "name: string(80)";

/** A system of which nothing was said yet. */
export const newSystem = (name: string, axes: readonly Axis[]): Draft =>
  withServices(
    new Map<string, string | number>([
      ["groundplan", 1],
      ["name", name],
    ]),
    [SERVICE],
    axes,
  );

/** With these services, of which nothing is known; what a service must choose has its default. */
export function withServices(draft: Draft, names: readonly string[], axes: readonly Axis[]): Draft {
  const required = axes.filter(({ scope, many }) => scope === "service" && many);
  const withService = (all: Draft, name: string) =>
    required.reduce(
      (one, axis) => choose(one, axis, axis.default, name),
      withEntities(all, name, [ENTITY]),
    );
  return names.reduce(withService, put(draft, ["services"], new Map()));
}

/** With these entities in a service, of which nothing is known. */
export const withEntities = (draft: Draft, service: string, names: readonly string[]): Draft =>
  put(draft, ["services", service, "entities"], new Map(names.map((name) => [name, newEntity()])));

/** One may only read it: that stands whatever its fields are. */
const newEntity = (): Draft =>
  new Map<string, readonly string[] | Draft>([
    ["crud", ["get"]],
    ["allow", new Map([["get", "public"]])],
    ["fields", new Map([["name", "string(80)"]])],
  ]);
