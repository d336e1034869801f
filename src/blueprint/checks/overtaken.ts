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
    for (const reaction of service.consumes.filter(({ refused }) => !refused)) {
      const command = service.operations.find(({ name }) => name.text === reaction.do?.text);
      if (!command || !isMove(command)) continue;
      const others = service.operations.filter(
        (one) => isMove(one) && overtakes(one, command) && mayRun(one, command, service),
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

/** Somebody may call it, or an event does; the command itself counts if it can come from two sides. */
function mayRun(one: DraftOperation, command: DraftOperation, service: DraftService): boolean {
  if (one.allow === "public" || one.allow.length > 0) return true;
  const callers = service.consumes.filter((reaction) => takersOf(reaction, service).includes(one));
  return callers.length > (one === command ? 1 : 0);
}
