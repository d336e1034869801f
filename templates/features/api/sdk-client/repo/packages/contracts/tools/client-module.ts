import type { Json } from "./document.ts";
import { property } from "./literal.ts";
import { contents, methodName, parametersIn } from "./module.ts";
import { operationsOf, type Operation } from "./operations.ts";
import { assigned, comment, typeNames, TypeWriter } from "./types.ts";

/** Names that the modules need for themselves; a schema of such a name gets a `_` behind it. */
const TAKEN = ["Blob", "CallOptions", "ClientOptions", "Json", "Operations", "Promise"];

/**
 * The module of one service in packages/api-client: the types of its schemas, its operations as whoever calls them sees
 * them, and how each is asked for. It stands alone, so that the package can be published.
 */
export function clientModuleOf(id: string, document: Json): string {
  const schemas: Record<string, Json> = document.components?.schemas ?? {};
  const names = typeNames(Object.keys(schemas), TAKEN);
  const types = new TypeWriter(document, names, { json: "Json", binary: "Blob" });
  const operations = operationsOf(document);
  const methods = operations.map((one) => method(one, types));
  const body = [
    ...Object.entries(schemas).map(([name, one]) => `${types.declaration(name, one)}\n`),
    `/** What ${id} can be asked. What it refuses is thrown as a \`ProblemError\`. */`,
    `export interface Operations ${methods.length > 0 ? `{\n${methods.join("\n")}\n}` : "{}"}\n`,
    `export const connect = (options: ClientOptions): Operations =>`,
    `  client<Operations>(routes, options);\n`,
    `const routes = {`,
    ...operations.map((one) => property(one.id, route(one))),
    `};\n`,
  ];
  const imported = [
    ...(operations.length > 0 ? ["type CallOptions"] : []),
    "client",
    "type ClientOptions",
    ...(types.usesJson ? ["type Json"] : []),
  ];
  return [
    `// Generated from contracts/${id}/openapi.yaml; do not edit. After a change: npm run contracts\n`,
    `import { ${imported.join(", ")} } from "../client.ts";\n`,
    ...body,
  ].join("\n");
}

function method(operation: Operation, types: TypeWriter): string {
  const good = Object.entries(operation.responses).filter(([status]) => /^[23]/.test(status));
  const answers = good.flatMap(([, { content }]) =>
    content ? contents(content, types, "  ") : ["undefined"],
  );
  const result = answers.length > 0 ? [...new Set(answers)].join(" | ") : "unknown";
  return [
    `${comment({ summary: operation.summary }, "  ")}  ${methodName(operation.id)}(`,
    ...inputOf(operation, types),
    `    options?: CallOptions,`,
    `  ): Promise<${result === "undefined" ? "void" : result}>;`,
  ].join("\n");
}

function inputOf(operation: Operation, types: TypeWriter): string[] {
  const margin = "      ";
  const lines: string[] = [];
  let needed = false;
  for (const [place, name] of Object.entries({ path: "path", query: "query", header: "headers" })) {
    const schema = parametersIn(operation, place);
    if (!schema) continue;
    const required = schema.required.length > 0;
    needed ||= required;
    lines.push(`${margin}${name}${required ? "" : "?"}: ${types.object(schema, margin)};`);
  }
  const { body } = operation;
  if (body) {
    needed ||= body.required;
    const head = `body${body.required ? "" : "?"}:`;
    const type = assigned("", contents(body.content, types, margin), margin, head);
    lines.push(`${margin}${head}${type};`);
  }
  if (lines.length === 0) return ["    input?: {},"];
  return [`    input${needed ? "" : "?"}: {`, ...lines, "    },"];
}

function route({ method: verb, path, body }: Operation): Json {
  const [type] = Object.keys(body?.content ?? {});
  return { method: verb, path, ...(type !== undefined && { type }) };
}
