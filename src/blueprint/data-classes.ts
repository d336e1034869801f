import type { Report, Word } from "./report.ts";
import { scalarOf, wordsOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import { wordOf, type Entry, type Tree } from "./tree.ts";
import { DATA_CLASSES, type DataClass } from "./types.ts";

/** `data: personal` of a field. Undefined: it was refused, and reported. */
export function readDataClass(tree: Tree, report: Report): DataClass | undefined {
  const scalar = scalarOf(tree, "`data`", report);
  return scalar && classOf(wordOf(scalar), report);
}

/** `data: [personal, payment]` of `qualities`: the classes that the product holds, and no other. Undefined: nothing is said. */
export function readDataQuality(qualities: Tree, report: Report): DeclaredData | undefined {
  if (qualities.kind !== "map") return undefined;
  const entry: Entry | undefined = qualities.entries.find(({ key }) => key.text === "data");
  if (!entry) return undefined;
  const words = wordsOf(entry.value, "`data`", report);
  if (entry.value.kind === "list" && entry.value.items.length === 0)
    report("GP2301", entry.key.at, "This list of data is empty", "Leave it out.");
  return words.filter((word) => classOf(word, report) !== undefined);
}

export type DeclaredData = readonly Word[];

function classOf(word: Word, report: Report): DataClass | undefined {
  const found = DATA_CLASSES.find((one) => one === word.text);
  if (found === undefined) {
    const message = `${shown(word.text)} is not a class of data`;
    report("GP1105", word.at, message, didYouMean(word.text, DATA_CLASSES));
  }
  return found;
}
