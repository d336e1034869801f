import type { DraftAllow } from "./draft.ts";
import type { Report } from "./report.ts";
import { notYet, wordsOf } from "./shape.ts";
import { shown } from "./shown.ts";
import type { Tree } from "./tree.ts";

/** Who may: `public`, or a list of roles. */
export function readAllow(tree: Tree, report: Report): DraftAllow {
  if (tree.kind === "scalar" && tree.text === "public") return "public";
  return wordsOf(tree, "`allow`", report).filter((word) => {
    if (word.text === "public") {
      report(
        "GP1104",
        word.at,
        "`public` stands alone: with it, roles mean nothing",
        "Write `public` without brackets.",
      );
      return false;
    }
    if (!word.text.endsWith(".own") && word.text !== "service") return true;
    notYet(word, shown(word.text), report);
    return false;
  });
}
