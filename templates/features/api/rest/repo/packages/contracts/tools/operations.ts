import { resolve, type Json } from "./document.ts";

/** One operation of an OpenAPI document, its references followed. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  summary?: string;
  /** Needs no token: no security, or an empty choice among others. */
  public: boolean;
  parameters: { name: string; in: string; required?: boolean; schema: Json }[];
  body?: { required: boolean; content: Record<string, Json> };
  responses: Record<string, { headers?: Record<string, Json>; content?: Record<string, Json> }>;
}

const METHODS = ["get", "put", "post", "delete", "patch"];
/** Headers that OpenAPI leaves to other parts of the document. */
const NOT_PARAMETERS = ["accept", "content-type", "authorization"];

/** All operations, in the order of the document, with their references followed. */
export function operationsOf(document: Json): Operation[] {
  const follow = (value: Json) => resolve(document, value);
  return places(document).map(({ path, method, item, operation }) => {
    const parameters = new Map<string, Json>();
    for (const one of [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(follow)) {
      const name = one.in === "header" ? one.name.toLowerCase() : one.name;
      if (one.in === "header" && NOT_PARAMETERS.includes(name)) continue;
      parameters.set(`${one.in} ${name}`, { ...one, name });
    }
    const body = follow(operation.requestBody);
    const responses = Object.entries<Json>(operation.responses ?? {});
    const security: Json[] = operation.security ?? document.security ?? [];
    return {
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      summary: operation.summary,
      public: security.length === 0 || security.some((one) => Object.keys(one).length === 0),
      parameters: [...parameters.values()],
      body: body && { required: body.required === true, content: body.content },
      responses: Object.fromEntries(
        responses.map(([status, one]) => {
          const { content, headers = {} } = follow(one);
          const all = Object.entries(headers).map(([name, header]) => [name, follow(header)]);
          return [status, { content, headers: Object.fromEntries(all) }];
        }),
      ),
    };
  });
}

/** Every operation with the path item that it stands in. */
export function places(document: Json) {
  return Object.entries<Json>(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item?.[method]).map((method) => {
      return { path, method, item, operation: item[method] };
    }),
  );
}
