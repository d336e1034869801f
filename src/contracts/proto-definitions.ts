import { unspecified } from "../model/proto-enums.ts";
import type { Definition } from "./proto-file.ts";
import { numbersFor, reservedLines } from "./proto-numbers.ts";
import { readNumbers, type Numbered } from "./proto-read.ts";
import { block, comment } from "./proto-text.ts";

/** A contract that there is already. */
export interface WrittenContract {
  /** As groundplan wrote it last. */
  planned: string;
  /** As it stands on disk, if it does. */
  stands?: string;
}

/**
 * Messages and enums as text, each with its numbers: those of before, as far as it was there.
 * @param definitions each behind the first that refers to it
 * @param former what those of them were called that got another name
 */
export function definitionTexts(
  definitions: readonly Definition[],
  contract: WrittenContract | undefined,
  former: ReadonlyMap<string, string>,
): string[] {
  const before = readNumbers(contract?.planned ?? "");
  const stands = readNumbers(contract?.stands ?? "");
  const now = new Map(definitions.map((one) => [one.name, one]));
  const names = new Map(former);
  const nameOf = (type: string): string => names.get(type) ?? type;

  /** The same on the wire. A type that is new, in place of one that is gone, is its successor, and takes over its numbers. */
  const isSame = (old: string, type: string): boolean => {
    const [a, b] = [plainType(old), plainType(type)];
    if (a === b) return true;
    const [was, is] = [itemOf(a), itemOf(b)];
    if ((a === was) !== (b === is)) return false;
    const kind = before.get(was)?.kind;
    if (kind === undefined || now.has(was) || before.has(is) || now.get(is)?.kind !== kind)
      return false;
    if (!names.has(is) && ![...names.values()].includes(was)) names.set(is, was);
    return nameOf(is) === was;
  };

  return definitions.map((definition) => {
    const was = nameOf(definition.name);
    return textOf(definition, was, before.get(was), stands.get(was), isSame);
  });
}

/** Whether its absence can be told, and how large a number may be, does not matter. */
const plainType = (type: string): string =>
  type.replace(/^optional /, "").replace(/\bint(?:32|64)$/, "int");

const itemOf = (type: string): string => type.replace(/^repeated /, "");

function textOf(
  { kind, name, description, parts, first }: Definition,
  was: string,
  before: Numbered | undefined,
  stands: Numbered | undefined,
  isSame: (before: string, now: string) => boolean,
): string {
  const prefix = prefixOf(name);
  const wanted = parts.map((part, index) => ({
    name: part.name,
    was: kind === "enum" ? prefixOf(was) + part.name.slice(prefix.length) : part.was,
    type: part.type,
    first: first[index]!,
  }));
  const { numbers, removed } = numbersFor(wanted, before, stands, isSame);
  const lines = parts.map((part, index) => {
    const options = part.redacted ? " [debug_redact = true]" : "";
    const left = part.type === "" ? part.name : `${part.type} ${part.name}`;
    return `${comment(part.comment ?? "", "  ")}  ${left} = ${numbers[index]}${options};\n`;
  });
  const used = parts.map((part) => part.name);
  return `${comment(description, "")}${kind} ${name} ${block([...reservedLines(removed, used), ...lines])}`;
}

/** `ORDER_STATUS_` */
const prefixOf = (name: string): string => unspecified(name).slice(0, -"UNSPECIFIED".length);
