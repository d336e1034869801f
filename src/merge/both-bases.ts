import { hunksOf, placesBy } from "./hunks.ts";

/**
 * What groundplan would have written last of a text in which git merged two that it wrote: the text's lines that one of them has,
 * and those that both have and somebody took out or changed.
 */
export function bothBases(one: string, other: string, stands: string): string {
  const [a, b, lines] = [one, other, stands].map((text) => text.split("\n")) as Texts;
  const inB = placesOf(a, b);
  const [inA, inOther] = [placesOf(lines, a), placesOf(lines, b)];
  const common = a.flatMap((line, at) => (inB[at]! < 0 ? [] : [{ line, a: at, b: inB[at]! }]));
  const standing = placesOf(
    common.map(({ line }) => line),
    lines,
  );
  const gone = common.filter((_, at) => standing[at]! < 0);
  const result: string[] = [];
  let next = 0;
  for (const [at, line] of lines.entries()) {
    const [own, theirs] = [inA[at]!, inOther[at]!];
    if (own < 0 && theirs < 0) continue;
    const isBefore = (missing: { a: number; b: number }) =>
      own < 0 ? missing.b < theirs : missing.a < own;
    while (next < gone.length && isBefore(gone[next]!)) result.push(gone[next++]!.line);
    result.push(line);
  }
  return [...result, ...gone.slice(next).map(({ line }) => line)].join("\n");
}

type Texts = [string[], string[], string[]];

const placesOf = (from: readonly string[], to: readonly string[]): Int32Array =>
  placesBy(hunksOf(from, to), from.length);
