import { indentOf, isBlank } from "../members.ts";

/** Something whole that stands among others of its sort, in any order: a test, a declaration, an entry of an object. */
export interface Entry {
  /** What no other beside it may be called. */
  names: readonly string[];
  /** With the comments before it. */
  text: string;
  /** Its first line and the one after its last, counted from 0. */
  from: number;
  to: number;
}

/** How a line that begins an entry looks; what it is called stands in the group `name`. */
export interface Sort {
  begins: RegExp;
  /** How the last line of it ends, at the same depth as the first. */
  ends: RegExp;
  /** How the line after the first has to look, where that tells what it is. */
  second?: RegExp;
}

const NAME = String.raw`(?<name>[A-Za-z_$][\w$]*)`;

/** At the outer margin: what is declared there may be used above it, and tests run in any order. */
const OUTER: readonly Sort[] = [
  { begins: /^import\b/, ends: /;$/ },
  { begins: new RegExp(`^(?:export )?(?:async )?function\\*? ${NAME}`), ends: /^\}$/ },
  {
    begins: new RegExp(`^(?:export )?(?:abstract )?(?:class|interface|enum) ${NAME}`),
    ends: /\}$/,
  },
  { begins: new RegExp(`^(?:export )?(?:const|type) ${NAME}`), ends: /;$/ },
  { begins: /^(?:test|it|describe)\((?<name>"[^"]*"|`[^`]*`)/, ends: /\);$/ },
  { begins: /^for \(const .* of .*\{$/, ends: /^\}$/, second: /^ +(?:test|it|describe)\(/ },
];

/** Between braces: entries of an object, names of an import, lines of an interface. */
const INNER: readonly Sort[] = [
  { begins: new RegExp(`^(?:async )?${NAME}\\(.*\\{$`), ends: /^\},$/ },
  { begins: new RegExp(`^(?:type )?${NAME},$`), ends: /,$/ },
  { begins: new RegExp(`^"?${NAME}"?: .*[^;]$`), ends: /,$/ },
  { begins: new RegExp(`^(?:readonly )?${NAME}\\??: .*;$`), ends: /;$/ },
];

const COMMENT = /^(?:\/\/|\/\*\*| \*)/;

/**
 * The entries that some lines are, with comments before them; undefined: they are something else, or not whole. It goes by
 * the layout, as formatters have it: an entry begins at the margin and ends where the margin is reached again.
 */
export function entriesOf(lines: readonly string[], depth: number): Entry[] | undefined {
  const entries: Entry[] = [];
  let comments = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.slice(depth);
    if (isBlank(lines[at]!)) continue;
    if (COMMENT.test(line)) {
      comments++;
      continue;
    }
    if (indentOf(lines[at]!) !== depth) return undefined;
    const end = endOf(lines, at, depth);
    const sort = sorts(depth).find(
      ({ begins, second }) =>
        begins.test(line) && (!second || second.test(lines[at + 1]?.slice(depth) ?? "")),
    );
    if (end === undefined || !sort?.ends.test(lines[end]!.slice(depth))) return undefined;
    const from = at - comments;
    const text = lines.slice(from, end + 1).join("\n");
    entries.push({ names: namesOf(sort, line, text), text, from, to: end + 1 });
    comments = 0;
    at = end;
  }
  return comments === 0 && entries.length > 0 ? entries : undefined;
}

/** What it binds or is called; an import binds several. */
function namesOf({ begins }: Sort, line: string, text: string): string[] {
  const name = begins.exec(line)?.groups?.name;
  if (name !== undefined) return [name];
  const [, bound = ""] = /^import (.*?) from /ms.exec(text) ?? [];
  return bound.match(/[A-Za-z_$][\w$]*(?=\s*(?:[,}]|$))/g) ?? [];
}

const sorts = (depth: number): readonly Sort[] => (depth === 0 ? OUTER : INNER);

/** The last line of what begins at one; undefined: a bracket that it opens is not closed at the margin. */
function endOf(lines: readonly string[], at: number, depth: number): number | undefined {
  let next = at + 1;
  const goesOn = (line: string) => isBlank(line) || indentOf(line) > depth || closes(line, depth);
  while (next < lines.length && goesOn(lines[next]!)) next++;
  const rest = lines.slice(at, next);
  const end = at + rest.findLastIndex((line) => !isBlank(line));
  return /[([{]$/.test(lines[at]!) && !closes(lines[end]!, depth) ? undefined : end;
}

const closes = (line: string, depth: number): boolean =>
  indentOf(line) === depth && /^[)\]}]/.test(line.trim());
