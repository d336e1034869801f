import type { Problem } from "../problem.ts";
import { build } from "./build.ts";
import { checkDraft } from "./checks/index.ts";
import type { Offer } from "./offer.ts";
import { readDraft } from "./read-draft.ts";
import { Problems } from "./report.ts";
import type { Blueprint } from "./types.ts";
import { readYaml } from "./yaml.ts";

/** A blueprint, perhaps with warnings; or what is wrong with the text. */
export interface Reading {
  blueprint?: Blueprint;
  problems: Problem[];
}

/**
 * Reads and checks a blueprint. Every problem is found at once, except that a text which is not YAML is not looked at further.
 * Never throws, whatever the text. `file` is what problems call it; `offer` is what the catalog has to choose from.
 */
export function readBlueprint(text: string, file: string, offer: Offer): Reading {
  const source = withoutMark(text);
  const problems = new Problems(source, file);
  const tree = readYaml(source, problems);
  if (tree) {
    const draft = readDraft(tree, offer, problems.report);
    checkDraft(draft, offer, problems.report);
    if (!problems.refused) return { blueprint: build(draft), problems: problems.sorted() };
  }
  return { problems: problems.sorted() };
}

/** Editors do not show a byte order mark, so it counts in no column. */
export const withoutMark = (text: string): string =>
  text.startsWith("\ufeff") ? text.slice(1) : text;
