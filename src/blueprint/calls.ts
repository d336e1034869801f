import { halvesOf } from "./halves.ts";
import type { Report, Word } from "./report.ts";
import { wordsOf } from "./shape.ts";
import { shown } from "./shown.ts";
import type { Tree } from "./tree.ts";

const MOST = 20;

/** An operation of another service that an operation calls: the two halves of `service.operation`. */
export interface DraftCall {
  service: Word;
  operation: Word;
}

export function readCalls(tree: Tree, report: Report): DraftCall[] {
  const words = wordsOf(tree, "`calls`", report);
  const extra = words[MOST];
  if (extra)
    report("GP1108", extra.at, `More than ${MOST} calls of an operation`, "Divide the operation.");
  return words.slice(0, MOST).flatMap((word) => {
    const [service, operation] = halvesOf(word) ?? [];
    if (service && operation) return [{ service, operation }];
    const message = `${shown(word.text)} is not an operation of a service`;
    report("GP1404", word.at, message, "Write `service.operation`.");
    return [];
  });
}
