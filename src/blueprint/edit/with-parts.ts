import { dataOf } from "./data.ts";
import { withDifference } from "./difference.ts";
import { finished, isOpen, open, type Edit, type Reader } from "./read-sound.ts";
import type { Value } from "./value.ts";

/** A blueprint that says something else, as plain data: only what differs is written. */
export function withParts(
  text: string,
  change: (parts: ReadonlyMap<string, Value>) => ReadonlyMap<string, Value>,
  reader: Reader,
): Edit {
  const opened = open(text, reader);
  if (!isOpen(opened)) return opened;
  const { source, mark } = opened;
  const before = dataOf(source) ?? new Map<string, Value>();
  return finished(text, mark + withDifference(source, before, change(before)), reader, {});
}
