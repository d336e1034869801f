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
      didYouMean(scalar.text, words),
    );
  }
  return chosen;
}
