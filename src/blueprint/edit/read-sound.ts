import type { Problem } from "../../problem.ts";
import type { Draft } from "../draft.ts";
import type { Offer } from "../offer.ts";
import { readChecked, withoutMark } from "../read.ts";
import { Problems } from "../report.ts";
import { applySets } from "../sets.ts";

/** What an edit came to: the new text, or why there is none. */
export type Edit<More = unknown> = ({ text: string; problems: readonly [] } & More) | Refused;

/** The text as it was, and why it stays so. */
export interface Refused {
  text: string;
  problems: Problem[];
  /** In which the problems are, where it is not the text as it was: what would have come out. */
  unsound?: string;
}

export const isRefused = (edit: Edit): edit is Refused => edit.problems.length > 0;

/** What to read a blueprint with. */
export interface Reader {
  file: string;
  offer: Offer;
  /** `path=value`, as `--set` has them: what else has to change so that the rest is whole. */
  set?: readonly string[];
}

/** A sound blueprint, open for an edit: places count in `source`, which has no byte order mark. */
export interface Opened {
  source: string;
  mark: string;
  draft: Draft;
  found: Problems;
}

/** Opens a blueprint for an edit: one that is not sound is refused, since nobody knows what it names. */
export function open(text: string, { file, offer }: Reader): Opened | Refused {
  const { draft, problems } = readChecked(text, file, offer);
  if (!draft) return refused(text, problems.sorted());
  const source = withoutMark(text);
  const mark = text.slice(0, text.length - source.length);
  return { source, mark, draft, found: new Problems(source, file) };
}

export const isOpen = (opened: Opened | Refused): opened is Opened => "draft" in opened;

export const refused = (text: string, problems: Problem[], unsound?: string): Refused => ({
  text,
  problems,
  ...(unsound === undefined ? {} : { unsound }),
});

/** What an edit of a text came to, if it is sound. */
export function finished<More extends object>(
  text: string,
  result: string,
  { file, offer, set = [] }: Reader,
  more: More,
): Edit<More> {
  const applied = applySets(result, set);
  if (applied.problems.length > 0) return refused(text, applied.problems);
  const mark = result.slice(0, result.length - withoutMark(result).length);
  const whole = mark + applied.text;
  const { draft, problems } = readChecked(whole, file, offer);
  return draft ? { text: whole, problems: [], ...more } : refused(text, problems.sorted(), whole);
}
