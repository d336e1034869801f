import { either, shown } from "./shown.ts";

/** A sentence that helps with a word that is not known: `Did you mean …?`, or what there is. */
export function didYouMean(word: string, known: readonly string[], otherwise?: string): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean ${shown(near)}?`;
  if (otherwise !== undefined) return otherwise;
  if (known.length === 0) return "There is none.";
  const some = known.slice(0, 12);
  return `Possible: ${either(some)}${known.length > some.length ? " …" : ""}.`;
}

/** The known word that a slip of the keyboard may have meant: at most two, in short words one. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.slice(0, 60).toLowerCase();
  let best: string | undefined;
  let least = wanted.length < 3 ? 1 : 3;
  for (const candidate of known) {
    const short = Math.min(wanted.length, candidate.length) < 5;
    const limit = Math.min(least, short ? 2 : 3);
    const steps = distance(wanted, candidate.toLowerCase(), limit);
    if (steps < limit) [best, least] = [candidate, steps];
  }
  return best;
}

/** Optimal string alignment: insert, delete, replace, or swap two neighbours; at least `limit` when it is not less. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) steps = Math.min(steps, before[j - 2]! + 1);
      row.push(steps);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
