/** Contract files by their path in the repo: `contracts/<service>/…`. */
export type ContractFiles = ReadonlyMap<string, string>;

/**
 * `breaking`: who keeps to the old contract fails, or no longer compiles. `warning`: only who relied on more than the
 * contract promised, such as on knowing all values of an enum that it reads. `compatible`: nobody notices.
 */
export type Severity = "breaking" | "warning" | "compatible";

export interface Place {
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
}

/** Something that two versions of a contract say differently. */
export interface Change extends Place {
  /** Stable over versions, such as `property-removed`; of .proto files buf's rule, such as `FIELD_SAME_TYPE`. */
  kind: string;
  severity: Severity;
  /** A sentence. */
  message: string;
  /** Where it is, or was: `side` says in which of the two versions. */
  file: string;
  /** JSON pointer (RFC 6901), or the name within the package: `GetRequest.id`. */
  at: string;
  side: "old" | "new";
  /** What it is about, by `operationId` or name of the rpc; and by address of the channel. */
  operations: readonly string[];
  events: readonly string[];
}

/** A change as it is found: to look up its place takes longer than to find it, and few are told. */
export interface Finding extends Omit<Change, "line" | "column"> {
  place(): Place;
}

/** Takes in what a comparison finds. */
export type Tell = (finding: Finding) => void;

/** Who is on the other side: does it write what is described, or read it? */
export type Direction = "request" | "response" | "event";

/** The keys and indexes that lead to a part of a document. */
export type Path = readonly (string | number)[];

/** A part of a document whose shape is known only after looking. */
export type Json = unknown;
