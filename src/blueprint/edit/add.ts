import type { Addition } from "./addition.ts";
import { placeOf } from "./add-place.ts";
import { written } from "./add-written.ts";
import { typed } from "./typed.ts";
import { complaints } from "./pairs.ts";
import { finished, isOpen, open, refused, type Edit, type Reader } from "./read-sound.ts";

export interface Added {
  /** Where it stands in the blueprint. */
  added: string;
}

/**
 * Adds a definition to a blueprint, written as its neighbours are, and names it where it was said that something accepts,
 * carries or emits it. Refused with problems: a name that is taken or cannot be one, a path that leads nowhere, and whatever
 * the reader refuses.
 */
export function add(text: string, addition: Addition, reader: Reader): Edit<Added> {
  const opened = open(text, reader);
  if (!isOpen(opened)) return opened;
  const { source, mark, found } = opened;
  const words = typed("add", addition.path);
  const place = placeOf(addition, opened, words);
  if (!place) return refused(text, [...words.problems(), ...found.sorted()]);
  const { found: wrong, complain } = complaints("add");
  const result = written(source, addition, place, { report: found.report, complain });
  const problems = [...wrong, ...found.sorted()];
  if (problems.length > 0) return refused(text, problems);
  return finished(text, mark + result, reader, { added: place.at.join(".") });
}
