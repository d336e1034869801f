import type { DraftEntity, DraftOperation, DraftService } from "../draft.ts";
import { foreignKeys } from "../keys.ts";
import type { Report, Word } from "../report.ts";
import { findEntity, findField, refuseField } from "../scope.ts";
import { shown } from "../shown.ts";
import { checkKind } from "./kinds.ts";

/** Operations name entities and fields that exist, find one thing, and accept what may be given. */
export function checkOperations(service: DraftService, report: Report): void {
  for (const operation of service.operations) {
    checkKind(operation, report);
    const entity = operation.of && findEntity(service, operation.of, report);
    if (!entity) continue;
    if (operation.by && operation.kind !== "create") checkBy(operation.by, entity, report);
    const moved = service.operations.some(
      (one) => one.kind === "command" && one.to && one.of?.text === entity.name.text,
    );
    for (const word of operation.accepts) checkAccepted(word, entity, service, moved, report);
    if (operation.kind === "create") checkComplete(operation, entity, service, report);
    checkInputs(operation, report);
  }
}

function checkBy(by: Word, entity: DraftEntity, report: Report): void {
  if (by.text === "id") {
    report("GP1604", by.at, "Without `by` it is found by its id anyway", "Take `by` out.");
    return;
  }
  const field = findField(entity, by, report);
  if (!field || field.unique) return;
  const unique = entity.fields.filter((one) => one.unique).map((one) => shown(one.name.text));
  const help =
    unique.length > 0
      ? `Unique are: ${unique.join(", ")}.`
      : `Add \`unique\` to ${shown(by.text)}, or take \`by\` out.`;
  report("GP1604", by.at, `${shown(by.text)} may find several: it is not unique`, help);
}

function checkAccepted(
  word: Word,
  entity: DraftEntity,
  service: DraftService,
  moved: boolean,
  report: Report,
): void {
  if (word.text === "id" || word.text === "createdAt") {
    report("GP1605", word.at, `${shown(word.text)} is given by the server`, "Take it out.");
    return;
  }
  if (moved && word.text === entity.state?.text) {
    report(
      "GP1509",
      word.at,
      `The state ${shown(word.text)} changes by transitions only`,
      "Take it out.",
    );
    return;
  }
  if (entity.fields.some((field) => field.name.text === word.text)) return;
  if (foreignKeys(entity, service).some((key) => key.name === word.text)) return;
  const relation = entity.relations.find((one) => one.name.text === word.text);
  if (relation?.kind === "many-to-many") return;
  if (!relation) refuseField(entity, word, report);
  else
    report(
      "GP1605",
      word.at,
      `What ${shown(entity.name.text)} has many of is created by itself`,
      "Take it out.",
    );
}

function checkComplete(
  operation: DraftOperation,
  entity: DraftEntity,
  service: DraftService,
  report: Report,
): void {
  const accepted = operation.accepts.map((word) => word.text);
  const fields = entity.fields.filter(
    (field) =>
      !field.optional && !field.default && field.type && field.name.text !== entity.state?.text,
  );
  const keys = foreignKeys(entity, service).filter((key) => !key.optional);
  const missing = [
    ...fields.map((field) => field.name.text),
    ...keys.map((key) => key.name),
  ].filter((name) => !accepted.includes(name));
  if (missing.length === 0) return;
  const names = missing.map((name) => shown(name)).join(", ");
  const message = `${shown(operation.name.text)} creates ${shown(entity.name.text)} without ${names}`;
  report(
    "GP1606",
    operation.name.at,
    message,
    "Add to `accepts`, or give a default, or make it optional with `?`.",
  );
}

function checkInputs(operation: DraftOperation, report: Report): void {
  const taken = new Map(operation.accepts.map((word) => [word.text, "accepted"]));
  const by = operation.kind === "create" ? undefined : operation.by;
  if (by) taken.set(by.text, "what finds it");
  for (const { name } of operation.input) {
    const other = taken.get(name.text);
    if (other === undefined) continue;
    report(
      "GP1609",
      name.at,
      `${shown(name.text)} is there already: it is ${other}`,
      "Give the input another name.",
    );
  }
  const key = by && operation.accepts.find((word) => word.text === by.text);
  if (key)
    report(
      "GP1609",
      key.at,
      `${shown(key.text)} finds the entity, so it cannot be changed by the same call`,
      "Take it out of `accepts`, or find by id.",
    );
}
