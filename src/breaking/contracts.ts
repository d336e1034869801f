import type { Sources } from "./cursor.ts";
import { kindOf, type ContractKind } from "./kinds.ts";
import { readProto, type ProtoSource } from "./proto-file.ts";
import { readSource, type Fault, type Source } from "./source.ts";
import type { ContractFiles } from "./types.ts";

/** All contracts of one side, read. */
export interface Contracts {
  sources: Sources;
  protos: ReadonlyMap<string, ProtoSource>;
  kinds: ReadonlyMap<string, ContractKind>;
  /** Why some could not be read, in the order of their files. */
  faults: readonly (Fault & { file: string })[];
}

/**
 * Those of two sides that have to be read to tell what they say differently: what is the same text says the same. References lead
 * from one AsyncAPI document to others, and versions of a package stand in files of their own: of these two kinds all or none.
 */
export function worthReading(old: ContractFiles, now: ContractFiles): (path: string) => boolean {
  const changed = new Set(
    [...old.keys(), ...now.keys()].filter((path) => old.get(path) !== now.get(path)),
  );
  const kinds = new Set([...changed].map(kindOf));
  return (path) => {
    const kind = kindOf(path);
    return changed.has(path) || (kind !== "openapi" && kinds.has(kind));
  };
}

export const only = (files: ContractFiles, wanted: (path: string) => boolean): ContractFiles =>
  new Map([...files].filter(([path]) => wanted(path)));

/** Reads each text once, however often it is asked for. */
export class ContractReader {
  readonly #known = new Map<string, { text: string; source: Source | ProtoSource }[]>();

  source(file: string, text: string): Source {
    return this.#read(file, text, readSource);
  }

  proto(file: string, text: string): ProtoSource {
    return this.#read(file, text, readProto);
  }

  /** A file is always read as what its name says. */
  #read<Read extends Source | ProtoSource>(
    file: string,
    text: string,
    read: (file: string, text: string) => Read,
  ): Read {
    const known = this.#known.get(file) ?? [];
    this.#known.set(file, known);
    const found = known.find((one) => one.text === text)?.source;
    if (found) return found as Read;
    const source = read(file, text);
    known.push({ text, source });
    return source;
  }
}

export function readContracts(files: ContractFiles, reader = new ContractReader()): Contracts {
  const known = [...files].flatMap(([file, text]) => {
    const kind = kindOf(file);
    return kind ? [{ file, text, kind }] : [];
  });
  const sources = new Map(
    known
      .filter(({ kind }) => kind !== "proto")
      .map(({ file, text }) => [file, reader.source(file, text)]),
  );
  const protos = new Map(
    known
      .filter(({ kind }) => kind === "proto")
      .map(({ file, text }) => [file, reader.proto(file, text)]),
  );
  const faults = known.flatMap(({ file }) =>
    (sources.get(file) ?? protos.get(file))!.faults.map((fault) => ({ ...fault, file })),
  );
  return { sources, protos, kinds: new Map(known.map(({ file, kind }) => [file, kind])), faults };
}
