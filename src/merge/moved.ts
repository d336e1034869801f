/** A file that the user took away, as it was written last; `text` is not known of each. */
export interface Gone {
  path: string;
  sha256: string;
  text?: string;
}

/** A file that groundplan does not know. */
export interface Stray {
  path: string;
  sha256: string;
  text: string;
}

/** So much of the larger of two files has to be in both. */
const ALIKE = 0.6;

/**
 * Where files went that are no longer where they were written: to the same text at another path, or to one that is mostly the
 * same. Without the text that was written, the same name at another place will do.
 */
export function movedTo(gone: readonly Gone[], strays: readonly Stray[]): Map<string, string> {
  const found = gone.flatMap((one) => {
    const sure = strays.find(({ sha256 }) => sha256 === one.sha256);
    const to = sure ?? likeliest(one, strays);
    return to ? [[one.path, to.path] as const] : [];
  });
  return new Map(found);
}

function likeliest({ path, text }: Gone, strays: readonly Stray[]): Stray | undefined {
  if (text === undefined) return strays.find((one) => nameOf(one.path) === nameOf(path));
  let best: { stray: Stray; share: number } | undefined;
  for (const stray of strays) {
    const share = alike(text, stray.text);
    if (share >= ALIKE && share > (best?.share ?? 0)) best = { stray, share };
  }
  return best?.stray;
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
