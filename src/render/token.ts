import type { Kind } from "./kinds.ts";

const SHELL = /^(?=.*\w)[\w./][\w./:@=-]*$/;

/** What may stand bare in each kind of file: an identifier, a number, in some a part of a path. */
const TOKEN: Readonly<Record<Kind, RegExp>> = {
  ts: /^(?:[\p{ID_Start}$_][\p{ID_Continue}$]*|-?\d+(?:\.\d+)?)$/u,
  json: /^-?\d+(?:\.\d+)?$|^(?:true|false|null)$/,
  yaml: /^[A-Za-z0-9][\w./:@-]*$/,
  md: /^[A-Za-z0-9](?:[\w./:@-]*[A-Za-z0-9])?$/,
  sql: /^(?:[a-z_][a-z0-9_]*|\d+)$/,
  sh: SHELL,
  proto: /^(?:[A-Za-z_][\w.]*|\d+)$/,
  graphql: /^(?:[A-Za-z_]\w*|-?\d+(?:\.\d+)?)$/,
  dockerfile: SHELL,
  plain: SHELL,
};

/** Plain YAML scalars that a reader would take for something else than text. */
const YAML_TRAP =
  /^(?:y|n|yes|no|on|off|true|false|null|~|0[0-7]+|0x.*|[-+.\d].*:.*|\d+:\d+.*|.*:)$/i;

/** Says whether YAML would take a plain text for something else. */
export const isTrap = (text: string): boolean => YAML_TRAP.test(text);

/** The text of a value that may stand bare in a file of this kind. Throws on anything else. */
export function token(kind: Kind, value: unknown): string {
  if (typeof value === "number" ? !Number.isFinite(value) : !isPrintable(value)) {
    throw new Error(`not a token: ${value === null ? "null" : typeof value}`);
  }
  const text = String(value);
  const trapped = kind === "yaml" && typeof value === "string" && isTrap(text);
  if (!TOKEN[kind].test(text) || trapped) {
    throw new Error(`${JSON.stringify(text)} is not a safe ${kind} token; use {{string …}}`);
  }
  return text;
}

function isPrintable(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

const PATH = /^[\w@][\w.@-]*(?:\/[\w@][\w.@-]*)*$/;

/** Parts of a path or of a package's name, such as `place-order` or `@shop/contracts`: safe inside quotes everywhere. */
export function pathToken(value: unknown): string {
  if (typeof value !== "string" || !PATH.test(value)) {
    throw new Error(`${JSON.stringify(value)} is not a safe path`);
  }
  return value;
}

const TS_TYPE =
  /[\p{ID_Start}$_][\p{ID_Continue}$]*|-?\d+|"[^"\\\p{C}]*"|\[\]|[<>()[\].,|&?:] ?| /uy;
const TYPE: Partial<Record<Kind, RegExp>> = {
  sql: /^[a-z][a-z0-9_]*(?: [a-z][a-z0-9_]*)*(?:\(\d+(?:, ?\d+)?\))?(?:\[\])*$/,
  proto: /^(?:(?:repeated|optional) )?[A-Za-z_.][\w.]*(?:<[a-z0-9]+, [A-Za-z_.][\w.]*>)?$/,
  graphql: /^\[*[A-Za-z_]\w*!?(?:\]!?)*$/,
};

/** A type of the target language, such as `readonly string[]` or `numeric(12, 2)`. Throws on anything else. */
export function typeToken(kind: Kind, value: unknown): string {
  const rule = TYPE[kind];
  if (!rule && kind !== "ts") throw new Error(`no types in ${kind}`);
  if (typeof value !== "string" || !(rule ? rule.test(value) : isTsType(value))) {
    throw new Error(`${JSON.stringify(value)} is not a ${kind} type`);
  }
  return value;
}

function isTsType(text: string): boolean {
  const parts = text.match(new RegExp(TS_TYPE, "guy"));
  return text !== "" && parts?.join("") === text;
}
