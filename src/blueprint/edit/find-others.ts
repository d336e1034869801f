import type { Draft, DraftOperation, DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";

/** The role of that name; where there is none, that is reported at the system's name. */
export function roleNamed({ name, roles }: Draft, text: string, report: Report) {
  const found = roles.find((one) => one.name.text === text);
  const known = roles.map((one) => one.name.text);
  const at = name?.at ?? { start: 0, end: 0 };
  if (!found) report("GP1406", at, `${shown(text)} is not a role`, didYouMean(text, known));
  return found;
}

/** The value object of that name in a service. */
export function valueNamed({ name, values }: DraftService, text: string, report: Report) {
  const found = values.find((one) => one.name.text === text);
  const known = values.map((one) => one.name.text);
  const message = `${shown(text)} is not a value object of ${shown(name.text)}`;
  if (!found) report("GP1401", name.at, message, didYouMean(text, known));
  return found;
}

/** The first reaction of a service to an event of another. */
export function reactionAt(
  { name, consumes }: DraftService,
  source: string,
  event: string,
  report: Report,
) {
  const nameOf = (one: (typeof consumes)[number]) => `${one.service.text}.${one.event.text}`;
  const wanted = `${source}.${event}`;
  const found = consumes.find((one) => nameOf(one) === wanted);
  const message = `${shown(name.text)} does not react to ${shown(wanted)}`;
  if (!found) report("GP1408", name.at, message, didYouMean(wanted, consumes.map(nameOf)));
  return found;
}

/** What an operation calls of another service. */
export function callOf(
  { name, calls }: DraftOperation,
  service: string,
  operation: string,
  report: Report,
) {
  const nameOf = (one: (typeof calls)[number]) => `${one.service.text}.${one.operation.text}`;
  const wanted = `${service}.${operation}`;
  const found = calls.find((one) => nameOf(one) === wanted);
  const message = `${shown(name.text)} does not call ${shown(wanted)}`;
  if (!found) report("GP1404", name.at, message, didYouMean(wanted, calls.map(nameOf)));
  return found;
}
