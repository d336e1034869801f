import type { DraftEntity, DraftField, DraftService } from "./draft.ts";
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
