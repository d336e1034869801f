import type { Cursor } from "./cursor.ts";
import type { Endpoint } from "./openapi.ts";
import { say, type Subject } from "./subject.ts";

/** Who may call: a way to sign in that no longer is enough, a scope more, a role less. */
export function compareCallers(
  old: Endpoint,
  now: Endpoint,
  about: Omit<Subject, "direction">,
): void {
  const [before, after] = [waysOf(old), waysOf(now)];
  const lost = before.filter((way) => !after.some((other) => enough(way, other)));
  const at = now.operation.child("security") ?? now.root.child("security") ?? now.operation;
  if (lost.length > 0)
    say(
      about,
      "new",
      at,
      "breaking",
      "security-tightened",
      `Who calls ${now.title} ${lost.some((way) => way.size === 0) ? "has to sign in now" : "has to sign in otherwise, or needs more scopes"}`,
    );
  const roles = now.operation.texts("x-roles");
  const gone =
    old.operation.texts("x-roles")?.filter((role) => roles && !roles.includes(role)) ?? [];
  if (gone.length > 0)
    say(
      about,
      "new",
      now.operation.child("x-roles"),
      "breaking",
      "role-removed",
      `The role ${gone.join(", ")} may no longer call ${now.title}`,
    );
}

type Way = ReadonlyMap<string, readonly string[]>;

/** The alternatives to sign in, each with its scopes; none at all is one that needs nothing. */
function waysOf({ operation, root }: Endpoint): Way[] {
  const security: Cursor | undefined = operation.child("security") ?? root.child("security");
  const ways = security?.items() ?? [];
  if (ways.length === 0) return [new Map()];
  return ways.map((way) => new Map(way.keys().map((key) => [key, way.texts(key) ?? []])));
}

/** Who fulfils the first fulfils the second. */
const enough = (given: Way, asked: Way): boolean =>
  [...asked].every(
    ([scheme, scopes]) =>
      scopes.every((scope) => given.get(scheme)?.includes(scope)) && given.has(scheme),
  );
