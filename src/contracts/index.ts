import type { Emitter } from "./context.ts";
import { openapi } from "./openapi.ts";
import { proto, protoPath } from "./proto.ts";

export type { ContractContext, ContractFile, Emitter } from "./context.ts";
export { openapi } from "./openapi.ts";
export { proto } from "./proto.ts";

/** The emitter of each format that a feature may ask for. */
export const emitters: Readonly<Record<string, Emitter>> = {
  openapi: (service, context) => ({
    path: `contracts/${service.name.kebab}/openapi.yaml`,
    contents: () => openapi(service, context),
    source: "src/contracts/openapi.ts",
  }),
  proto: (service) => ({
    path: `contracts/${protoPath(service)}`,
    contents: () => proto(service),
    source: "src/contracts/proto.ts",
  }),
};
