import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";

/** A part of a contract; its shape is known only after looking. */
export type Json = any;
/** The keys and indexes that lead to a part. */
export type Path = readonly (string | number)[];
export type Report = (path: Path, message: string) => void;

/** A contract as it was read. */
export interface Contract {
  document: Json;
  /** What is wrong with it, as lines of `file:line:column message`. */
  problems: string[];
  /** Adds a problem. */
  report: Report;
}

/** Reads a contract in YAML; what is no YAML is told in its problems. */
export function read(file: string, text: string): Contract {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines });
  const problems: string[] = [];
  const tell = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    problems.push(`${file}:${line}:${col} ${message}`);
  };
  for (const error of yaml.errors) tell(error.pos[0], error.message.split("\n")[0]!);
  let document: Json = {};
  try {
    if (problems.length === 0) document = yaml.toJS();
  } catch (error) {
    tell(0, `this cannot be read: ${error}`);
  }
  return {
    document,
    problems,
    report: (path, message) => tell(offsetOf(yaml, path), message),
  };
}

/** Follows a reference into the document's components. */
export function resolve(document: Json, value: Json): Json {
  return typeof value?.$ref === "string" ? resolve(document, target(document, value.$ref)) : value;
}

/** What a reference leads to, or undefined. */
export function target(document: Json, reference: string): Json {
  const [, kind, name] = /^#\/components\/(\w+)\/([\w.-]+)$/.exec(reference) ?? [];
  const all = kind && Object.hasOwn(document.components ?? {}, kind) && document.components[kind];
  return all && Object.hasOwn(all, name!) ? all[name!] : undefined;
}

/** Where a part of the document begins: at its key, or at the nearest part around it that is found. */
function offsetOf(yaml: Document, path: Path): number {
  let node: unknown = yaml.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
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
