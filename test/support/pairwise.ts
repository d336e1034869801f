/** One answer to each question. */
export type Row = Readonly<Record<string, string>>;

/** Rows in which any two answers to two different questions stand together at least once: few of them, and always the same. */
export function pairwise(answers: Readonly<Record<string, readonly string[]>>): Row[] {
  const all = product(answers);
  const tries = all.map((_first, index) => cover([...all.slice(index), ...all.slice(0, index)]));
  return tries.reduce((one, other) => (other.length < one.length ? other : one));
}

/** Each is the one that brings the most new pairs; of several, the one that stands first. */
function cover(all: readonly Row[]): Row[] {
  const open = new Set(all.flatMap(pairsOf));
  const rows: Row[] = [];
  while (open.size > 0) {
    const fresh = all.map((row) => pairsOf(row).filter((pair) => open.has(pair)).length);
    const best = all[fresh.indexOf(Math.max(...fresh))]!;
    for (const pair of pairsOf(best)) open.delete(pair);
    rows.push(best);
  }
  return rows;
}

/** All that stands together in a row. */
export function pairsOf(row: Row): string[] {
  const said = Object.entries(row).map(([question, answer]) => `${question} ${answer}`);
  return said.flatMap((one, index) => said.slice(index + 1).map((other) => `${one}, ${other}`));
}

/** Every row that there is. */
export const product = (answers: Readonly<Record<string, readonly string[]>>): Row[] =>
  Object.entries(answers).reduce<Row[]>(
    (rows, [question, all]) =>
      rows.flatMap((row) => all.map((answer) => ({ ...row, [question]: answer }))),
    [{}],
  );
