/**
 * Words that a generated module needs for itself: a type or variable of the user's that is called so gets a suffix.
 * The list holds what templates and the service kit use, JavaScript's keywords and the globals that generated code names.
 */
const KEYWORDS =
  "arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally for function get if implements import in instanceof interface let new null of package private protected public return set static super switch this throw true try type typeof undefined using var void while with yield";
const GLOBAL_TYPES =
  "Array ArrayBuffer Awaited BigInt Boolean Buffer Date Error Event EventTarget Exclude Extract Function Headers Infinity InstanceType Intl Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial Pick Promise Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Request Required Response ReturnType Set String Symbol URL URLSearchParams Uint8Array WeakMap";
const GLOBAL_VALUES =
  "assert console crypto fetch global globalThis process performance structuredClone setTimeout clearTimeout test URL";
const KIT_TYPES =
  "App Authenticate Caller Contract Context Database Generated Infer Kysely Logger Money Operation Operations Page PageQuery Parts Position Problem Role Schema ServiceImpl Stores Tables Transaction";
const KIT_VALUES =
  "after after_ all allow allowed amount anonymous app body caller callerId conflict contract create currency database date db decimal detail duration email embedded enumeration entries error existing fields found given headers id info input int invalid it items json key kit limit options ports read env listeners authenticate drain changed before wanted location path range filter cursor link list log main memory memoryStore money name newest next notFound notImplemented now nullable object openEmbedded operation operations optional paged pageQuery path pick position problem query ready refused remove reply request response roles row rows rule schema seed sql start status stored stores string system table text then time timestamp token url users uuid value values view";

const TYPES = new Set([...GLOBAL_TYPES.split(" "), ...KIT_TYPES.split(" ")]);
const VALUES = new Set([
  ...KEYWORDS.split(" "),
  ...GLOBAL_VALUES.split(" "),
  ...KIT_VALUES.split(" "),
]);

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
