import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { check, type Path } from "./check.ts";

/** A part of an OpenAPI document; its shape is known only after looking. */
export type Json = any;

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
const COMPONENTS = ["schemas", "parameters", "responses", "headers", "requestBodies"];
/** Headers that OpenAPI leaves to other parts of the document. */
const NOT_PARAMETERS = ["accept", "content-type", "authorization"];

/** Reads an OpenAPI 3.1 document. What is wrong with it comes back as lines of `file:line:column message`. */
export function read(file: string, text: string): { document: Json; problems: string[] } {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines });
  const problems: string[] = [];
  const tell = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    problems.push(`${file}:${line}:${col} ${message}`);
  };
  for (const error of yaml.errors) tell(error.pos[0], error.message.split("\n")[0]!);
  if (problems.length > 0) return { document: {}, problems };
  const document = yaml.toJS() as Json;
  check(document, (path, message) => tell(offsetOf(yaml, path), message));
  return { document, problems };
}

/** Follows a reference into the document's components. */
export function resolve(document: Json, value: Json): Json {
  return typeof value?.$ref === "string" ? resolve(document, target(document, value.$ref)) : value;
}

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

/** What a reference leads to, or undefined. */
export function target(document: Json, reference: string): Json {
  const [, kind, name] = /^#\/components\/(\w+)\/([\w.-]+)$/.exec(reference) ?? [];
  if (!kind || !COMPONENTS.includes(kind)) return undefined;
  const all = document.components?.[kind] ?? {};
  return Object.hasOwn(all, name!) ? all[name!] : undefined;
}

/** Where a part of the document begins: at its key, or at the nearest part around it that is found. */
function offsetOf(yaml: Document, path: Path): number {
  let node: unknown = yaml.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!isScalar(pair?.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as { range?: [number] } | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
