import { mergeText, type Favor, type Merged } from "./text.ts";

/** One file out of what groundplan wrote last, what stands there and what is planned. */
export function mergeFile(
  _path: string,
  base: string | undefined,
  yours: string,
  next: string,
  favor?: Favor,
): Merged {
  return mergeText(base, yours, next, favor);
}
