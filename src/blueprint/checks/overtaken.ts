import type { Draft, DraftOperation, DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { either, shown } from "../shown.ts";
import { takersOf } from "../slots.ts";

/**
 * A reaction comes when it comes. Where another operation may have taken the entity out of the states from which the command
 * goes, somebody should say what follows.
 */
export function checkOvertaken({ services }: Draft, report: Report): void {
  for (const service of services) {
    const calls = callsOf(service);
    for (const reaction of service.consumes.filter(({ refused }) => !refused)) {
      const command = service.operations.find(({ name }) => name.text === reaction.do?.text);
      if (!command || !isMove(command)) continue;
      const others = service.operations.filter(
        (one) => isMove(one) && overtakes(one, command) && mayRun(one, command, calls),
      );
      if (others.length === 0) continue;
      const names = either(others.map(({ name }) => name.text));
      const message = `${shown(command.name.text)} may come too late: ${names} can take the ${shown(command.of!.text)} out of ${either(command.from.map(({ text }) => text))} first`;
      const help =
        "Say what follows then: `refused: ignore`, `park` (which it is now), `retry`, or another operation.";
      report("GP2031", reaction.do!.at, message, help);
    }
  }
}

const isMove = ({ kind, from, to }: DraftOperation) =>
  kind === "command" && to !== undefined && from.length > 0;

/** It leads from a state from which the command goes to one from which it does not. */
const overtakes = (one: DraftOperation, { of, from }: DraftOperation): boolean => {
  const states = from.map(({ text }) => text);
  return (
    one.of?.text === of?.text &&
    one.from.some(({ text }) => states.includes(text)) &&
    !states.includes(one.to!.text)
  );
};

/** How many reactions call an operation. */
function callsOf(service: DraftService): Map<DraftOperation, number> {
  const calls = new Map<DraftOperation, number>();
  for (const reaction of service.consumes)
    for (const taker of takersOf(reaction, service)) calls.set(taker, (calls.get(taker) ?? 0) + 1);
  return calls;
}

/** Somebody may call it, or an event does; the command itself counts if it can come from two sides. */
const mayRun = (
  one: DraftOperation,
  command: DraftOperation,
  calls: ReadonlyMap<DraftOperation, number>,
): boolean =>
  one.allow === "public" ||
  one.allow.length > 0 ||
  (calls.get(one) ?? 0) > (one === command ? 1 : 0);
