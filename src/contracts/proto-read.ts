/** A field of a message, or a value of an enum, whose type is empty. */
export interface Member {
  number: number;
  name: string;
  /** As written: `optional string`. */
  type: string;
}

/** The numbers of a message or an enum. */
export interface Numbered {
  kind: "message" | "enum";
  members: readonly Member[];
  /** What had a number once that nothing else may have. */
  removed: readonly Member[];
  /** Numbers that are reserved, for whatever reason. */
  reserved: readonly (readonly [from: number, to: number])[];
}

const OPENS = /^(message|enum|oneof|service)\s+(\w+)$/;
const FIELD = /^((?:(?:optional|repeated)\s+)?(?:map\s*<[^>]*>|[\w.]+))\s+(\w+)\s*=\s*(\d+)$/;
const VALUE = /^(\w+)\s*=\s*(\d+)$/;
const RANGE = /(\d+)(?:\s+to\s+(\d+|max))?/g;
/** What `reservedLines` prints behind a number. */
const NOTE = /^ \/\/ (?:([\w .<>,]+) )?(\w+)(?=\r?\n)/;

/** Reads the numbers of a .proto file, by the name of the message or enum within the package. What is none of them is passed over. */
export function readNumbers(text: string): Map<string, Numbered> {
  const found = new Map<string, Draft>();
  const scopes: { name: string; type: Draft | undefined }[] = [];
  const plain = blanked(text);
  let start = 0;
  for (const { 0: mark, index } of plain.matchAll(/[;{}]/g)) {
    const statement = plain.slice(start, index).trim();
    start = index + 1;
    const scope = scopes.at(-1);
    if (mark === "}") scopes.pop();
    else if (mark === "{") scopes.push(opened(statement, scope, found));
    else if (scope?.type) take(scope.type, statement, text.slice(start));
  }
  return found;
}

interface Draft extends Numbered {
  members: Member[];
  removed: Member[];
  reserved: (readonly [number, number])[];
}

function opened(
  statement: string,
  around: { name: string; type: Draft | undefined } | undefined,
  found: Map<string, Draft>,
) {
  const [, kind, name = ""] = OPENS.exec(statement) ?? [];
  if (kind === "oneof" && around) return around;
  if (kind !== "message" && kind !== "enum") return { name, type: undefined };
  const whole = around ? `${around.name}.${name}` : name;
  const type: Draft = { kind, members: [], removed: [], reserved: [] };
  found.set(whole, type);
  return { name: whole, type };
}

function take(type: Draft, statement: string, behind: string): void {
  const [, what, ranges = ""] = /^(reserved|extensions)\s(.*)$/s.exec(statement) ?? [];
  if (what !== undefined) {
    const all = [...ranges.matchAll(RANGE)].map(([, from, to = from]): [number, number] => [
      Number(from),
      to === "max" ? Infinity : Number(to),
    ]);
    type.reserved.push(...all);
    const [, of = "", name] = NOTE.exec(behind) ?? [];
    if (name !== undefined && all.length === 1)
      type.removed.push({ number: all[0]![0], name, type: of });
  } else if (type.kind === "enum") {
    const [, name, number] = VALUE.exec(statement) ?? [];
    if (name !== undefined) type.members.push({ number: Number(number), name, type: "" });
  } else {
    const [, of = "", name, number] = FIELD.exec(statement) ?? [];
    if (name !== undefined) type.members.push({ number: Number(number), name, type: of });
  }
}

/** The text with blanks for comments, texts between quotes and options: what is left stands where it stood. */
const blanked = (text: string): string =>
  text
    .replaceAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, blank)
    .replaceAll(/\[[^\][]*\]/g, blank);

const blank = (text: string): string => text.replaceAll(/[^\n]/g, " ");
