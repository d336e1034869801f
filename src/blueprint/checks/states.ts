import type { DraftEntity, DraftField, DraftOperation, DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { findField } from "../scope.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";

/** The state is a required enum with a first value; transitions know its values and reach all of them. */
export function checkStates(service: DraftService, report: Report): void {
  for (const entity of service.entities) {
    const operations = service.operations.filter(
      (operation) => operation.of?.text === entity.name.text,
    );
    const transitions = operations.filter(
      (operation) => operation.kind === "command" && (operation.to || operation.from.length > 0),
    );
    if (!entity.state) {
      for (const operation of transitions) refuseTransition(operation, entity, report);
      continue;
    }
    const values = statesOf(entity, entity.state, report);
    if (!values) continue;
    const words = transitions.flatMap((operation) => [
      ...operation.from,
      ...(operation.to ? [operation.to] : []),
    ]);
    const unknown = words.filter((word) => !values.includes(word.text));
    for (const word of unknown) {
      report(
        "GP1505",
        word.at,
        `${shown(word.text)} is not a value of ${shown(entity.state.text)}`,
        didYouMean(word.text, values),
      );
    }
    if (unknown.length === 0) checkReached(entity, entity.state, operations, report);
  }
}

function refuseTransition(operation: DraftOperation, entity: DraftEntity, report: Report): void {
  const word = operation.from[0] ?? operation.to!;
  report(
    "GP1506",
    word.at,
    `${shown(entity.name.text)} has no state to go from or to`,
    `Say which field it is: \`state: status\` on ${shown(entity.name.text)}.`,
  );
}

function statesOf(entity: DraftEntity, state: Word, report: Report): readonly string[] | undefined {
  const field = entity.fields.find((one) => one.name.text === state.text);
  if (!field) {
    const known = entity.fields
      .filter((one) => one.type?.kind === "enum")
      .map((one) => one.name.text);
    report(
      "GP1501",
      state.at,
      `${shown(state.text)} is not a field of ${shown(entity.name.text)}`,
      didYouMean(state.text, known, "Add it to `fields`: `status: enum(open|closed) = open`."),
    );
    return undefined;
  }
  if (!field.type) return undefined;
  if (field.type.kind !== "enum") {
    report(
      "GP1502",
      state.at,
      `${shown(state.text)} is not an enum`,
      "Write `enum(open|closed) = open`.",
    );
    return undefined;
  }
  if (field.optional)
    report(
      "GP1503",
      field.name.at,
      `The state ${shown(state.text)} cannot be missing`,
      "Take out the `?` and give it a default.",
    );
  else if (!field.default)
    report(
      "GP1504",
      field.name.at,
      `The state ${shown(state.text)} needs a value to begin with`,
      `Write \`= ${field.type.values[0]}\` after the type.`,
    );
  return field.type.values;
}

function checkReached(
  entity: DraftEntity,
  state: Word,
  operations: readonly DraftOperation[],
  report: Report,
): void {
  const field = findField(entity, state, report);
  const first = firstOf(field);
  if (!field || first === undefined || field.type?.kind !== "enum") return;
  const transitions = operations.filter(
    (operation) => operation.kind === "command" && operation.to,
  );
  if (transitions.length === 0 && isSettable(entity, state, operations)) return;
  const reached = new Set([first]);
  for (let grown = true; grown;) {
    const next = transitions.filter(
      ({ from, to }) =>
        !reached.has(to!.text) &&
        (from.length === 0 || from.some((word) => reached.has(word.text))),
    );
    for (const { to } of next) reached.add(to!.text);
    grown = next.length > 0;
  }
  const lost = field.type.values.filter((value) => !reached.has(value));
  if (lost.length === 0) return;
  const names = lost.map((value) => shown(value)).join(", ");
  const help = `Add a command with \`from\` and \`to: ${lost[0]}\`, or take the value out of the enum.`;
  report("GP1507", field.name.at, `Nothing leads from ${shown(first)} to ${names}`, help);
}

const firstOf = (field: DraftField | undefined): string | undefined =>
  field?.default && "value" in field.default ? String(field.default.value) : undefined;

/** Without transitions, a state is a field that `crud` or an operation may set. */
const isSettable = (
  entity: DraftEntity,
  state: Word,
  operations: readonly DraftOperation[],
): boolean =>
  entity.crud.some(({ verb }) => verb === "create" || verb === "replace" || verb === "update") ||
  operations.some(({ accepts }) => accepts.some((word) => word.text === state.text));
