import { CORE_SCHEMA, load } from "js-yaml";
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { Json, Path, Place } from "./types.ts";

/** Something wrong with a contract, and where. */
export interface Fault extends Place {
  message: string;
}

/** A contract in YAML or JSON as it was read. */
export interface Source {
  file: string;
  data: Json;
  /** Why there is no data. */
  faults: readonly Fault[];
  /** Where a part of it begins: at its key, or at the nearest part around it that is there. */
  place(path: Path): Place;
}

/**
 * Reads a contract. Text that is no YAML is told in `faults`, up to the first that makes the rest unreadable. What few ask for, the
 * places of its parts, is found out when the first of them is asked for.
 */
export function readSource(file: string, text: string): Source {
  const data = quickly(text);
  if (data === undefined) return { file, ...readWithPlaces(text) };
  let read: Read | undefined;
  return { file, data, faults: [], place: (path) => (read ??= readWithPlaces(text)).place(path) };
}

/** What two readers of YAML may take for different things: documents after the first, tabs, long keys, and keys that are null. */
const UNCERTAIN = ["\t", "\r", "---", "...", "\n?", " ?"].concat([
  "~:",
  "null:",
  "Null:",
  "NULL:",
  " :",
  "\n:",
  "{:",
  "[:",
  ",:",
]);

/** The data of what is sound and simple, in a fifth of the time; undefined: who tells of faults has to read it. */
function quickly(text: string): Json {
  const lines = `\n${text}`;
  if (UNCERTAIN.some((one) => lines.includes(one))) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA, maxAliases: 0 });
  } catch {
    return undefined;
  }
}

type Read = Omit<Source, "file">;

function readWithPlaces(text: string): Read {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, logLevel: "error" });
  const at = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults: Fault[] = document.errors.slice(0, 1).map(({ pos, message }) => ({
    ...at(pos[0]),
    message: message.split("\n", 1)[0]!.replace(/ at line \d+, column \d+:?$/, ""),
  }));
  let data: Json = {};
  try {
    if (faults.length === 0) data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    faults.push({ ...at(0), message: error instanceof Error ? error.message : String(error) });
  }
  return { data, faults, place: (path) => at(offsetOf(document, path)) };
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!isScalar(pair?.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as { range?: [number] } | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/** A path as a JSON pointer (RFC 6901). */
export const pointerOf = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** A JSON pointer as a path. */
export const pathOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => decoded(step).replaceAll("~1", "/").replaceAll("~0", "~"));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
