import type { Problem } from "../problem.ts";
import { build } from "./build.ts";
import { checkDraft } from "./checks/index.ts";
import type { Draft } from "./draft.ts";
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
  const { draft, problems } = readChecked(text, file, offer);
  return { ...(draft && { blueprint: build(draft) }), problems: problems.sorted() };
}

/** The draft of a sound blueprint, with the places of all its words; undefined: it is not sound. */
export function readChecked(
  text: string,
  file: string,
  offer: Offer,
): { draft?: Draft; problems: Problems } {
  const source = withoutMark(text);
  const problems = new Problems(source, file);
  const tree = readYaml(source, problems);
  if (!tree) return { problems };
  const draft = readDraft(tree, offer, problems.report);
  checkDraft(draft, offer, problems.report);
  return problems.refused ? { problems } : { draft, problems };
}

/** Editors do not show a byte order mark, so it counts in no column. */
export const withoutMark = (text: string): string =>
  text.startsWith("\ufeff") ? text.slice(1) : text;
