import type { Json } from "./document.ts";
import { property } from "./literal.ts";
import { operationsOf, type Operation } from "./operations.ts";
import { bare } from "./schemas.ts";
import { assigned, comment, typeNames, TypeWriter } from "./types.ts";

/** Where a reference leads in the module. */
type Lead = (reference: string) => string;

/** Names that the modules need for themselves; a schema of such a name gets a `_` behind it. */
const TAKEN = ["Context", "Contract", "Json", "Operations", "Promise", "Uint8Array"];

/**
 * The TypeScript module of one contract: the types of its schemas, the interface that handlers implement,
 * and the data that a server needs to route, check and serialise.
 */
export function moduleOf(id: string, document: Json): string {
  const schemas = Object.entries<Json>(document.components?.schemas ?? {});
  const names = typeNames(Object.keys(document.components?.schemas ?? {}), TAKEN);
  const types = new TypeWriter(document, names, { json: "Json", binary: "Uint8Array" });
  const operations = operationsOf(document);
  const lead: Lead = (reference) => reference.replace("#/components/", `${id}#/`);
  const routes = Object.fromEntries(operations.map((one) => [one.id, route(one, lead)]));
  const bareSchemas = Object.fromEntries(schemas.map(([name, one]) => [name, bare(one, lead)]));
  const load = `(await import("./${id}.openapi.json", { with: { type: "json" } })).default`;
  const methods = operations.map((one) => method(one, types));
  const body = [
    ...schemas.map(([name, schema]) => `${types.declaration(name, schema)}\n`),
    `/** One method per operation of the contract. */`,
    `export interface Operations ${methods.length > 0 ? `{\n${methods.join("\n")}\n}` : "{}"}\n`,
    `export const contract: Contract<Operations> = {`,
    property("id", id),
    property("schemas", bareSchemas),
    property("operations", routes),
    `  document: async () =>${load.length > 75 ? "\n    " : " "}${load},`,
    `};\n`,
  ];
  const imported = [
    ...(operations.length > 0 ? ["Context"] : []),
    "Contract",
    ...(types.usesJson ? ["Json"] : []),
  ];
  return [
    `// Generated from contracts/${id}/openapi.yaml; do not edit. After a change: npm run contracts\n`,
    `import type { ${imported.join(", ")} } from "./contract.ts";\n`,
    ...body,
  ].join("\n");
}

function method(operation: Operation, types: TypeWriter): string {
  return [
    `${comment({ summary: operation.summary }, "  ")}  ${methodName(operation.id)}(`,
    `    input: ${inputOf(operation, types)},`,
    `    context: Context,`,
    `  ): Promise${resultOf(operation, types)};`,
  ].join("\n");
}

/** In an interface a bare `new` would be a constructor. */
export const methodName = (id: string) => (id === "new" ? '"new"' : id);

function inputOf(operation: Operation, types: TypeWriter): string {
  const margin = "      ";
  const lines: string[] = [];
  for (const [place, name] of Object.entries({ path: "path", query: "query", header: "headers" })) {
    const schema = parametersIn(operation, place);
    if (schema) lines.push(`${margin}${name}: ${types.object(schema, margin, true)};`);
  }
  const { body } = operation;
  if (body) {
    const head = `body${body.required ? "" : "?"}:`;
    lines.push(
      `${margin}${head}${assigned("", contents(body.content, types, margin), margin, head)};`,
    );
  }
  return lines.length > 0 ? `{\n${lines.join("\n")}\n    }` : "object";
}

/** The answers that a handler gives; what goes wrong it throws. */
function resultOf(operation: Operation, types: TypeWriter): string {
  const all = Object.entries(operation.responses);
  const good = all.filter(([status]) => /^[23]/.test(status));
  const chosen = good.length > 0 ? good : all.filter(([status]) => status === "default");
  const margin = chosen.length > 1 ? "      " : "  ";
  const members = chosen.map(([status, response]) => {
    const inner = `${margin}  `;
    const lines = [`${inner}status: ${/^\d+$/.test(status) ? status : "number"};`];
    const headers = headersOf(response.headers);
    if (headers) {
      const head = `headers${headers.required.length > 0 ? "" : "?"}: `;
      lines.push(`${inner}${head}${types.object(headers, inner)};`);
    }
    if (response.content) {
      const body = contents(response.content, types, inner);
      lines.push(`${inner}body:${assigned("", body, inner, "body:")};`);
    }
    return `{\n${lines.join("\n")}\n${margin}}`;
  });
  if (members.length === 1) return `<${members[0]}>`;
  return members.length > 1
    ? `<\n${members.map((one) => `    | ${one}\n`).join("")}  >`
    : "<never>";
}

/** The types of a body, in any of its media types. */
export const contents = (
  content: Record<string, Json>,
  types: TypeWriter,
  margin: string,
): string[] => [
  ...new Set(Object.values(content).flatMap((media) => types.union(media?.schema, margin))),
];

function headersOf(headers: Record<string, Json> = {}): Json {
  const all = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type");
  if (all.length === 0) return undefined;
  return {
    required: all.filter(([, header]) => header.required).map(([name]) => name.toLowerCase()),
    properties: Object.fromEntries(
      all.map(([name, header]) => [name.toLowerCase(), header.schema]),
    ),
  };
}

/** The parameters in one place, as an object; undefined: there are none. */
export function parametersIn({ parameters }: Operation, place: string): Json {
  const found = parameters.filter((one) => one.in === place);
  if (found.length === 0) return undefined;
  return {
    type: "object",
    ...(place === "query" ? { additionalProperties: false } : {}),
    required: found.filter((one) => one.required).map((one) => one.name),
    properties: Object.fromEntries(found.map((one) => [one.name, one.schema])),
  };
}

/** An operation as Fastify takes it. */
function route(operation: Operation, lead: Lead): Json {
  const parts = {
    params: bare(parametersIn(operation, "path"), lead),
    querystring: bare(parametersIn(operation, "query"), lead),
    headers: bare(parametersIn(operation, "header"), lead),
    body: operation.body && {
      ...operation.body,
      content: bareContent(operation.body.content, lead),
    },
    response: Object.fromEntries(
      Object.entries(operation.responses).map(([status, { content }]) => {
        return [status, content ? { content: bareContent(content, lead) } : {}];
      }),
    ),
  };
  return {
    method: operation.method,
    url: operation.path.replaceAll(":", "::").replaceAll(/\{(\w+)\}/g, ":$1"),
    public: operation.public,
    schema: Object.fromEntries(Object.entries(parts).filter(([, one]) => one !== undefined)),
  };
}

function bareContent(content: Record<string, Json>, lead: Lead): Json {
  const all = Object.entries(content);
  return Object.fromEntries(
    all.map(([type, media]) => [type, { schema: bare(media?.schema ?? {}, lead) }]),
  );
}
