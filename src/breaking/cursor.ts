import { posix } from "node:path";
import { pathOf, type Source } from "./source.ts";
import type { Json, Path } from "./types.ts";

/** Documents of one side by their file. */
export type Sources = ReadonlyMap<string, Source>;

export const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === "object" && value !== null;

/** Where references led that led somewhere, by their document and text: many parts refer to the same. */
const ENDS = new WeakMap<Sources, Map<string, Cursor>>();

/** A part of a document, with the way to it; references are followed on the way down. */
export class Cursor {
  readonly source: Source;
  readonly value: Json;
  readonly #all: Sources;
  readonly #path: Path | { above: Cursor; key: string | number };

  constructor(
    all: Sources,
    source: Source,
    path: Path | { above: Cursor; key: string | number } = [],
    value: Json = source.data,
  ) {
    this.#all = all;
    this.source = source;
    this.#path = path;
    this.value = value;
  }

  get path(): Path {
    return "above" in this.#path ? [...this.#path.above.path, this.#path.key] : this.#path;
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
    return new Cursor(this.#all, this.source, { above: this, key }, this.value[key]);
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
    const ends = ENDS.get(this.#all) ?? new Map<string, Cursor>();
    ENDS.set(this.#all, ends);
    const key = `${this.source.file}\n${reference}`;
    const known = ends.get(key);
    if (known || seen.has(this.id)) return known;
    const below = new Set([...seen, this.id]);
    const end = this.target(reference, below)?.followed(below);
    if (end) ends.set(key, end);
    return end;
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
