import { target, type Json, type Report } from "./document.ts";
import { checkSchemas } from "./check-schemas.ts";
import { operationsOf, places } from "./operations.ts";
import { checkCircles, checkReferences } from "./references.ts";
import { schemasOf } from "./schema-places.ts";

/** Methods that a server answers by itself, or never. */
const OTHER_METHODS = ["head", "options", "trace"];

/** Tells everything that stands in the way of a module: references, names, and what a service cannot read. */
export function check(document: Json, report: Report): void {
  if (!String(document?.openapi).startsWith("3.1."))
    return report(["openapi"], "this is not OpenAPI 3.1");
  let sound = true;
  const tell: Report = (path, message) => {
    sound = false;
    report(path, message);
  };
  checkReferences(document, (reference) => problemOf(document, reference), tell);
  if (sound) checkCircles(document, tell);
  if (sound) checkSchemas(document, schemasOf(document), tell);
  if (sound) checkOperations(document, report);
}

/** What is wrong with a reference, or with those that it leads to. */
function problemOf(document: Json, reference: string): string | undefined {
  const seen = new Set<string>();
  for (let next = reference; typeof next === "string"; next = target(document, next).$ref) {
    if (seen.has(next)) return "which leads in a circle";
    seen.add(next);
    if (!next.startsWith("#/components/")) return "but references lead to #/components/… only";
    if (target(document, next) === undefined) return "which is not there";
  }
  return undefined;
}

function checkOperations(document: Json, report: Report): void {
  for (const [path, item] of Object.entries<Json>(document.paths ?? {})) {
    for (const method of OTHER_METHODS.filter((one) => item?.[one])) {
      report(["paths", path, method], `${method.toUpperCase()} is not for a contract to define`);
    }
  }
  const seen = new Set<string>();
  const found = places(document);
  for (const { path, method, operation } of found) {
    const place = ["paths", path, method];
    const id = operation.operationId;
    if (id === undefined) report(place, `${method.toUpperCase()} ${path} has no operationId`);
    else if (!/^[A-Za-z_$][\w$]*$/.test(id) || id === "__proto__") {
      report(
        [...place, "operationId"],
        `the operationId ${JSON.stringify(id)} is no JavaScript name`,
      );
    } else if (seen.has(id)) report([...place, "operationId"], `the operationId ${id} is taken`);
    seen.add(id);
    if (!operation.responses) report(place, `${id ?? path} has no responses`);
  }
  if (found.some(({ operation }) => operation.operationId === undefined)) return;
  for (const [index, { path, parameters }] of operationsOf(document).entries()) {
    const place = ["paths", path, found[index]!.method];
    for (const one of parameters) {
      if (!one.schema || one.in === "cookie" || (one as Json).style === "deepObject") {
        report(place, `the parameter ${one.name} is of a kind that the service cannot read`);
      }
    }
    const named = path.split("/").filter((segment) => segment.includes("{"));
    const declared = parameters.filter((one) => one.in === "path").map((one) => `{${one.name}}`);
    for (const name of named) {
      if (!/^\{\w+\}$/.test(name)) report(place, `${name} in ${path} is not {name} and no more`);
      else if (!declared.includes(name)) report(place, `${name} in ${path} is not declared`);
    }
    for (const name of declared.filter((one) => !named.includes(one))) {
      report(place, `the path parameter ${name} is not in ${path}`);
    }
  }
}
