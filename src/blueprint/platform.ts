import { wordsAt, type Offer } from "./offer.ts";
import type { Report, Word } from "./report.ts";
import { entriesOf, scalarOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import { wordOf, type Tree } from "./tree.ts";

/** One choice per axis that the catalog offers; what was refused stays, so that nobody misses it. */
export function readPlatform(tree: Tree, offer: Offer, report: Report): Map<string, Word> {
  const { platform } = offer;
  const chosen = new Map<string, Word>();
  for (const { key, value } of entriesOf(tree, "`platform`", report) ?? []) {
    const features = platform.get(key.text);
    if (!features) {
      report(
        "GP1107",
        key.at,
        `${shown(key.text)} is not a choice that works in this version`,
        didYouMean(key.text, [...platform.keys()]),
      );
      continue;
    }
    const scalar = scalarOf(value, `\`${key.text}\``, report);
    if (!scalar) continue;
    chosen.set(key.text, wordOf(scalar));
    const words = wordsAt(`platform.${key.text}`, features, offer);
    if (words.includes(scalar.text)) continue;
    report(
      "GP1107",
      scalar.at,
      `${shown(scalar.text)} is not offered for \`${key.text}\` in this version`,
      didYouMean(choiceMeant(scalar.text, words) ?? scalar.text, words),
    );
  }
  return chosen;
}

/** A choice that is one of several words, such as `other-choice`, or is written with the count of its letters, such as `c4e`. */
function choiceMeant(said: string, choices: readonly string[]): string | undefined {
  const parts = said.toLowerCase().split(/[^a-z0-9]+/);
  const [, first = "", count, last = ""] =
    /^([a-z])(\d{1,2})([a-z])$/.exec(said.toLowerCase()) ?? [];
  return choices.find(
    (one) =>
      parts.includes(one) ||
      (one.length === Number(count) + 2 && one.startsWith(first) && one.endsWith(last)),
  );
}
