import type { Clash } from "./clash.ts";

interface Import {
  /** All but the names: `import type`, and where from. */
  head: string;
  tail: string;
  names: readonly string[];
}

/** A line that may be so long; formatters break a longer one. */
const WIDTH = 100;

/** One import to which both sides added names, or from which they took some. */
export function importOf({ base, yours, next }: Clash): string[] | undefined {
  const [was, mine, planned] = [base, yours, next].map(read);
  if (!was || !mine || !planned) return undefined;
  if ([mine, planned].some(({ head, tail }) => head !== was.head || tail !== was.tail))
    return undefined;
  const stays = (name: string) =>
    !was.names.includes(name) || (mine.names.includes(name) && planned.names.includes(name));
  const names = [...new Set([...mine.names, ...planned.names])].filter(stays);
  if (names.length === 0 || new Set(names.map(boundOf)).size < names.length) return undefined;
  const line = `${was.head} { ${names.join(", ")} } ${was.tail}`;
  return line.length <= WIDTH
    ? [line]
    : [`${was.head} {`, ...names.map((name) => `  ${name},`), `} ${was.tail}`];
}

/** What a name is called here. */
const boundOf = (name: string): string => name.split(/\s/).at(-1)!;

function read(lines: readonly string[]): Import | undefined {
  const text = lines.join(" ");
  const [, head, inner, tail] =
    /^(import(?: type)?) \{([\w\s$,]*)\} (from "[^"]*"(?: with \{[^{}]*\})?;)$/.exec(text) ?? [];
  if (head === undefined || inner === undefined || tail === undefined) return undefined;
  const names = inner.split(",").map((name) => name.trim().replaceAll(/\s+/g, " "));
  return { head, tail, names: names.filter(Boolean) };
}
