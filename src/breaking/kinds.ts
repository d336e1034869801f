/** What a contract is written in. */
export type ContractKind = "openapi" | "asyncapi" | "proto";

/** What a file in `contracts/` is, by its name; undefined: none of ours. */
export function kindOf(path: string): ContractKind | undefined {
  const name = path.split("/").at(-1) ?? "";
  if (name.endsWith(".proto")) return "proto";
  const [, kind] = /^(openapi|asyncapi)\.(?:ya?ml|json)$/.exec(name) ?? [];
  return kind as ContractKind | undefined;
}

/** The service that a contract is of, by its folder: `contracts/order-items/…`, of .proto files `contracts/order_items/…`. */
export const serviceOf = (path: string): string =>
  (path.split("/")[1] ?? path).replaceAll("_", "-");
