import type { Draft } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";
import { refuseOperation } from "./unplaced.ts";

/** Use cases name an actor of the domain and operations of the services. */
export function checkDomain(draft: Draft, report: Report): void {
  const actors = draft.actors.map((word) => word.text);
  for (const { actor, steps } of draft.useCases) {
    if (actor && !actors.includes(actor.text)) {
      report(
        "GP1407",
        actor.at,
        `${shown(actor.text)} is not an actor`,
        didYouMean(
          actor.text,
          actors,
          actors.length === 0 ? "Name the actors in `domain.actors`." : undefined,
        ),
      );
    }
    for (const step of steps) checkStep(step, draft, report);
  }
}

function checkStep(step: Word, draft: Draft, report: Report): void {
  const { text, at } = step;
  const { services } = draft;
  const dot = text.indexOf(".");
  if (dot < 1 || dot === text.length - 1) return refuseOperation(step, draft, report);
  const [first, second] = [text.slice(0, dot), text.slice(dot + 1)];
  const names = services.map((service) => service.name.text);
  const service = services.find((one) => one.name.text === first);
  if (!service) {
    report("GP1405", at, `${shown(first)} is not a service`, didYouMean(first, names));
    return;
  }
  const operations = service.operations.map((operation) => operation.name.text);
  if (operations.includes(second)) return;
  report(
    "GP1404",
    at,
    `${shown(second)} is not an operation of ${shown(first)}`,
    didYouMean(second, operations),
  );
}
