import { stringify } from "yaml";
import { compareContracts, type Dependents } from "../../../src/breaking/index.ts";

export const OPENAPI = "contracts/shop/openapi.yaml";
export const ASYNCAPI = "contracts/shop/asyncapi.yaml";
export const PROTO = "contracts/shop/v1/shop.proto";

type Part = Record<string, unknown>;

/** An OpenAPI document with one operation, which takes the first schema and answers the second. */
export const openapiOf = (request: Part, response: Part, version = "1.0.0"): string =>
  documentOf(
    {
      "/things": {
        post: {
          operationId: "makeThing",
          requestBody: { required: true, content: { "application/json": { schema: request } } },
          responses: {
            "200": { description: "", content: { "application/json": { schema: response } } },
          },
        },
      },
    },
    {},
    version,
  );

export const documentOf = (paths: Part, more: Part = {}, version = "1.0.0"): string =>
  stringify({ openapi: "3.1.0", info: { title: "Shop", version }, paths, ...more });

/** An AsyncAPI document with one event that has this data. */
export const asyncapiOf = (data: Part, version = "1.0.0", action = "send"): string =>
  stringify({
    asyncapi: "3.0.0",
    info: { title: "Shop", version },
    channels: {
      Made: {
        address: "shop.Made",
        messages: { Made: { payload: { type: "object", properties: { data } } } },
      },
    },
    operations: { sendMade: { action, channel: { $ref: "#/channels/Made" } } },
  });

/** Changes as `severity kind`, in the order in which they are told. */
export const changesOf = (file: string, old: string, now: string | undefined): string[] =>
  found(file, old, now).map(({ severity, kind }) => `${severity} ${kind}`);

export const found = (
  file: string,
  old: string,
  now: string | undefined,
  dependents?: Dependents,
) =>
  compareContracts(
    new Map([[file, old]]),
    new Map(now === undefined ? [] : [[file, now]]),
    dependents,
  ).flatMap(({ changes }) => changes);
