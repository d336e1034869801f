import { Cursor, type Sources } from "./cursor.ts";
import { compareBodies, compareResponses } from "./openapi-bodies.ts";
import { compareCallers } from "./openapi-callers.ts";
import { compareParameters } from "./openapi-parameters.ts";
import { say } from "./subject.ts";
import type { Tell } from "./types.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** One operation of a REST API, with all that it inherits. */
export interface Endpoint {
  /** Its `operationId`, else `GET /v1/…`. */
  id: string;
  /** `GET /v1/…` */
  title: string;
  root: Cursor;
  item: Cursor;
  operation: Cursor;
}

/** What two versions of an OpenAPI document promise their callers, after the rules of oasdiff. */
export function compareOpenapi(file: string, old: Sources, now: Sources, tell: Tell): void {
  const [before, after] = [endpointsOf(file, old), endpointsOf(file, now)];
  for (const [key, endpoint] of before) {
    const about = { tell, operations: [endpoint.id], events: [] };
    const next = after.get(key);
    if (next) compareEndpoints(endpoint, next, tell);
    else
      say(
        about,
        "old",
        endpoint.operation,
        "breaking",
        "operation-removed",
        `${endpoint.title} is gone`,
      );
  }
  for (const [key, { id, title, operation }] of after) {
    const about = { tell, operations: [id], events: [] };
    if (!before.has(key))
      say(about, "new", operation, "compatible", "operation-added", `There is ${title} now`);
  }
}

function compareEndpoints(old: Endpoint, now: Endpoint, tell: Tell): void {
  const about = { tell, operations: [...new Set([old.id, now.id])], events: [] };
  if (old.id !== now.id)
    say(
      about,
      "new",
      now.operation.child("operationId") ?? now.operation,
      "warning",
      "operation-renamed",
      `${now.title} is called ${now.id} and was ${old.id}: clients that are generated call it so`,
    );
  compareParameters(old, now, about);
  compareBodies(old, now, about);
  compareResponses(old, now, about);
  compareCallers(old, now, about);
}

/** By method and path; what a path's parameters are called makes no difference to a caller. */
function endpointsOf(file: string, all: Sources): Map<string, Endpoint> {
  const source = all.get(file);
  if (!source) return new Map();
  const root = new Cursor(all, source);
  const endpoints = (root.child("paths")?.entries() ?? []).flatMap(([path, item]) =>
    METHODS.flatMap((method): [string, Endpoint][] => {
      const operation = item.get(method);
      if (!operation) return [];
      const title = `${method.toUpperCase()} ${path}`;
      const key = title.replaceAll(/\{[^{}]*\}/g, "{}");
      return [[key, { id: operation.text("operationId") ?? title, title, root, item, operation }]];
    }),
  );
  return new Map(endpoints);
}
