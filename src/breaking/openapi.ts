import { Cursor, type Sources } from "./cursor.ts";
import { compareBodies, compareResponses } from "./openapi-bodies.ts";
import { compareCallers } from "./openapi-callers.ts";
import { compareParameters } from "./openapi-parameters.ts";
import { sameness, type Same } from "./same.ts";
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
  const moved = movedBetween(before, after);
  const same = sameness();
  for (const [key, endpoint] of before) {
    const about = { tell, operations: [endpoint.id], events: [] };
    const next = after.get(key) ?? after.get(moved.get(key) ?? "");
    if (next) compareEndpoints(endpoint, next, tell, same);
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
    if (!before.has(key) && ![...moved.values()].includes(key))
      say(about, "new", operation, "compatible", "operation-added", `There is ${title} now`);
  }
}

type Endpoints = ReadonlyMap<string, Endpoint>;

/** Those that are gone and stand below another version, such as `/v2/…` for `/v1/…`: old key → new key. */
function movedBetween(before: Endpoints, after: Endpoints): ReadonlyMap<string, string> {
  const plain = (key: string) => key.replace(/ \/v\d+\//, " /");
  const added = new Map(
    [...after.keys()].filter((key) => !before.has(key)).map((key) => [plain(key), key]),
  );
  const gone = [...before.keys()].filter((key) => !after.has(key) && added.has(plain(key)));
  return new Map(gone.map((key) => [key, added.get(plain(key))!]));
}

function compareEndpoints(old: Endpoint, now: Endpoint, tell: Tell, same: Same): void {
  const about = { tell, same, operations: [...new Set([old.id, now.id])], events: [] };
  if (plainTitle(old) !== plainTitle(now))
    say(
      about,
      "new",
      now.operation,
      "breaking",
      "operation-moved",
      `${now.title} was ${old.title}`,
    );
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

/** What a path's parameters are called makes no difference to a caller. */
const plainTitle = ({ title }: Pick<Endpoint, "title">): string =>
  title.replaceAll(/\{[^{}]*\}/g, "{}");

/** By method and path. */
function endpointsOf(file: string, all: Sources): Map<string, Endpoint> {
  const source = all.get(file);
  if (!source) return new Map();
  const root = new Cursor(all, source);
  const endpoints = (root.child("paths")?.entries() ?? []).flatMap(([path, item]) =>
    METHODS.flatMap((method): [string, Endpoint][] => {
      const operation = item.get(method);
      if (!operation) return [];
      const title = `${method.toUpperCase()} ${path}`;
      const endpoint = { id: operation.text("operationId") ?? title, title, root, item, operation };
      return [[plainTitle(endpoint), endpoint]];
    }),
  );
  return new Map(endpoints);
}
