import { posix } from "node:path";
import { pathOf, type Source } from "./source.ts";
import type { Json, Path } from "./types.ts";

/** Documents of one side by their file. */
export type Sources = ReadonlyMap<string, Source>;

export const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === "object" && value !== null;

/** A part of a document, with the way to it; references are followed on the way down. */
export class Cursor {
  readonly source: Source;
  readonly path: Path;
  readonly value: Json;
  readonly #all: Sources;

  constructor(all: Sources, source: Source, path: Path = [], value: Json = source.data) {
    this.#all = all;
    this.source = source;
    this.path = path;
    this.value = value;
  }

  /** What makes two parts the same one. */
  get id(): string {
    return `${this.source.file}#${this.path.join("/")}`;
  }

  /** A part below this one, where a reference leads if it is one; undefined: it is not there. */
  get(key: string | number): Cursor | undefined {
    return this.child(key)?.followed();
  }

  /** A part below this one as it is written. */
  child(key: string | number): Cursor | undefined {
    if (!isObject(this.value) || !Object.hasOwn(this.value, key)) return undefined;
    return new Cursor(this.#all, this.source, [...this.path, key], this.value[key]);
  }

  /** Parts below this one, where their references lead. */
  entries(): [string, Cursor][] {
    return this.keys().flatMap((key) => {
      const found = this.get(key);
      return found ? [[key, found] as [string, Cursor]] : [];
    });
  }

  items(): Cursor[] {
    return this.entries().map(([, item]) => item);
  }

  keys(): string[] {
    return isObject(this.value) ? Object.keys(this.value) : [];
  }

  text(key: string): string | undefined {
    const value = this.child(key)?.value;
    return typeof value === "string" ? value : undefined;
  }

  /** Texts of a list. */
  texts(key: string): string[] | undefined {
    const value = this.child(key)?.value;
    return Array.isArray(value) ? value.map(String) : undefined;
  }

  is(key: string): boolean {
    return this.child(key)?.value === true;
  }

  /** Where a reference leads in the end, or this part if it is none. Undefined: nowhere, or in a circle. */
  followed(seen: ReadonlySet<string> = new Set()): Cursor | undefined {
    const reference = this.text("$ref");
    if (reference === undefined) return this;
    if (seen.has(this.id)) return undefined;
    const below = new Set([...seen, this.id]);
    return this.target(reference, below)?.followed(below);
  }

  /** The part that a reference names, of this document or of one beside it; the way there may lead over other references. */
  target(reference: string, seen: ReadonlySet<string> = new Set()): Cursor | undefined {
    const [file = "", pointer = ""] = reference.split("#", 2);
    const path = file === "" ? this.source.file : posix.join(posix.dirname(this.source.file), file);
    const source = this.#all.get(path);
    let found: Cursor | undefined = source && new Cursor(this.#all, source);
    for (const step of pathOf(pointer)) found = found?.followed(seen)?.child(step);
    return found;
  }
}
