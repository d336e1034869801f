import { crudName } from "../crud-name.ts";
import type { Draft, DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { either, shown } from "../shown.ts";

/** An event or an operation that is named without its service, as only those of the same service could be. */
export function checkUnplaced(service: DraftService, draft: Draft, report: Report): void {
  for (const word of service.unplaced ?? []) refuseEvent(word, draft, report);
  for (const { unplaced = [] } of service.operations)
    for (const word of unplaced) refuseOperation(word, draft, report);
}

function refuseEvent({ text, at }: Word, { services }: Draft, report: Report): void {
  const homes = services.filter(({ events }) => events.some(({ name }) => name.text === text));
  const help = written(text, homes, "service.Event");
  report("GP1408", at, `${shown(text)} is not an event of a service`, help);
}

/** An operation that is not `service.operation`. */
export function refuseOperation({ text, at }: Word, { services }: Draft, report: Report): void {
  const homes = services.filter(({ operations, entities }) => {
    const crud = entities.flatMap((one) => one.crud.map((of) => crudName(of.verb, one.name.text)));
    return [...operations.map(({ name }) => name.text), ...crud].includes(text);
  });
  const help = written(text, homes, "service.operation");
  report("GP1404", at, `${shown(text)} is not an operation of a service`, help);
}

function written(text: string, homes: readonly DraftService[], form: string): string {
  const whole = homes.map(({ name }) => `${name.text}.${text}`);
  return `Write ${whole.length > 0 ? either(whole) : `\`${form}\``}.`;
}
