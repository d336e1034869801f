import type { HttpModel, OperationModel } from "./types.ts";

type Unrouted = Pick<
  OperationModel,
  "name" | "entity" | "kind" | "crud" | "key" | "byId" | "rule" | "hasInputs"
>;

/**
 * Method and path of an operation, after RFC 9110: standard methods on the collection and its members, and for what has no
 * method of its own a POST below the member. All begin with the service's `major` version. A `create` or `delete` operation takes its standard method where no other has it.
 */
export function httpOf(operation: Unrouted, all: readonly Unrouted[], major: string): HttpModel {
  const base = `${major}/${operation.entity.path}`;
  return { base, ...routeOf(operation, all, `/${base}`) };
}

function routeOf(
  operation: Unrouted,
  all: readonly Unrouted[],
  base: string,
): Omit<HttpModel, "base"> {
  const member =
    operation.byId || !operation.key
      ? `${base}/{id}`
      : `${base}/by-${operation.key.names.kebab}/{${operation.key.name}}`;
  switch (operation.kind) {
    case "list":
      return { method: "get", path: base, status: 200 };
    case "get":
      return { method: "get", path: member, status: 200 };
    case "replace":
      return { method: "put", path: member, status: 200 };
    case "create":
      return operation.crud || alone(operation, all)
        ? { method: "post", path: base, status: 201 }
        : { method: "post", path: `${base}/${verb(operation, all)}`, status: 201 };
    case "delete":
      return operation.crud || (alone(operation, all) && operation.byId && !operation.hasInputs)
        ? { method: "delete", path: member, status: 204 }
        : { method: "post", path: `${member}/${verb(operation, all)}`, status: 204 };
    case "update":
      return operation.crud
        ? { method: "patch", path: member, status: 200 }
        : { method: "post", path: `${member}/${verb(operation, all)}`, status: 200 };
    case "command":
      return { method: "post", path: `${member}/${verb(operation, all)}`, status: 200 };
  }
}

/** What makes or changes a thing as a whole takes a body, if an empty one. */
export const takesBody = ({ is, inputs }: Pick<OperationModel, "is" | "inputs">): boolean =>
  is.create || is.replace || is.update || (!is.list && inputs.length > 0);

const alone = (operation: Unrouted, all: readonly Unrouted[]) =>
  all.every((other) => other === operation || other.kind !== operation.kind);

/** `cancelOrder` of an order is `cancel`; two that would be the same keep their whole names. */
function verb(operation: Unrouted, all: readonly Unrouted[]): string {
  const short = shortOf(operation);
  const taken = all.some(
    (other) => other !== operation && (shortOf(other) === short || other.name.kebab === short),
  );
  return taken ? operation.name.kebab : short;
}

/** The operation's name without its entity's, in kebab-case. */
export function shortOf({ name, entity }: Pick<OperationModel, "name" | "entity">): string {
  const end = `-${entity.name.kebab}`;
  return name.kebab.endsWith(end) ? name.kebab.slice(0, -end.length) : name.kebab;
}
