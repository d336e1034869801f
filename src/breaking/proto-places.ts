import type { Place } from "./types.ts";

const OPENS = /^(message|enum|service|oneof)\s+(\w+)/;
const RPC = /^rpc\s+(\w+)/;
const NUMBERED = /(\w+)\s*=\s*-?(?:0x)?[\da-f]+\s*$/i;

/**
 * Where the messages, fields, enums, values, services and rpcs of a .proto file are named, by their name within the
 * package: `Order.id`, `OrdersService.GetOrder`. The library that parses such files tells of no place.
 */
export function placesOf(text: string): Map<string, Place> {
  const places = new Map<string, Place>();
  const scopes: string[] = [];
  const plain = blanked(text);
  const within = (name: string) => [...scopes.filter(Boolean), name].join(".");
  const put = (name: string, from: number) => places.set(within(name), placeIn(text, from));
  let start = 0;
  for (const { 0: mark, index } of plain.matchAll(/[;{}]/g)) {
    const raw = plain.slice(start, index);
    const statement = raw.trimStart();
    const from = start + raw.length - statement.length;
    start = index + 1;
    const [, kind, name] = OPENS.exec(statement) ?? [];
    const [, rpc] = RPC.exec(statement) ?? [];
    const field = /^(?:option|reserved|extensions)\b/.test(statement)
      ? null
      : NUMBERED.exec(statement);
    if (name !== undefined && mark === "{") put(name, from + statement.indexOf(name, kind!.length));
    else if (rpc !== undefined) put(rpc, from + statement.indexOf(rpc, 3));
    else if (field && mark === ";") put(field[1]!, from + field.index);
    // A oneof gives its fields no scope of their own.
    if (mark === "{") scopes.push(kind === "oneof" ? "" : (name ?? ""));
    else if (mark === "}") scopes.pop();
  }
  return places;
}

/** The text with blanks for comments, texts between quotes and options between brackets: what is left stands where it stood. */
const blanked = (text: string): string =>
  text
    .replaceAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, blank)
    .replaceAll(/\[[^\][]*\]/g, blank);

const blank = (text: string): string => text.replaceAll(/[^\n]/g, " ");

export function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
