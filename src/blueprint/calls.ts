import { halvesOf } from "./halves.ts";
import type { Report, Word } from "./report.ts";
import { wordsOf } from "./shape.ts";
import type { Tree } from "./tree.ts";

const MOST = 20;

/** An operation of another service that an operation calls: the two halves of `service.operation`. */
export interface DraftCall {
  service: Word;
  operation: Word;
}

/** What is called; words that name no service are `unplaced`. */
export function readCalls(tree: Tree, report: Report): { calls: DraftCall[]; unplaced: Word[] } {
  const words = wordsOf(tree, "`calls`", report);
  const extra = words[MOST];
  if (extra)
    report("GP1108", extra.at, `More than ${MOST} calls of an operation`, "Divide the operation.");
  const unplaced: Word[] = [];
  const calls = words.slice(0, MOST).flatMap((word) => {
    const [service, operation] = halvesOf(word) ?? [];
    if (service && operation) return [{ service, operation }];
    unplaced.push(word);
    return [];
  });
  return { calls, unplaced };
}
