import type { DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { findEntity } from "../scope.ts";
import { shown } from "../shown.ts";
import type { OperationAddition } from "./addition.ts";
import { dataOf } from "./data.ts";
import { wordsOf } from "./pairs.ts";
import { isListValue, isMapValue, type Value } from "./value.ts";
import { setAt } from "./write.ts";

/** The text with states that the entity of an operation did not have: more values of the enum that holds them. */
export function withStates(
  source: string,
  { states, of = "" }: OperationAddition,
  service: DraftService,
  report: Report,
): string {
  const more = wordsOf(states);
  if (more.length === 0) return source;
  const { name } = service;
  const entity = findEntity(service, { text: of, at: name.at }, report);
  if (!entity) return source;
  if (!entity.state) {
    const help = `Say which field it is: \`state: status\` on ${shown(of)}.`;
    report("GP1506", entity.name.at, `${shown(of)} has no state`, help);
    return source;
  }
  const field = ["services", name.text, "entities", of, "fields", entity.state.text];
  for (const { path, value } of enumsIn(field, valueAt(source, field)))
    return setAt(source, path, withValues(value, more));
  return source;
}

function valueAt(source: string, path: readonly string[]): Value | undefined {
  let value: Value | undefined = dataOf(source);
  for (const key of path) value = isMapValue(value) ? value.get(key) : undefined;
  return value;
}

/** Where a field says the values of its enum: in its line, or in the long form as a type or a list. */
function enumsIn(
  path: readonly string[],
  value: Value | undefined,
): { path: readonly string[]; value: Value }[] {
  if (isMapValue(value))
    return ["enum", "type"].flatMap((key) => enumsIn([...path, key], value.get(key)));
  const is = isListValue(value) || (typeof value === "string" && value.startsWith("enum("));
  return is ? [{ path, value }] : [];
}

const withValues = (value: Value, more: readonly string[]): Value =>
  typeof value === "string"
    ? value.replace(")", `|${more.join("|")})`)
    : [...(value as readonly Value[]), ...more];
