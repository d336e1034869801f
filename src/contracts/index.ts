import { asyncapi } from "./asyncapi.ts";
import type { Format } from "./context.ts";
import { openapi } from "./openapi.ts";
import { formerProtoPath, proto, protoPath } from "./proto.ts";

export type {
  ContractContext,
  ContractFile,
  ContractsBefore,
  ContractServer,
  Format,
} from "./context.ts";
export type { WrittenContract } from "./proto-definitions.ts";
export { asyncapi } from "./asyncapi.ts";
export { openapi } from "./openapi.ts";
export { proto } from "./proto.ts";

/** Each format that a feature may ask for. */
export const formats: Readonly<Record<string, Format>> = {
  openapi: {
    emit: (service, context) => ({
      path: `contracts/${service.name.kebab}/openapi.yaml`,
      contents: () => openapi(service, context),
      source: "src/contracts/openapi.ts",
    }),
    suits: ({ hasExposed }) => hasExposed,
    wanted: true,
  },
  proto: {
    emit: (service, { before }) => ({
      path: `contracts/${protoPath(service)}`,
      contents: () => {
        const { contracts, renames = [] } = before ?? {};
        const was = contracts?.get(`contracts/${formerProtoPath(service, renames)}`);
        return proto(service, was, renames);
      },
      source: "src/contracts/proto.ts",
    }),
    suits: ({ hasExposed }) => hasExposed,
    wanted: true,
  },
  asyncapi: {
    emit: (service, context) => ({
      path: `contracts/${service.name.kebab}/asyncapi.yaml`,
      contents: () => asyncapi(service, context),
      source: "src/contracts/asyncapi.ts",
    }),
    suits: ({ hasEvents, consumesEvents }) => hasEvents || consumesEvents,
    wanted: false,
  },
};
