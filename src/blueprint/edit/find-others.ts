import type { Draft, DraftOperation, DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";

/** The role of that name; where there is none, that is reported at the system's name. */
export function roleNamed({ name, roles }: Draft, text: string, report: Report) {
  const at = name?.at ?? { start: 0, end: 0 };
  const refuse = (help: string) => report("GP1406", at, `${shown(text)} is not a role`, help);
  return named(roles, (one) => one.name.text, text, refuse);
}

/** The value object of that name in a service. */
export function valueNamed({ name, values }: DraftService, text: string, report: Report) {
  const message = `${shown(text)} is not a value object of ${shown(name.text)}`;
  const refuse = (help: string) => report("GP1401", name.at, message, help);
  return named(values, (one) => one.name.text, text, refuse);
}

/** The first reaction of a service to an event of another. */
export function reactionAt(
  { name, consumes }: DraftService,
  source: string,
  event: string,
  report: Report,
) {
  const wanted = `${source}.${event}`;
  const message = `${shown(name.text)} does not react to ${shown(wanted)}`;
  const refuse = (help: string) => report("GP1408", name.at, message, help);
  return named(consumes, (one) => `${one.service.text}.${one.event.text}`, wanted, refuse);
}

/** What an operation calls of another service. */
export function callOf(
  { name, calls }: DraftOperation,
  service: string,
  operation: string,
  report: Report,
) {
  const wanted = `${service}.${operation}`;
  const message = `${shown(name.text)} does not call ${shown(wanted)}`;
  const refuse = (help: string) => report("GP1404", name.at, message, help);
  return named(calls, (one) => `${one.service.text}.${one.operation.text}`, wanted, refuse);
}

/** The one that is called so; where there is none, that is refused with those that it may have been meant to be. */
function named<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  wanted: string,
  refuse: (help: string) => void,
): T | undefined {
  const found = all.find((one) => nameOf(one) === wanted);
  if (!found) refuse(didYouMean(wanted, all.map(nameOf)));
  return found;
}
