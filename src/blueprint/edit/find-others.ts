import type { Draft, DraftOperation, DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";

/** The role of that name. */
export function roleNamed({ roles }: Draft, { text, at }: Word, report: Report) {
  const refuse = (help: string) => report("GP1406", at, `${shown(text)} is not a role`, help);
  return named(roles, (one) => one.name.text, text, refuse);
}

/** The value object of that name in a service. */
export function valueNamed({ name, values }: DraftService, { text, at }: Word, report: Report) {
  const message = `${shown(text)} is not a value object of ${shown(name.text)}`;
  const refuse = (help: string) => report("GP1401", at, message, help);
  return named(values, (one) => one.name.text, text, refuse);
}

/** The first reaction of a service to an event of another. */
export function reactionAt(
  { name, consumes }: DraftService,
  [source, event]: readonly [Word, Word],
  report: Report,
) {
  const wanted = `${source.text}.${event.text}`;
  const message = `${shown(name.text)} does not react to ${shown(wanted)}`;
  const refuse = (help: string) => report("GP1408", spanOf(source, event), message, help);
  return named(consumes, (one) => `${one.service.text}.${one.event.text}`, wanted, refuse);
}

/** What an operation calls of another service. */
export function callOf(
  { name, calls }: DraftOperation,
  [service, operation]: readonly [Word, Word],
  report: Report,
) {
  const wanted = `${service.text}.${operation.text}`;
  const message = `${shown(name.text)} does not call ${shown(wanted)}`;
  const refuse = (help: string) => report("GP1404", spanOf(service, operation), message, help);
  return named(calls, (one) => `${one.service.text}.${one.operation.text}`, wanted, refuse);
}

/** From one word to another. */
const spanOf = (first: Word, last: Word) => ({ start: first.at.start, end: last.at.end });

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
