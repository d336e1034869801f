/** A file that the user took away, as it was written last; `text` is not known of each. */
export interface Gone {
  path: string;
  sha256: string;
  text?: string;
  /** Texts that groundplan knows, of files with the same name: what is as much like one of them may be its copy. */
  others?: readonly string[];
}

/** A file that groundplan does not know. */
export interface Stray {
  path: string;
  sha256: string;
  text: string;
}

/** Where such a file stands now. `base`: its text as it was written last. */
export interface Moved {
  to: string;
  sha256: string;
  text: string;
  base?: string;
  /** No other file comes into question, and it is one that can be told from others. */
  sure: boolean;
}

/** So much of the larger of two files has to be in both; and so much, to be sure. */
const ALIKE = 0.6;
const SURELY = 0.8;
/** What has fewer lines looks like many a file. */
const FEW = 3;

/**
 * Where files went that are no longer where they were written: to the same text at another path, or to one that is mostly the
 * same. Without the text that was written, the same name at another place will do.
 */
export function movedTo(gone: readonly Gone[], strays: readonly Stray[]): Map<string, Moved> {
  const found = gone.flatMap((one) => {
    const match = exactly(one, strays) ?? likeliest(one, strays);
    return match ? [{ one, ...match }] : [];
  });
  return new Map(
    found.map(({ one: { path, text: base }, stray, sure }) => {
      const isOnly = found.filter((other) => other.stray === stray).length === 1;
      const { path: to, sha256, text } = stray;
      return [
        path,
        { to, sha256, text, ...(base !== undefined && { base }), sure: sure && isOnly },
      ];
    }),
  );
}

interface Match {
  stray: Stray;
  sure: boolean;
}

function exactly({ path, sha256, text }: Gone, strays: readonly Stray[]): Match | undefined {
  const same = strays.filter((stray) => stray.sha256 === sha256);
  const named = same.filter((stray) => nameOf(stray.path) === nameOf(path));
  const [stray] = named.length > 0 ? named : same;
  if (!stray) return undefined;
  const isLarge = text !== undefined && linesOf(text).length >= FEW;
  return { stray, sure: named.length === 1 || (same.length === 1 && isLarge) };
}

function likeliest({ path, text, others = [] }: Gone, strays: readonly Stray[]): Match | undefined {
  if (text === undefined) {
    const stray = strays.find((one) => nameOf(one.path) === nameOf(path));
    return stray && { stray, sure: false };
  }
  const all = strays
    .map((stray) => ({ stray, share: alike(text, stray.text) }))
    .filter(({ share }) => share >= ALIKE)
    .toSorted((a, b) => b.share - a.share);
  const [best] = all;
  if (!best) return undefined;
  const { stray, share } = best;
  const isOwn = others.every((other) => alike(other, stray.text) < share);
  const isClear = all.length === 1 && share >= SURELY && linesOf(text).length >= FEW;
  return { stray, sure: isClear && isOwn };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Which share of the lines, wherever they stand, is in both. */
function alike(one: string, other: string): number {
  const [a, b] = [linesOf(one), linesOf(other)];
  const left = new Map<string, number>();
  for (const line of a) left.set(line, (left.get(line) ?? 0) + 1);
  let both = 0;
  for (const line of b) {
    const count = left.get(line) ?? 0;
    if (count > 0) both++;
    left.set(line, count - 1);
  }
  return both / Math.max(a.length, b.length, 1);
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length > 1);
