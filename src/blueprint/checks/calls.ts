import { crudName } from "../crud-name.ts";
import type { DraftCall } from "../calls.ts";
import type { Draft, DraftAllow, DraftOperation, DraftService } from "../draft.ts";
import { circlesOf } from "../graph.ts";
import type { Report } from "../report.ts";
import { findService } from "../scope.ts";
import { either, shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";
import { checkReactions } from "./calls-in-reactions.ts";
import { checkCallers } from "./callers.ts";

/** What is called: one of `operations`, or one of `crud`, which calls nothing itself. */
export interface Callee {
  allow: DraftAllow;
  named?: DraftOperation;
}

/** Operations call what others offer, for callers who may, never in a circle and never in a transaction. */
export function checkCalls(draft: Draft, report: Report): void {
  const calls = new Map<DraftOperation, Map<DraftOperation, DraftCall>>();
  for (const service of draft.services) {
    for (const operation of service.operations.filter((one) => one.calls.length > 0)) {
      const named = new Map<DraftOperation, DraftCall>();
      for (const call of operation.calls) {
        const callee = calleeOf(call, service, draft, report);
        if (callee) checkCallers(operation, call, callee, draft, report);
        if (callee?.named) named.set(callee.named, call);
      }
      calls.set(operation, named);
    }
    checkReactions(service, report);
  }
  const graph = new Map([...calls].map(([operation, named]) => [operation, [...named.keys()]]));
  for (const circle of circlesOf(graph)) {
    const names = [...circle, circle[0]!].map(({ name }) => shown(name.text)).join(" → ");
    const { operation } = calls.get(circle[0]!)!.get(circle[1] ?? circle[0]!)!;
    const message = `These operations call each other: ${names}`;
    report("GP2106", operation.at, message, "Take one of the calls out of the circle.");
  }
}

function calleeOf(
  { service: home, operation }: DraftCall,
  service: DraftService,
  draft: Draft,
  report: Report,
): Callee | undefined {
  const { text, at } = operation;
  if (home.text === service.name.text) {
    const help = "Take it out: what is in the same service is a function away.";
    report("GP2103", home.at, `${shown(home.text)} calls itself`, help);
    return undefined;
  }
  const other = findService(draft, home, report);
  if (!other) return undefined;
  const all = calleesOf(other);
  const callee = all.get(text);
  const name = `${home.text}.${text}`;
  if (!callee) {
    const message = `${shown(text)} is not an operation of ${shown(home.text)}`;
    report("GP1404", at, message, didYouMean(text, [...all.keys()]));
  } else if (callee.allow !== "public" && callee.allow.length === 0) {
    const open = [...all].filter(([, { allow }]) => allow.length > 0).map(([known]) => known);
    const help = `Allow it to somebody${open.length > 0 ? `, or call ${either(open.slice(0, 12))}` : ""}.`;
    report("GP2104", at, `Nobody may call ${shown(name)}`, help);
    return undefined;
  }
  return callee;
}

function calleesOf({ entities, operations }: DraftService): Map<string, Callee> {
  const crud = entities.flatMap(({ name, crud: verbs, allow }) =>
    verbs.map(({ verb }): [string, Callee] => {
      const may = allow.find((one) => one.verb.text === verb)?.who ?? [];
      return [crudName(verb, name.text), { allow: may }];
    }),
  );
  const own = operations.map((named): [string, Callee] => [
    named.name.text,
    { allow: named.allow, named },
  ]);
  return new Map([...crud, ...own]);
}
