import type { Span, Word } from "./report.ts";

/** The YAML text as plain data with places. Scalars keep their text: what `no` or `1` means is decided where it stands. */
export type Tree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  kind: "map";
  at: Span;
  entries: readonly Entry[];
}

export interface Entry {
  key: Word;
  value: Tree;
}

export interface ListTree {
  kind: "list";
  at: Span;
  items: readonly Tree[];
}

export interface ScalarTree {
  kind: "scalar";
  at: Span;
  text: string;
  /** Without quotes. */
  plain: boolean;
  /** Nothing was written. */
  empty: boolean;
  /** Where the text's first character stands, if the text stands in the file as it is; else null. */
  textStart: number | null;
}

/** The place of a part of a scalar's text, or of all of it where parts have no place of their own. */
export function partOf(scalar: ScalarTree, start: number, end: number): Span {
  if (scalar.textStart === null) return scalar.at;
  return { start: scalar.textStart + start, end: scalar.textStart + end };
}

export const wordOf = (scalar: ScalarTree): Word => ({ text: scalar.text, at: scalar.at });
