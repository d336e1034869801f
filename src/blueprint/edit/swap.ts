import { cased } from "../cases.ts";
import { LONGEST_NAME } from "../names.ts";
import { FORM_OF, type NamedKind } from "./kinds.ts";
import type { Rename } from "./rename.ts";
import type { Target } from "./target.ts";

/** The commands, a line each, by which a definition and the one that has the wanted name get each other's. */
export function swapOf(
  { kind, path, to }: Rename,
  target: Target,
  taken: ReadonlySet<string>,
): string {
  const above = path.slice(0, -1);
  const own = path.at(-1)!;
  const other = otherKind(kind, target, to);
  const between = betweenFor(to, other, taken);
  const steps: readonly (readonly [NamedKind, string, string])[] = [
    [other, to, between],
    [kind, own, to],
    [other, between, own],
  ];
  return steps
    .map(([one, from, name]) => `  groundplan rename ${one} ${[...above, from].join(".")} ${name}`)
    .join("\n");
}

/** Entities and value objects may not be called the same; all others have names among their own kind. */
function otherKind(kind: NamedKind, target: Target, name: string): NamedKind {
  if ((kind !== "entity" && kind !== "value") || !("service" in target)) return kind;
  return target.service.values.some((one) => one.name.text === name) ? "value" : "entity";
}

/** A name that nobody has. */
function betweenFor(name: string, kind: NamedKind, taken: ReadonlySet<string>): string {
  const form = FORM_OF[kind] as "kebab" | "pascal" | "camel";
  for (let number = 1; ; number++) {
    const before = number === 1 ? "before" : `before-${number}`;
    const short = name.slice(0, LONGEST_NAME - before.length - 1);
    const between = cased(`${short}-${before}`)[form];
    if (!taken.has(between)) return between;
  }
}
