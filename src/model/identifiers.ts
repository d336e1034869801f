import type { EntityModel, Names } from "./types.ts";

/**
 * Words that a generated module needs for itself: a type or variable of the user's that is called so gets a suffix.
 * The list holds what templates and the service kit use, JavaScript's keywords and the globals that generated code names.
 */
const KEYWORDS =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield";
const CONTEXTUAL_KEYWORDS = "as async from get of set type using";
const GLOBAL_TYPES =
  "Array ArrayBuffer Awaited BigInt Boolean Buffer Date Error Event EventTarget Exclude Extract Function Headers Infinity InstanceType Intl Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial Pick Promise Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Request Required Response ReturnType Set String Symbol URL URLSearchParams Uint8Array WeakMap";
const GLOBAL_VALUES =
  "assert console crypto fetch global globalThis process performance structuredClone setTimeout clearTimeout test URL";
const KIT_TYPES =
  "NewEvent Call CallsOf ClientsOf App Authenticate Caller Code ColumnType Contract ExpressionBuilder Context Database Generated Infer Kysely Logger Money Operation Operations Page PageQuery Parts Position Problem Range Role Schema Selectable ServiceImpl Sets Stores Tables Transaction";
const KIT_VALUES =
  "added after after_ beyond clientsOf noClients fakeClients event gone inTransaction on storeEvents all allow allowed amount by changes defaulted eb examples f ids merged nextLink omit patch refusal result rowOf selected storeSets tx anonymous app body caller callerId conflict contract create currency data database date db decimal detail duration email embedded enumeration entries error existing fields found given headers id info input int invalid it items json key kit known made limit options ports read env listeners authenticate drain changed before wanted location path range filter cursor link list log main memory memoryStore money name newest next notFound notImplemented now nullable object openEmbedded operation operations optional paged pageQuery path pick position problem query ready refused remove reply request response roles row rows rule schema seed sql start status stored stores string system table text then time timestamp token url users uuid value values view whole";

const TYPES = new Set([...GLOBAL_TYPES.split(" "), ...KIT_TYPES.split(" ")]);
const VALUES = new Set([
  ...KEYWORDS.split(" "),
  ...CONTEXTUAL_KEYWORDS.split(" "),
  ...GLOBAL_VALUES.split(" "),
  ...KIT_VALUES.split(" "),
]);

/** What functions of `operations.ts` call what they have in hand. */
const LOCALS = "before changes found input merged notFound now omit operation paged rule";
const NO_LOCAL = new Set([...KEYWORDS.split(" "), ...LOCALS.split(" ")]);

/** The name as a variable inside a function of `operations.ts`; with a suffix where it means something else there. */
export function variableOf(name: string, suffix: string, taken: ReadonlySet<string>): string {
  return NO_LOCAL.has(name) || taken.has(name) ? variableOf(name + suffix, suffix, taken) : name;
}

/** What the modules of an entity export and declare, whatever else is called so. */
export const namesOfModules = ({ camel, pascal }: Names): string[] => [
  ...["Operations", "Routes", "Rpc"].map((end) => camel + end),
  ...["Operations", "Route", "Rpc", "Method", "Filter"].map((end) => pascal + end),
];

/** What stands beside the functions that make an entity's events, where these are and where they are used. */
export const namesOfEvents = ({ name, variable, variables, operations }: EntityModel): string[] => [
  variable,
  variables,
  ...namesOfModules(name),
  ...operations.flatMap((one) => [one.rule, one.keyVariable]),
  ...LOCALS.split(" "),
];

/** Modules of every slice, and those that all adapters of a service share. */
const SLICE_FILES = new Set(["events", "operations", "ports", "routes", "rpc", "rules"]);
const ADAPTER_FILES = new Set(["stores", "tables"]);

/** Stem of the entity's own file in its slice. */
export const fileOf = ({ kebab }: Names): string =>
  SLICE_FILES.has(kebab) ? `${kebab}-entity` : kebab;

/** Folder of the slice, and stem of the adapter's file. */
export const folderOf = ({ kebab }: Names): string =>
  ADAPTER_FILES.has(kebab) ? `${kebab}-entities` : kebab;

/** Gives out identifiers that are free: not reserved, not given before. */
export class Identifiers {
  readonly #given: Set<string>;

  constructor(given: readonly string[] = []) {
    this.#given = new Set(given);
  }

  /** A type's (and its schema's) name. */
  type(wanted: string, suffix: string): string {
    return this.#free(wanted, suffix, TYPES);
  }

  /** A variable's or function's name. */
  value(wanted: string, suffix: string): string {
    return this.#free(wanted, suffix, VALUES);
  }

  #free(wanted: string, suffix: string, reserved: ReadonlySet<string>): string {
    let name = wanted;
    while (reserved.has(name) || this.#given.has(name)) name += suffix;
    this.#given.add(name);
    return name;
  }
}
