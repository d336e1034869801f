import type { DraftEvent } from "./draft-events.ts";
import type { Draft, DraftEntity, DraftField, DraftOperation, DraftService } from "./draft.ts";
import type { Report, Word } from "./report.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";

/** The entity of that name in the service; reported where there is none. */
export function findEntity(
  service: DraftService,
  name: Word,
  report: Report,
): DraftEntity | undefined {
  const found = service.entities.find((entity) => entity.name.text === name.text);
  if (found) return found;
  const known = service.entities.map((entity) => entity.name.text);
  const value = service.values.some((one) => one.name.text === name.text);
  const message = `${shown(name.text)} is not an entity of ${shown(service.name.text)}`;
  const help = value
    ? "A value object has no identity: use it as the type of a field."
    : didYouMean(name.text, known);
  report("GP1401", name.at, message, help);
  return undefined;
}

/** The service of that name; reported where there is none. */
export function findService(
  { services }: Draft,
  { text, at }: Word,
  report: Report,
): DraftService | undefined {
  const found = services.find(({ name }) => name.text === text);
  const known = services.map(({ name }) => name.text);
  if (!found) report("GP1405", at, `${shown(text)} is not a service`, didYouMean(text, known));
  return found;
}

/** The operation of that name; reported where there is none. */
export function findOperation(
  { name, operations }: DraftService,
  { text, at }: Word,
  report: Report,
  more: readonly string[] = [],
): DraftOperation | undefined {
  const found = operations.find((one) => one.name.text === text);
  if (found) return found;
  const known = [...operations.map((one) => one.name.text), ...more];
  const message = `${shown(text)} is not an operation of ${shown(name.text)}`;
  report("GP1404", at, message, didYouMean(text, known));
  return undefined;
}

/** The event of that name; reported where there is none. */
export function findEvent(
  { name, events }: DraftService,
  { text, at }: Word,
  report: Report,
  otherwise?: string,
): DraftEvent | undefined {
  const found = events.find((one) => one.name.text === text);
  if (found) return found;
  const known = events.map((one) => one.name.text);
  const message = `${shown(text)} is not an event of ${shown(name.text)}`;
  report("GP1408", at, message, didYouMean(text, known, otherwise));
  return undefined;
}

/** The field of that name; reported where there is none. */
export function findField(entity: DraftEntity, name: Word, report: Report): DraftField | undefined {
  const found = entity.fields.find((field) => field.name.text === name.text);
  if (!found) refuseField(entity, name, report);
  return found;
}

export function refuseField(entity: DraftEntity, name: Word, report: Report): void {
  const known = [...entity.fields, ...entity.relations].map((one) => one.name.text);
  report(
    "GP1402",
    name.at,
    `${shown(name.text)} is not a field of ${shown(entity.name.text)}`,
    didYouMean(name.text, known),
  );
}
