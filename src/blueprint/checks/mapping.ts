import type { DraftOperation, DraftService } from "../draft.ts";
import type { DraftEvent, DraftGiven, DraftReaction } from "../draft-events.ts";
import { whyUnfit } from "../fits.ts";
import { literalOf } from "../literals.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import { areStored, inputsOf, operationsOf, payloadOf, takersOf, type Slot } from "../slots.ts";
import { didYouMean } from "../suggest.ts";
import { sourceOf } from "./event-path.ts";

/** Where a reaction's values come from. */
export interface Told {
  source: DraftService;
  event: DraftEvent;
}

/** What `with` gives is taken by the operation, fits there, and is all that it needs. */
export function checkMapping(
  reaction: DraftReaction,
  told: Told,
  service: DraftService,
  report: Report,
): void {
  const takers = takersOf(reaction, service);
  if (!areKnown(takers, reaction, service)) return;
  const given = new Set(reaction.with.map(({ name }) => name.text));
  for (const taker of takers) checkComplete(reaction, taker, given, service, report);
  for (const one of reaction.with) {
    const slots = takers.flatMap((taker) =>
      inputsOf(taker, service).filter(({ name }) => name === one.name.text),
    );
    if (slots.length === 0) refuseInput(one.name, takers, given, service, report);
    else checkValue(one, slots, told, service, report);
  }
}

/** What could not be read or found was reported, and may have been what is missed. */
function areKnown(
  takers: readonly DraftOperation[],
  reaction: DraftReaction,
  service: DraftService,
): boolean {
  return (
    reaction.do !== undefined &&
    operationsOf(reaction).length === takers.length &&
    takers.every(({ kind, of, accepts }) => kind && areStored(accepts, of, service))
  );
}

function refuseInput(
  { text, at }: Word,
  takers: readonly DraftOperation[],
  given: ReadonlySet<string>,
  service: DraftService,
  report: Report,
): void {
  const names = takers.flatMap((taker) => inputsOf(taker, service).map(({ name }) => name));
  const open = [...new Set(names)].filter((name) => !given.has(name));
  const message = `${shown(text)} is not an input of ${shown(takers[0]!.name.text)}`;
  const help = open.length > 0 ? didYouMean(text, open) : "It takes nothing else.";
  report("GP2011", at, message, help);
}

function checkComplete(
  reaction: DraftReaction,
  taker: DraftOperation,
  given: ReadonlySet<string>,
  service: DraftService,
  report: Report,
): void {
  const missing = inputsOf(taker, service)
    .filter(({ name, optional }) => !optional && !given.has(name))
    .map(({ name }) => name);
  if (missing.length === 0) return;
  const word = operationsOf(reaction).find(({ text }) => text === taker.name.text)!;
  const names = missing.map((name) => shown(name)).join(", ");
  const message = `${shown(taker.name.text)} needs ${names}, which \`with\` does not give`;
  report("GP2012", word.at, message, `Add \`${missing[0]}: event.…\` to \`with\`.`);
}

function checkValue(
  given: DraftGiven,
  slots: readonly Slot[],
  told: Told,
  service: DraftService,
  report: Report,
): void {
  if ("literal" in given) return checkLiteral(given, slots, told, service, report);
  const found = sourceOf(given.path, told, report);
  if (!found) return;
  const { at } = given;
  const said = shown(["event", ...given.path.map(({ text }) => text)].join("."));
  for (const { name, type, optional } of slots) {
    if (found.optional && !optional) {
      const help = `Make ${shown(name)} optional, or carry what is always there.`;
      report("GP2014", at, `${said} may be absent, and ${shown(name)} is needed`, help);
    }
    const why =
      type && found.type && whyUnfit({ ...found, type: found.type }, { ...service, type });
    const help = `Give ${shown(name)} a type that holds all that ${said} may be.`;
    if (why) report("GP2014", at, `${said} ${why}`, help);
  }
}

/** A literal is understood by the type of the input; those that take it must understand the same. */
function checkLiteral(
  { name, literal }: Extract<DraftGiven, { literal: unknown }>,
  slots: readonly Slot[],
  { source, event }: Told,
  { values }: DraftService,
  report: Report,
): void {
  const all = slots.flatMap(({ type }) => (type ? [literalOf(type, literal, values)] : []));
  const said = literal.kind === "scalar" ? literal.text : "";
  const isOfEvent = payloadOf(event, source).some((one) => one.name === said);
  const meant = `Write \`event.${said}\` for what the event carries.`;
  for (const one of all)
    if ("wrong" in one) report(one.code, one.at, one.wrong, isOfEvent ? meant : one.help);
  const understood = new Set(all.map((one) => JSON.stringify("value" in one ? one.value : null)));
  if (understood.size < 2 || all.some((one) => "wrong" in one)) return;
  const message = `${shown(name.text)} is of another type in each of the operations that take it`;
  report("GP2015", name.at, message, "Give both the same type.");
}
